"""Paths to files: folders searched through, sorted, each file once."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.read import SUFFIXES
from extract.read.files import shown_name
from geodata.errors import InputError


@dataclass(frozen=True, slots=True, order=True)
class Input:
    """A file to read and the name that its article gets: its path inside the folder given."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to read, by name, and the names of others in the folders."""

    files: tuple[Input, ...]
    skipped: tuple[str, ...]


def find_inputs(paths: Iterable[Path], leave_out: Path | None = None) -> Inputs:
    """Every file of the paths, folders searched through, sorted by name, each file once.

    A file named by itself is kept whatever its suffix, so that it is rejected with a reason; in a
    folder other suffixes are counted only. Raises InputError for a path that does not exist.
    """
    found: dict[str, Input] = {}
    skipped: list[str] = []
    for path in paths:
        if not path.exists():
            raise InputError(f"{path}: there is no such file or folder; check the path")
        for file in _files(path, skipped):
            found.setdefault(os.path.realpath(file.path), file)
    if leave_out:
        found.pop(os.path.realpath(leave_out), None)
    return Inputs(tuple(sorted(found.values())), tuple(sorted(skipped)))


def _files(path: Path, skipped: list[str]) -> Iterator[Input]:
    if not path.is_dir():
        yield Input(shown_name(path.name), path)
        return
    for file in _walk(path):
        if file.suffix.casefold() in SUFFIXES:
            yield Input(_name_in(path, file), file)
        else:
            skipped.append(_name_in(path, file))


def _walk(folder: Path) -> Iterator[Path]:
    """Regular files under a folder; links are followed, but no folder is entered twice."""
    entered: set[tuple[int, int]] = set()
    for here, folders, names in os.walk(folder, followlinks=True):
        info = Path(here).stat()
        if (info.st_dev, info.st_ino) in entered:
            folders.clear()
            continue
        entered.add((info.st_dev, info.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(here, name)
            if not name.startswith(".") and _is_regular(file):
                yield file


def _is_regular(file: Path) -> bool:
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except OSError:
        return True  # a broken link: named as a reject when it is read


def _name_in(folder: Path, file: Path) -> str:
    return shown_name(file.relative_to(folder).as_posix())
