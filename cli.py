"""The entry point of `commitgraph`; the commands are in `commands/`."""

from __future__ import annotations

import io
import os
import sys

from commands.program import run


def main() -> None:
    """Runs the command line of this process and ends it with its exit code."""
    # The name of a file may hold bytes that are no characters; they go out as they came in.
    odd = "backslashreplace" if os.name == "nt" else "surrogateescape"
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=odd)
    sys.exit(run())


if __name__ == "__main__":
    main()
