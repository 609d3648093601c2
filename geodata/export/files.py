"""Writing a file so that its name is either the old content or all of the new."""

import os
import tempfile
from pathlib import Path

from geodata.errors import InputError


def write(path: Path, data: bytes) -> None:
    """Write a file atomically.

    Raises InputError, naming the path, when it cannot be written; what had the name stays.
    """
    if path.is_dir():
        raise InputError(f"{path}: is a folder; name a file to write to")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}; choose another") from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}; choose another") from error
    finally:
        part.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
