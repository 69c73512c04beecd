"""Search for days with all the hub's rules: ruin and recreate, timed exactly."""
