"""Look-ups a second over 36,000 places on one core, beside peers that answer the same names.

Prints lookup_exact_per_s and lookup_fuzzy_per_s (median and slowest of five runs), the peers'
figures, and how long the places take to load. Reads the village gazetteer beside the repository
where it lies there, else invented places.
"""

import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from rapidfuzz import fuzz, process

from geodata.gazetteer import Shelf
from geodata.gazetteer.shelf import read
from geodata.names import key
from geodata.store import Store
from geodata.tiers.index import Index

SHARED = Path(__file__).resolve().parents[3] / "shared" / "gazetteer" / "places_sy_lb_iq.csv"
PLACES, EXACT, FUZZY, PEER, RUNS = 36_000, 20_000, 1_000, 40, 5


def main() -> None:
    """Measure, and print one `name value` line for each figure."""
    draw = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Store.open(f"sqlite:///{folder}/places.db"))
        source = SHARED if SHARED.exists() else invented(Path(folder), draw)
        print(f"lookup_places {sum(1 for _ in read(source))}")
        print(f"gazetteer_install_s {timed(lambda: shelf.install(source)):.2f}")
        print(f"gazetteer_load_s {timed(shelf.index):.2f}")
        index = shelf.index()
    names = [name for place in index.places for name in (place.name, *place.names)]
    exact = draw.sample(names, min(EXACT, len(names)))
    fuzzy = [misspelt(name, draw) for name in draw.sample(names, FUZZY)]
    index.near(fuzzy[0])
    report("lookup_exact_per_s", lambda batch: [index.exact(key(n)) for n in batch], exact)
    report("lookup_fuzzy_per_s", lambda batch: [index.near(key(n)) for n in batch], fuzzy)
    peers(index, exact, fuzzy)


def peers(index: Index, exact: list[str], fuzzy: list[str]) -> None:
    """The same names asked of SQLite by key, and of rapidfuzz over every key."""
    keys = sorted({key(name) for place in index.places for name in (place.name, *place.names)})
    table = sqlite3.connect(":memory:")
    table.execute("CREATE TABLE place (key TEXT PRIMARY KEY) WITHOUT ROWID")
    table.executemany("INSERT INTO place VALUES (?)", ((one,) for one in keys))
    query = "SELECT key FROM place WHERE key = ?"
    report(
        "peer_sqlite_exact_per_s",
        lambda batch: [table.execute(query, (key(n),)).fetchall() for n in batch],
        exact,
    )
    report(
        "peer_rapidfuzz_extract_per_s",
        lambda batch: [
            process.extract(key(n), keys, scorer=fuzz.ratio, score_cutoff=80, limit=8)
            for n in batch
        ],
        fuzzy[:PEER],
    )


def report(name: str, ask: Callable[[list[str]], object], batch: list[str]) -> None:
    """Print the median of the runs' look-ups a second, and the slowest run's."""
    rates = [len(batch) / timed(lambda: ask(batch)) for _ in range(RUNS)]
    print(f"{name} {statistics.median(rates):.0f} slowest {min(rates):.0f}")


def timed(work: Callable[[], object]) -> float:
    """Processor seconds that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def misspelt(name: str, draw: random.Random) -> str:
    """The name with one letter lost, as a hurried reader writes it."""
    cut = draw.randrange(len(name))
    return name[:cut] + name[cut + 1 :]


def invented(folder: Path, draw: random.Random) -> Path:
    """A CSV of invented places with names of two or three syllable groups."""
    parts = ["mu", "za", "kir", "tal", "dah", "bur", "shu", "na", "qar", "lim", "hal", "yun"]
    path = folder / "invented.csv"
    path.write_text("name,lat,lon\n" + "\n".join(_rows(parts, draw)), encoding="utf-8")
    return path


def _rows(parts: list[str], draw: random.Random) -> Iterable[str]:
    for _ in range(PLACES):
        name = "".join(draw.choices(parts, k=draw.randint(2, 5))).capitalize()
        yield f"{name},{draw.uniform(32, 37):.4f},{draw.uniform(36, 42):.4f}"


if __name__ == "__main__":
    main()
