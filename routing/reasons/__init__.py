"""Why something is not carried, and the smallest change that would let it in."""
