"""Who is meant: an article's actors, resolved in reading order by theatre and what went before."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from extract.lexicon import Phrases, split_name
from extract.mentions.actor import ActorKind
from extract.mentions.sides import actors, forces
from extract.referents import Named, Referents
from extract.rulebook import rules
from extract.scene import Scene
from extract.theatres import NOWHERE, Theatre, theatres

__all__ = ["LEADING", "Cast", "Named", "Theatre", "resolve_cast"]


# So many of the actors named most often may act in any sentence.
LEADING = 4


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


def _cued(texts: tuple[str, ...], folded: tuple[str, ...]) -> list[str]:
    """The theatres that the capitalised words of a text are cues of."""
    known = _cues()
    if known.openers.isdisjoint(folded):
        return []
    found = (
        known.at(texts, folded, index)
        for index, text in enumerate(texts)
        if text[0].isupper() or text[:3] == "al-"
    )
    return [match[1] for match in found if match]


def resolve_cast(scenes: Sequence[Scene], title: str, published: date | None) -> Cast:
    """Resolve every actor mention of an article. `published` decides between names of one actor."""
    cued = [_cued(scene.words.texts, scene.words.folded) for scene in scenes]
    overall = Counter(name for row in cued for name in row)
    overall.update(_cued(*split_name(title)) if title else ())
    by_paragraph = _by_paragraph(scenes, cued, overall)
    state = Referents(published, _voice(scenes))
    named = []
    here = [_of_sentence(s, row, by_paragraph) for s, row in zip(scenes, cued, strict=True)]
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

    One whom the text calls occupiers or terrorists is not its own side.
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
    return _main(taking)


def _by_paragraph(
    scenes: Sequence[Scene], cued: Sequence[list[str]], overall: Counter[str]
) -> dict[int, Theatre]:
    """A paragraph's own theatre where it names one twice and the article's not at all."""
    told: dict[int, list[str]] = {}
    known = actors()
    for scene, row in zip(scenes, cued, strict=True):
        names = told.setdefault(scene.sentence.paragraph, [])
        names += row
        names += (known[a.name].theatre for a in scene.actors if a.name in known)
    tallies = {paragraph: Counter(filter(None, names)) for paragraph, names in told.items()}
    for tally in tallies.values():
        overall.update({name: 0.5 * count for name, count in tally.items()})
    main = _main(overall)
    found = {}
    for paragraph, tally in tallies.items():
        own = _main(tally)
        clear = own and tally[own] >= 2 and not tally[main]
        found[paragraph] = theatres().get(own if clear else main, NOWHERE)
    return found


def _main(tally: Counter[str]) -> str:
    return min(tally, key=lambda name: (-tally[name], name)) if tally else ""
