"""Who is meant: an article's actors, resolved in reading order by theatre and what went before."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from extract.lexicon import Phrases, split_name
from extract.mentions.actor import ActorKind, ActorMention
from extract.mentions.sides import actors, forces
from extract.referents import Named, Referents
from extract.rulebook import rules, word_set
from extract.scene import Scene
from extract.theatres import NOWHERE, Theatre, days, theatres

__all__ = ["LEADING", "Cast", "Named", "Theatre", "resolve_cast"]


# So many of the actors named most often may act in any sentence.
LEADING = 4
# A paragraph of so few words that names a theatre is a heading of what follows.
HEADING = 3


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of an article: per sentence in order, how often named, and the leading few.

    `names` are the names of those `named`.
    """

    named: tuple[tuple[Named, ...], ...]
    names: tuple[tuple[str, ...], ...]
    counts: Counter[str]
    theatres: tuple[Theatre, ...]
    leading: tuple[str, ...]


@cache
def _cues() -> Phrases[str]:
    rows = rules("actors")["theatre"]
    return Phrases((cue, row["name"]) for row in rows for cue in row["cues"])


def _cued(
    texts: tuple[str, ...], folded: tuple[str, ...], named: Sequence[ActorMention] = ()
) -> list[tuple[str, bool]]:
    """The theatres that capitalised words are cues of; and whether an actor's name holds each."""
    known = _cues()
    if known.openers.isdisjoint(folded):
        return []
    found = (
        known.at(texts, folded, index)
        for index, text in enumerate(texts)
        if text[0].isupper() or text[:3] == "al-"
    )
    edges = word_set("forces", "edges")
    return [
        (name, any(a.first < after <= a.after and a.after - a.first > 1 for a in named))
        for after, name in filter(None, found)
        if edges.isdisjoint(folded[after : after + 1])
    ]


@cache
def _of_one_war() -> dict[str, str]:
    """The theatre of each listed actor that is a side of no other: ISIS tells of none."""
    sides = {
        name: {row.government, row.rebels, row.jihadists, row.kurds, row.invader}
        for name, row in theatres().items()
    }
    return {
        actor.name: actor.theatre
        for actor in actors().values()
        if all(actor.name not in named for name, named in sides.items() if name != actor.theatre)
    }


def resolve_cast(scenes: Sequence[Scene], title: str, published: date | None) -> Cast:
    """Resolve every actor mention of an article. `published` decides between names of one actor."""
    found = [_cued(s.words.texts, s.words.folded, s.actors) for s in scenes]
    found.append(_cued(*split_name(title)) if title else [])
    overall = Counter(name for row in found for name, _ in row)
    cued = [[name for name, held in row if not held] for row in found[:-1]]
    by_paragraph = _by_paragraph(scenes, cued, overall)
    mentioned = frozenset(
        a.name
        for scene in scenes
        for a in scene.actors
        if a.kind in (ActorKind.NAMED, ActorKind.HOLDER)
    )
    state = Referents(published, _voice(scenes), mentioned)
    named = []
    here = [
        _of_sentence(s, row, by_paragraph).at(day)
        for s, row, day in zip(scenes, cued, days(scenes, published), strict=True)
    ]
    for scene, theatre in zip(scenes, here, strict=True):
        named.append(tuple(state.resolve(scene, mention, theatre) for mention in scene.actors))
        state.end_sentence(scene, named[-1])
    names = tuple(tuple(n.name for n in row) for row in named)
    counts = Counter(name for row in names for name in row if name)
    leading = tuple(name for name, _ in counts.most_common(LEADING))
    return Cast(tuple(named), names, counts, tuple(here), leading)


def _of_sentence(scene: Scene, cued: list[str], by_paragraph: dict[int, Theatre]) -> Theatre:
    """A sentence's own theatre where it names only that one: "In Iraq, government forces ..."."""
    around = by_paragraph[scene.sentence.paragraph]
    own = set(cued)
    if (
        len(own) == 1
        and around.name not in own
        and not any(
            a.name in actors() and actors()[a.name].theatre == around.name for a in scene.actors
        )
    ):
        return theatres()[own.pop()]
    return around


def _voice(scenes: Sequence[Scene]) -> str:
    """Whom "our forces" are: the actor named most often as the one that takes places.

    One whom the text calls occupiers or terrorists is not its own side; where nobody else is named,
    it is whom that one fights.
    """
    taking: Counter[str] = Counter()
    hostile = {
        a.name
        for scene in scenes
        for a in scene.actors
        if not forces().hostile.isdisjoint(scene.words.folded[a.first : a.after])
    }
    for scene in scenes:
        first = next((a for a in scene.actors if a.kind is ActorKind.NAMED), None)
        if (
            first
            and first.name not in hostile
            and any(
                t.index > first.first and t.classes[0] in ("take", "repel") for t in scene.triggers
            )
        ):
            taking[first.name] += 1
    if taking or not hostile:
        return _main(taking)
    facing = actors().get(min(hostile))
    return next(iter(facing.against), "") if facing else ""


def _by_paragraph(
    scenes: Sequence[Scene], cued: Sequence[list[str]], overall: Counter[str]
) -> dict[int, Theatre]:
    """A paragraph's own theatre where it names one, and twice, and the article's not at all.

    Actors alone do not move a paragraph to their war: they may fight in another's.
    """
    told: dict[int, list[str]] = {}
    placed: set[tuple[int, str]] = set()
    known = _of_one_war()
    for scene, row in zip(scenes, cued, strict=True):
        paragraph = scene.sentence.paragraph
        names = told.setdefault(paragraph, [])
        names += row
        names += (known[a.name] for a in scene.actors if a.name in known)
        placed.update((paragraph, name) for name in row)
    tallies = {paragraph: Counter(filter(None, names)) for paragraph, names in told.items()}
    for tally in tallies.values():
        overall.update({name: 0.5 * count for name, count in tally.items()})
    main = _main(overall)
    headings = _headings(scenes, cued)
    found = {}
    for paragraph, tally in tallies.items():
        main = headings.get(paragraph, main)
        own = _main(tally)
        clear = (paragraph, own) in placed and tally[own] >= 2 and not tally[main]
        found[paragraph] = theatres().get(own if clear else main, NOWHERE)
    return found


def _headings(scenes: Sequence[Scene], cued: Sequence[list[str]]) -> dict[int, str]:
    """The theatre of each paragraph that only names one: "IRAQ" over all that follows."""
    lengths = Counter(scene.sentence.paragraph for scene in scenes)
    return {
        scene.sentence.paragraph: row[0]
        for scene, row in zip(scenes, cued, strict=True)
        if len(set(row)) == 1
        and lengths[scene.sentence.paragraph] == 1
        and sum(text[0].isalnum() for text in scene.words.texts) <= HEADING
    }


def _main(tally: Counter[str]) -> str:
    return min(tally, key=lambda name: (-tally[name], name)) if tally else ""
