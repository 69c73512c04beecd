"""Search with PyVRP for problems it can carry, recombined by CP-SAT."""
