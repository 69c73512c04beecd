"""What rounds cost, and who bears it."""
