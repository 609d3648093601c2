"""Where what can be made again is kept: the user's cache folder."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path


def cache_folder() -> Path:
    """The first folder of these that can be written: CLAIMLINE_CACHE, the platform's cache,
    the system's folder for temporary files."""
    for folder in _folders():
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    return Path(tempfile.mkdtemp())


def _folders() -> Iterator[Path]:
    if os.environ.get("CLAIMLINE_CACHE"):
        yield Path(os.environ["CLAIMLINE_CACHE"])
    yield Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "claimline"
    yield Path(tempfile.gettempdir()) / "claimline"
