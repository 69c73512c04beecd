"""``python -m benchmarks.routing``."""

import sys

from benchmarks.routing.command import main

if __name__ == "__main__":
    sys.exit(main())
