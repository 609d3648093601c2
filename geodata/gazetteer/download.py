"""Fetching a GeoNames country file: resumed where it broke off, checked, put in place whole."""

import os
import re
import zipfile
from collections.abc import Callable
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from geodata.errors import GazetteerError, InputError, NetworkError
from geodata.folders import cache_folder

BASE_URL = "https://download.geonames.org/export/dump"
BASE_URL_VARIABLE = "CLAIMLINE_GEONAMES"
_SILENT_SECONDS = 30.0
_CHUNK = 1 << 16
_MOST_BYTES = 600_000_000
_AGENT = {"User-Agent": "claimline/0.1 (gazetteer download)"}


def base_url() -> str:
    """Where country files are fetched from: CLAIMLINE_GEONAMES, or GeoNames itself."""
    return (os.environ.get(BASE_URL_VARIABLE) or BASE_URL).rstrip("/")


def fetch_country(
    code: str,
    url: str | None = None,
    seen: Callable[[int, int], object] = lambda _bytes, _total: None,
    silent_seconds: float = _SILENT_SECONDS,
) -> Path:
    """Download the country file of an ISO code of two letters; the path of the checked zip.

    `seen` is told how many bytes there are by now and how many there will be. What was fetched
    stays in the cache folder, so that the next call goes on from there. Raises InputError for
    what is no country code, NetworkError if the server fails or falls silent, GazetteerError
    for a file that is not what it should be.
    """
    address = (url or base_url()).rstrip("/")
    if not re.fullmatch(r"https?://\S+", address):
        raise InputError(f"{address!r} is no address such as {BASE_URL}")
    if not re.fullmatch(r"[A-Za-z]{2}", code):
        raise InputError(f"{code!r} is neither a file nor a country code of two letters.")
    name = f"{code.upper()}.zip"
    part = cache_folder() / f"{name}.part"
    address = f"{address}/{name}"
    try:
        _fetch(address, part, seen, silent_seconds)
    except (URLError, HTTPException, TimeoutError, ConnectionError) as error:
        raise NetworkError(
            f"{address}: {_cause(error)}. Run the command again to go on from here, or install "
            f"a file: python -m geodata install {name}"
        ) from error
    except OSError as error:
        raise GazetteerError(f"{part}: {error.strerror or error}.") from error
    _check(part, address, f"{code.upper()}.txt")
    whole = part.with_suffix("")
    part.replace(whole)
    return whole


def _fetch(
    address: str, part: Path, seen: Callable[[int, int], object], silent_seconds: float
) -> None:
    have = part.stat().st_size if part.exists() else 0
    headers = {**_AGENT, **({"Range": f"bytes={have}-"} if have else {})}
    try:
        answer = urlopen(Request(address, headers=headers), timeout=silent_seconds)
    except HTTPError as error:
        if error.code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            return
        raise
    with answer:
        resumed = answer.status == HTTPStatus.PARTIAL_CONTENT
        have = have if resumed else 0
        total = have + int(answer.headers.get("Content-Length") or 0)
        if total > _MOST_BYTES:
            raise GazetteerError(f"{address}: {total:,} bytes; no country file is that large.")
        with part.open("ab" if resumed else "wb") as handle:
            while chunk := answer.read1(_CHUNK):
                handle.write(chunk)
                have += len(chunk)
                seen(have, total)
    if have < total:
        raise ConnectionError(f"it broke off after {have:,} of {total:,} bytes")


def _check(part: Path, address: str, member: str) -> None:
    try:
        with zipfile.ZipFile(part) as archive:
            broken = archive.testzip()
            if broken or member not in archive.namelist():
                raise zipfile.BadZipFile(f"{broken or member} is broken or missing in it")
    except (zipfile.BadZipFile, EOFError) as error:
        part.unlink(missing_ok=True)
        raise GazetteerError(
            f"{address}: not a whole country file ({error}). Try again."
        ) from error


def _cause(error: Exception) -> str:
    if isinstance(error, HTTPError):
        return f"the server answered {error.code} {error.reason}"
    reason = getattr(error, "reason", error)
    if isinstance(error, TimeoutError) or isinstance(reason, TimeoutError):
        return "the server did not answer in time"
    return str(error) if "broke off" in str(error) else "no connection to the server"
