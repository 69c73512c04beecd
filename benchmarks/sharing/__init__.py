"""What it takes to share costs: the cost of every coalition, and what follows."""
