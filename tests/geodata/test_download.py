"""Country files come whole over a network that breaks, stalls or lies. The server is local."""

import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest

from geodata.__main__ import main
from geodata.errors import GazetteerError, InputError, NetworkError
from geodata.gazetteer.download import fetch_country

COUNTRY = Path(__file__).parent / "gazetteers" / "ZZ.txt"


def country_zip() -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("ZZ.txt", COUNTRY.read_bytes())
    return content.getvalue()


class Server(ThreadingHTTPServer):
    """Serves one file; `breaks` answers are cut half-way, then it is served whole."""

    breaks = 0
    content = b""
    status = 200
    silent: threading.Event | None = None
    resumable = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.headers.get("Range", ""))
        if self.server.silent:
            self.server.silent.wait(5)
            return
        start = int((self.headers.get("Range") or "bytes=0-")[6:-1]) if self.server.resumable else 0
        body = self.server.content[start:]
        self.send_response(206 if start else self.server.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.server.breaks:
            self.server.breaks -= 1
            body = body[: len(body) // 2]
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def server(tmp_path, monkeypatch) -> Iterator[Server]:
    monkeypatch.setenv("CLAIMLINE_CACHE", str(tmp_path / "cache"))
    found = Server()
    found.content = country_zip()
    threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.01}).start()
    yield found
    found.shutdown()
    found.server_close()


def test_a_country_file_is_fetched_and_its_progress_told(server):
    told: list[tuple[int, int]] = []
    path = fetch_country("zz", server.url, lambda have, total: told.append((have, total)))
    assert path.read_bytes() == server.content
    assert told[-1] == (len(server.content), len(server.content))


def test_a_broken_download_goes_on_where_it_broke_off(server):
    server.breaks = 1
    with pytest.raises(NetworkError, match=r"ZZ\.zip.*again"):
        fetch_country("ZZ", server.url)
    assert fetch_country("ZZ", server.url).read_bytes() == server.content
    half = len(server.content) // 2
    assert server.asked == ["", f"bytes={half}-"]


def test_a_server_that_cannot_resume_starts_anew(server):
    server.breaks, server.resumable = 1, False
    with pytest.raises(NetworkError):
        fetch_country("ZZ", server.url)
    assert fetch_country("ZZ", server.url).read_bytes() == server.content


def test_a_silent_server_is_given_up(server):
    server.silent = threading.Event()
    with pytest.raises(NetworkError, match="in time"):
        fetch_country("ZZ", server.url, silent_seconds=0.2)
    server.silent.set()


def test_a_server_error_and_a_closed_door_are_told_apart(server):
    server.status = 503
    with pytest.raises(NetworkError, match="503"):
        fetch_country("ZZ", server.url)
    with pytest.raises(NetworkError, match="no connection"):
        fetch_country("ZZ", "http://127.0.0.1:9")


def test_what_is_no_country_file_is_thrown_away(server):
    server.content = b"<html>not found</html>"
    with pytest.raises(GazetteerError, match="not a whole country file"):
        fetch_country("ZZ", server.url)
    server.content = country_zip()
    assert fetch_country("ZZ", server.url).exists()


@pytest.mark.parametrize("code", ["../etc", "Z", "ZZZ", "Z/"])
def test_only_two_letters_are_a_country_code(code):
    with pytest.raises(InputError):
        fetch_country(code)


def test_the_command_installs_what_it_fetched(server, database, capsys, monkeypatch):
    monkeypatch.setenv("CLAIMLINE_GEONAMES", server.url)
    assert main(["install", "ZZ"]) == 0
    assert main(["list"]) == 0
    assert "ZZ\t9 places" in capsys.readouterr().out


def test_the_command_says_what_went_wrong_and_keeps_what_was_installed(server, database, capsys):
    assert main(["install", str(COUNTRY)]) == 0
    server.status = 404
    assert main(["install", "ZZ", "--source", server.url]) == 2
    assert "404" in capsys.readouterr().err
    main(["list"])
    assert "9 places" in capsys.readouterr().out
