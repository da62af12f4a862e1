"""Handing a report to the department that mends it, once, and every later photo or word as an update in its thread."""
