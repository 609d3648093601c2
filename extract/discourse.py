"""Who is meant: an article's actors, resolved in reading order by theatre and what went before."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from extract.lexicon import Phrases, split_name
from extract.mentions.actor import ActorKind, ActorMention
from extract.mentions.sides import actors
from extract.rulebook import rules
from extract.scene import Scene


@dataclass(frozen=True, slots=True)
class Theatre:
    """A row of rules/actors.toml: who is meant by "the army" or "the rebels" in one war."""

    name: str
    government: str = ""
    rebels: str = ""
    jihadists: str = ""
    kurds: str = ""
    invader: str = ""


NOWHERE = Theatre("")


@dataclass(frozen=True, slots=True)
class Named:
    """An actor mention with the canonical name of whom it stands for, and how it is mentioned."""

    mention: ActorMention
    name: str

    @property
    def kind(self) -> ActorKind:
        """How the actor is mentioned."""
        return self.mention.kind


# So many of the actors named most often may act in any sentence.
LEADING = 4


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of an article: per sentence in order, how often named, and the leading few."""

    named: tuple[tuple[Named, ...], ...]
    counts: Counter[str]
    theatres: tuple[Theatre, ...]
    leading: tuple[str, ...]


@cache
def _cues() -> Phrases[str]:
    rows = rules("actors")["theatre"]
    return Phrases((cue, row["name"]) for row in rows for cue in row["cues"])


def _cued(texts: tuple[str, ...], folded: tuple[str, ...]) -> list[str]:
    """The theatres that the capitalised words of a text are cues of."""
    found = (
        _cues().at(texts, folded, index)
        for index, text in enumerate(texts)
        if text[0].isupper() or text[:3] == "al-"
    )
    return [match[1] for match in found if match]


@cache
def theatres() -> dict[str, Theatre]:
    """Every theatre by name."""
    return {
        row["name"]: Theatre(**{k: v for k, v in row.items() if k not in ("cues", "demonyms")})
        for row in rules("actors")["theatre"]
    }


def resolve_cast(scenes: Sequence[Scene], title: str, published: date | None) -> Cast:
    """Resolve every actor mention of an article. `published` decides between names of one actor."""
    cued = [_cued(scene.words.texts, scene.words.folded) for scene in scenes]
    overall = Counter(name for row in cued for name in row)
    overall.update(_cued(*split_name(title)) if title else ())
    by_paragraph = _by_paragraph(scenes, cued, overall)
    state = _State(published, _voice(scenes))
    named = []
    here = [_of_sentence(s, row, by_paragraph) for s, row in zip(scenes, cued, strict=True)]
    for scene, theatre in zip(scenes, here, strict=True):
        named.append(tuple(state.resolve(scene, mention, theatre) for mention in scene.actors))
        state.end_sentence(named[-1])
    counts = Counter(n.name for row in named for n in row if n.name)
    leading = tuple(name for name, _ in counts.most_common(LEADING))
    return Cast(tuple(named), counts, tuple(here), leading)


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
    """Whom "our forces" are: the actor named most often as the one that takes places."""
    taking: Counter[str] = Counter()
    for scene in scenes:
        first = next((a for a in scene.actors if a.kind is ActorKind.NAMED), None)
        if first and any(
            t.index > first.first and t.classes[0] in ("take", "repel") for t in scene.triggers
        ):
            taking[first.name] += 1
    return _main(taking)


def _by_paragraph(
    scenes: Sequence[Scene], cued: Sequence[list[str]], overall: Counter[str]
) -> dict[int, Theatre]:
    """A paragraph's own theatre where it names one twice and the article's not at all."""
    tallies: dict[int, Counter[str]] = {}
    for scene, row in zip(scenes, cued, strict=True):
        tally = tallies.setdefault(scene.sentence.paragraph, Counter())
        tally.update(row)
        named = (actors()[a.name].theatre for a in scene.actors if a.name in actors())
        tally.update(name for name in named if name)
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


class _State:
    """What has been named so far, in reading order."""

    def __init__(self, published: date | None, voice: str) -> None:
        self._published = published
        self._voice = voice
        self._subject = ""
        self._last = ""
        self._group = ""
        self._here = ""

    def resolve(self, scene: Scene, mention: ActorMention, theatre: Theatre) -> Named:
        name = self._name(scene, mention, theatre)
        if name and mention.kind is not ActorKind.PRONOUN:
            self._last = name
            listed = actors().get(name)
            if (listed is None and mention.kind is not ActorKind.UNKNOWN) or (
                listed and listed.kind != "state" and name != "al-Qaeda"
            ):
                self._group = name
            if not self._here:
                self._here = name
        return Named(mention, name)

    def end_sentence(self, row: Sequence[Named]) -> None:
        if row and row[0].name:
            self._subject = row[0].name
        self._here = ""

    def _name(self, scene: Scene, mention: ActorMention, theatre: Theatre) -> str:
        if mention.kind in (ActorKind.NAMED, ActorKind.HOLDER):
            return self._valid(mention.name)
        if mention.kind is ActorKind.UNKNOWN:
            return self._unknown(mention, theatre)
        if mention.kind is ActorKind.PRONOUN:
            if scene.words.folded[mention.first] in ("our", "we"):
                return self._voice or theatre.government
            return self._here or self._subject
        return self._role(mention.name, scene, mention, theatre)

    def _valid(self, name: str) -> str:
        actor = actors().get(name)
        if (
            actor
            and actor.before
            and actor.since
            and self._published
            and self._published < actor.since
        ):
            return actor.before
        return name

    def _unknown(self, mention: ActorMention, theatre: Theatre) -> str:
        last = mention.name.split()[-1]
        unit = last in ("Brigade", "Brigades", "Battalion", "Division", "Regiment", "Corps")
        if unit and any(ch.isdigit() for ch in mention.name):
            return self._last or theatre.government or mention.name
        return mention.name.removeprefix("The ").removeprefix("the ")

    def _role(self, role: str, scene: Scene, mention: ActorMention, theatre: Theatre) -> str:
        written = scene.words.span_text(mention.first, mention.after)
        if role == "group":
            return self._here or self._group or theatre.jihadists or theatre.rebels
        if role == "government" and theatre.invader and mention.after - mention.first <= 2:
            head = scene.words.folded[mention.after - 1]
            if head in ("troops", "soldiers", "soldier", "paratroopers", "servicemen"):
                return self._here or self._last or theatre.government
        if role == "jihadists":
            return (
                (self._group if _jihadist(self._group) else "") or theatre.jihadists or self._group
            )
        listed: str = getattr(theatre, role, "")
        return self._valid(listed) if listed else self._last or _plain(written)


def _jihadist(name: str) -> bool:
    actor = actors().get(name)
    return actor is None or actor.kind == "jihadist"


def _plain(written: str) -> str:
    for article in ("the ", "The ", "a ", "an "):
        written = written.removeprefix(article)
    return written
