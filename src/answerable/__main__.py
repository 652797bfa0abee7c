"""`python -m answerable` is `answerable`."""

from __future__ import annotations

import sys

from answerable.config.command_line import main

if __name__ == "__main__":
    sys.exit(main())
