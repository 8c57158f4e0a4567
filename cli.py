"""The entry point of `commitgraph`; the commands are in `commands/`."""

from __future__ import annotations

import sys

from commands.program import run


def main() -> None:
    """Runs the command line of this process and ends it with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run())


if __name__ == "__main__":
    main()
