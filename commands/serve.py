"""`commitgraph serve`."""

from __future__ import annotations

import os
import socket
import threading
import time
import webbrowser
from contextlib import ExitStack
from pathlib import Path

import click

from commands.flags import store_flag
from commands.output import say
from graph.errors import PortInUse

APP = Path(__file__).resolve().parents[1] / "app.py"

HOST = "127.0.0.1"

USUAL_PORT = 8501
"""Taken where it is free, so that an address that somebody kept works the next day."""


@click.command(name="serve")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Port of the pages. Default: 8501, else a free one."
)
@click.option("--no-browser", is_flag=True, help="Print the address and open nothing.")
@click.option("--sample", is_flag=True, help="Load the bundled documents first where the store is empty.")
@store_flag
def serve(*, port: int | None, no_browser: bool, sample: bool, where: str | None) -> None:
    """Open the pages in the browser, at 127.0.0.1 only.

    Ends with Ctrl+C. Nothing is sent anywhere, and nothing is asked.
    """
    from commands.load import SAMPLE, Told, load_into
    from commands.opening import opened

    chosen = free_port(port)
    with ExitStack() as stack:
        store = stack.enter_context(opened(where))
        if sample and not store.documents():
            for _, error in load_into(store, [str(SAMPLE)], Told()).errors:
                say(error)
        if where:
            os.environ["COMMITGRAPH_STORE"] = where
        threading.Thread(target=_announce, args=(chosen, no_browser), daemon=True).start()
        _run(chosen)


def free_port(wanted: int | None) -> int:
    """The wanted port, or PortInUse; without a wish the usual one, or any that is free."""
    if wanted is not None:
        if not _is_free(wanted):
            raise PortInUse(
                f"The port {wanted} of {HOST} is taken by another program; give another with --port, or none."
            )
        return wanted
    if _is_free(USUAL_PORT):
        return USUAL_PORT
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if os.name != "nt":  # there the flag would let two programs share the port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _announce(port: int, quiet: bool) -> None:
    """Prints the address once the pages answer, and opens it."""
    address = f"http://{HOST}:{port}"
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                break
        time.sleep(0.1)
    say(f"Commitment Graph is at {address} (Ctrl+C ends it)")
    if not quiet:
        webbrowser.open(address)


def _run(port: int) -> None:
    """Streamlit in this process, so that nothing is left behind however it ends."""
    from streamlit.web.cli import main

    options = {
        "server.address": HOST,
        "server.port": str(port),
        "server.headless": "true",
        "server.showEmailPrompt": "false",
        "server.fileWatcherType": "none",
        "server.enableXsrfProtection": "true",
        "server.enableCORS": "true",
        "browser.gatherUsageStats": "false",
        "browser.serverAddress": HOST,
        "client.toolbarMode": "minimal",
        "logger.hideWelcomeMessage": "true",
        "logger.level": "warning",
        "global.developmentMode": "false",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    main(["run", str(APP), *flags], standalone_mode=False)
