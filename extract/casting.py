"""Who plays which role in a judged pair: the likeliest actor, then the likeliest other side."""

from dataclasses import dataclass

from extract.judge import Head, softmax
from extract.roles import Situation, candidates, loser_features, role_features, setting

Shares = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """The actor and the other side ("" if there is none), and each candidate with its share."""

    actor: str = ""
    loser: str = ""
    share: float = 1.0
    actors: Shares = ()
    losers: Shares = ()


def cast_roles(situation: Situation, heads: dict[str, Head]) -> Roles:
    """Choose the actor among the candidates, and among the others the side that it faced."""
    names = candidates(situation)
    if not names:
        return Roles()
    given = setting(situation)
    rows = {name: role_features(given, name) for name in names}
    actors = _shares(heads["actor"], rows)
    actor, share = _likeliest(actors)
    del rows[actor]
    for name, row in rows.items():
        row += loser_features(given, name, actor)
    losers = _shares(heads["from"], rows) if rows else ()
    return Roles(actor, _likeliest(losers)[0] if losers else "", share, actors, losers)


def _shares(head: Head, rows: dict[str, list[str]]) -> Shares:
    """Each candidate with its share, by the features of each."""
    scores = head.scores(list(rows.values()))[:, 0]
    return tuple(zip(rows, map(float, softmax(scores)), strict=True))


def _likeliest(shares: Shares) -> tuple[str, float]:
    """The first of the largest share."""
    return max(shares, key=lambda one: one[1])
