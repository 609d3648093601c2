"""What a run did, kept in constant memory and told in a few lines at its end."""

from collections import Counter
from dataclasses import dataclass, field

_NAMED = 20


@dataclass
class Summary:
    """Counts of a run; `rejects` are inputs that gave no article, each with its reason."""

    articles: int = 0
    claims: int = 0
    rejects: list[str] = field(default_factory=list)
    interrupted: bool = False
    _count: Counter[str] = field(default_factory=Counter)
    _named: dict[str, list[str]] = field(default_factory=dict)

    def notice(self, kind: str, name: str) -> None:
        """Count a thing worth knowing about an article, and keep the first names."""
        self._count[kind] += 1
        names = self._named.setdefault(kind, [])
        if len(names) < _NAMED:
            names.append(name)

    @property
    def status(self) -> int:
        """The exit status: 0, 1 if an input was rejected entirely, 130 if interrupted."""
        return 130 if self.interrupted else int(bool(self.rejects))

    def lines(self) -> list[str]:
        """The report: what was read, what is worth knowing, what was rejected and why."""
        told = [
            f"{_counted(self.articles, 'article')} read, {_counted(self.claims, 'claim')} found"
        ]
        if self.interrupted:
            told[0] = "interrupted: " + told[0] + "; what was read is kept, run again to go on"
        told += [self._told(kind) for kind in sorted(self._count)]
        if self.rejects:
            told.append(f"{_counted(len(self.rejects), 'input')} rejected:")
            told += [f"  {reason}" for reason in self.rejects]
        return told

    def _told(self, kind: str) -> str:
        names, more = self._named[kind], self._count[kind] - len(self._named[kind])
        return f"{kind}: {', '.join(names)}" + (f" and {more} more" if more else "")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
