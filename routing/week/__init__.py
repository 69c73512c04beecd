"""The days of a week, planned at once: children search, the parent finishes."""
