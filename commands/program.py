"""The program `commitgraph`: its commands, and what becomes of errors."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

import click

from commands.agencies import agencies
from commands.check import check
from commands.explain import explain
from commands.export import export
from commands.extract import extract
from commands.load import load
from commands.outline import outline
from commands.overlaps import overlaps
from commands.propose import propose
from commands.query import query
from commands.serve import serve
from commands.store import store
from commands.text import text
from graph.errors import CommitGraphError, UsageError

COMMANDS: tuple[click.Command, ...] = (
    load,
    extract,
    outline,
    text,
    explain,
    overlaps,
    propose,
    agencies,
    query,
    check,
    export,
    serve,
    store,
)
"""Every command, in the order in which the help lists them."""


def _version() -> str:
    """The installed version; a checkout that is not installed has none."""
    try:
        return version("commitgraph")
    except PackageNotFoundError:
        return "(not installed)"


class InOrder(click.Group):
    """A group that lists its commands as they were added."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in order."""
        return list(self.commands)


@click.group(
    name="commitgraph",
    cls=InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(message="commitgraph %(version)s", version=_version())
def program() -> None:
    """Reads Chinese government work reports and builds a knowledge graph of what they promise.

    Every element of the graph carries the characters that it was read from. Reading a document (extract,
    outline, text, explain) needs no store. Errors are one sentence on standard error; the exit code is 0 when all went
    well, 1 when something failed, 2 when the command was wrong.
    """


for command in COMMANDS:
    program.add_command(command)


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs a command line and gives the exit code; `arguments` are those of the process where None."""
    try:
        code = program.main(arguments, prog_name="commitgraph", standalone_mode=False)
    except UsageError as error:
        return _say(str(error), 2)
    except CommitGraphError as error:
        return _say(str(error), 1)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return _say("Stopped.", 130)
    except BrokenPipeError:
        # Whoever read our output has gone (head, less): what the stream still holds must not fail at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:
        return _say(f"{error.filename or 'The system'}: {error.strerror or error}.", 1)
    return code if isinstance(code, int) else 0


def _say(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code
