"""A served app and a browser page that can reach nothing but this machine.

Each test names its own database; the server and the browser profile end with the test (or, for
`serve`, with the module that shares them).
"""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route, WebSocketRoute, sync_playwright

from tests.browser import chromium
from tests.conftest import ROOT

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_LOCAL = ("localhost", "127.0.0.1")
_START_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Served:
    """A running app: `url` has no slash at its end; `log` holds what the server printed."""

    url: str
    log: Path


@contextmanager
def served(database: str, log: Path, script: str = "app.py") -> Iterator[Served]:
    """The app over one database (an SQLAlchemy URL) on a free port, until the block ends."""
    port = _free_port()
    options = ("--server.headless=true", "--server.address=localhost", f"--server.port={port}")
    with log.open("wb") as out:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "streamlit", "run", script, *options),
                *("--browser.gatherUsageStats=false", "--server.fileWatcherType=none"),
            ],
            cwd=ROOT,
            env={**os.environ, "CLAIMLINE_DB": database},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            url = f"http://localhost:{port}"
            _await_health(url, process, log)
            yield Served(url, log)
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Served]]:
    """A function from a database's URL to the app served over it, once for each database."""
    folder = tmp_path_factory.mktemp("served")
    running: dict[str, Served] = {}
    blocks = []

    def start(database: str) -> Served:
        if database not in running:
            block = served(database, folder / f"{len(running)}.log")
            running[database] = block.__enter__()
            blocks.append(block)
        return running[database]

    yield start
    for block in blocks:
        block.__exit__(None, None, None)


@pytest.fixture(scope="module")
def browser_context(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[BrowserContext, list[str]]]:
    """A browser with an empty profile, and the list of requests to other hosts, all refused."""
    program = chromium.find()
    if program is None:
        pytest.fail("no Chromium is installed: `make test` installs one or says how")
    elsewhere: list[str] = []
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(tmp_path_factory.mktemp("profile")),
            executable_path=program,
            headless=True,
            args=list(FLAGS),
            viewport={"width": 1280, "height": 900},
            accept_downloads=True,
        )
        context.route("**/*", lambda route: _only_local(route, elsewhere))
        context.route_web_socket("**/*", lambda socket: _only_local_socket(socket, elsewhere))
        yield context, elsewhere
        context.close()


@pytest.fixture
def page(browser_context: tuple[BrowserContext, list[str]]) -> Iterator[Page]:
    """A fresh page. Every host but this machine is blocked."""
    context, elsewhere = browser_context
    elsewhere.clear()
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    page.close()


@pytest.fixture
def requests_elsewhere(browser_context: tuple[BrowserContext, list[str]]) -> list[str]:
    """The addresses on other hosts that the page of this test asked for: to be asserted empty."""
    return browser_context[1]


def _only_local(route: Route, elsewhere: list[str]) -> None:
    address = urlsplit(route.request.url)
    if address.hostname in _LOCAL or address.scheme in ("data", "blob"):
        route.continue_()
    else:
        elsewhere.append(route.request.url)
        route.abort()


def _only_local_socket(route: WebSocketRoute, elsewhere: list[str]) -> None:
    if urlsplit(route.url).hostname in _LOCAL:
        route.connect_to_server()
    else:
        elsewhere.append(route.url)
        route.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_health(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(_START_SECONDS * 10):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"the app did not start:\n{log.read_text(errors='replace')}")
