"""How fast articles are read on one core, and how much memory a long run takes.

Speed is CPU time of one process held to one core: reading the file, splitting, claims, dates and
roles; without coordinates and database. Read are the labelled articles where they lie beside the
repository, else briefs made by rule. Two peers read the same texts: one regular expression over
each text (the floor: what a search for "captured X" costs) and dateparser's search for dates,
which is one stage of what a reading does. Memory is the peak of a whole run, coordinates and
table included, over a stream of 20,000 articles, beside 1,000.
"""

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tests.extract.briefs import jsonl_lines, write_briefs

Item = TypeVar("Item")
SHARED = Path(__file__).resolve().parents[3] / "shared" / "articles"
STREAM = "--stream"
DATEPARSER_SHARE = 10
FLOOR = re.compile(r"\b(?:captur|seiz|liberat|retook|recaptur)\w* (?:[a-z]+ ){0,4}[A-Z][\w’'-]+")


def main() -> None:
    """Print one `name value` line a figure."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        speed(sorted(SHARED.glob("*.txt")) or write_briefs(Path(folder), 200))
        small, large = peak_mb(Path(folder), 1_000), peak_mb(Path(folder), 20_000)
    print(f"extract_peak_mb_1000 {small:.0f}")
    print(f"extract_peak_mb_20000 {large:.0f}")
    print(f"extract_peak_mb_growth {large - small:.0f}")


def speed(paths: list[Path]) -> None:
    from dateparser.search import search_dates

    from extract.pipeline import reader
    from extract.read import read_articles
    from extract.sentences import split
    from geodata.article import Article

    def articles(path: Path) -> list[Article]:
        return [found for found in read_articles(path) if isinstance(found, Article)]

    read = reader(atlas=None)
    texts = [path.read_text("utf-8") for path in paths]
    known = [article for path in paths for article in articles(path)]
    ours = timed(lambda path: [read(article) for article in articles(path)], paths, rounds=3)
    floor = timed(lambda text: FLOOR.findall(text), texts, rounds=3)
    dates = timed(lambda text: search_dates(text, languages=["en"]), texts[::DATEPARSER_SHARE])
    print(f"extract_articles {len(paths)}")
    print(f"extract_words_median {statistics.median(len(text.split()) for text in texts):.0f}")
    print(f"extract_articles_per_s {1 / statistics.mean(ours):.1f}")
    print(f"extract_article_median_ms {1000 * statistics.median(ours):.2f}")
    print(f"extract_article_p95_ms {1000 * statistics.quantiles(ours, n=20)[-1]:.2f}")
    print(f"extract_file_median_ms {1000 * statistics.median(timed(articles, paths)):.2f}")
    print(f"extract_split_median_ms {1000 * statistics.median(timed(split, known)):.2f}")
    print(f"extract_peer_regex_articles_per_s {1 / statistics.mean(floor):.0f}")
    print(f"extract_peer_dateparser_articles_per_s {1 / statistics.mean(dates):.1f}")
    print(f"extract_peer_ratio {statistics.mean(dates) / statistics.mean(ours):.1f}")


def timed(work: Callable[[Item], object], items: list[Item], rounds: int = 1) -> list[float]:
    """CPU seconds of each item, the best of some rounds, after one item to warm up."""
    work(items[0])
    best = [float("inf")] * len(items)
    for _ in range(rounds):
        for number, item in enumerate(items):
            start = time.process_time()
            work(item)
            best[number] = min(best[number], time.process_time() - start)
    return best


def peak_mb(folder: Path, count: int) -> float:
    """Peak resident memory, in MB, of a process that runs over a stream of so many articles."""
    path = folder / f"{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(jsonl_lines(count))
    command = [sys.executable, "-m", "tests.bench.bench_extract", STREAM, str(path)]
    return float(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def stream(path: Path) -> None:
    """Run over one file and print this process's peak memory."""
    from extract.run import run

    run([path], out=path.with_suffix(".csv.out"))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    if sys.argv[1:2] == [STREAM]:
        stream(Path(sys.argv[2]))
    else:
        main()
