"""``python -m benchmarks.days``."""

import sys

from benchmarks.days.command import main

if __name__ == "__main__":
    sys.exit(main())
