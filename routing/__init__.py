"""Rounds: travel matrices, the engine that plans them, and the judge of its plans."""
