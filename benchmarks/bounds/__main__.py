"""``python -m benchmarks.bounds``."""

import sys

from benchmarks.bounds.command import main

if __name__ == "__main__":
    sys.exit(main())
