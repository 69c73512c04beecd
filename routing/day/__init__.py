"""A day of the hub in the engine's terms, and the engine's answer in the hub's."""
