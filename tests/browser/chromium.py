"""Finding a Chromium for the browser tests; run as a program, installing Debian's if it may."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
_WAY_OUT = (
    "The browser tests need Chromium: install it (Debian: apt install chromium), or name one with "
    "CHROMIUM=path; the other tests run with: .venv/bin/python -m pytest -m 'not browser'"
)


def find() -> str | None:
    """The program to start: CHROMIUM of the environment, else the first on the PATH, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    on_path = (shutil.which(name) for name in _NAMES)
    return next((path for path in on_path if path), None) or next(
        (path for path in _MAC if Path(path).exists()), None
    )


def install() -> None:
    """Install Debian's Chromium where that is allowed: as root, on a system with apt-get."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return
    print("Installing Debian's chromium for the browser tests ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    fetch = ["apt-get", "install", "--yes", "-qq", "--no-install-recommends", "chromium"]
    for command in (["apt-get", "update", "-qq"], fetch):
        subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
        )


def main() -> int:
    """Exit status 0 if a Chromium is there, or was installed; else one line says what to do."""
    if find() is None:
        install()
    if find() is None:
        print(_WAY_OUT, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
