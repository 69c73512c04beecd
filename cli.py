"""The `mil` command: knows everybody, decides nothing."""
