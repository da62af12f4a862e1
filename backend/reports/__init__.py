"""The heart: a report with its number, its timeline of events, its workflow, the words and photos that belong to it."""
