"""What every test may use: the repository's root, the labelled articles, an empty store."""

from pathlib import Path

import pytest
from hypothesis import settings

from geodata.store import Store

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

# A busy machine is not a defect: no test is judged by the clock, and every run draws the same.
settings.register_profile("claimline", deadline=None, derandomize=True)
settings.load_profile("claimline")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what reads the labelled articles where they do not lie beside the repository."""
    if SHARED.is_dir():
        return
    absent = pytest.mark.skip(reason="the labelled articles do not lie beside the repository")
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(absent)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the labelled articles; a test that asks for it is marked `shared`."""
    return SHARED


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of an empty database of this test alone, also set as CLAIMLINE_DB."""
    url = f"sqlite:///{tmp_path / 'claims.db'}"
    monkeypatch.setenv("CLAIMLINE_DB", url)
    return url


@pytest.fixture
def empty_store(database: str) -> Store:
    """An open store over `database`."""
    return Store.open(database)
