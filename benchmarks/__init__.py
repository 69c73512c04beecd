"""Measures the planner against its peers. Never imported by it, never installed."""
