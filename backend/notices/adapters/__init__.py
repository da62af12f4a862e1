"""The channels themselves; each owns its timeout and turns every failure into the interface's words."""
