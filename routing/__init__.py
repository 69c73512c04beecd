"""Rounds: travel matrices, the OR-Tools model, and the judge of its plans."""
