"""Whom each actor mention stands for, in reading order: "the brigade", "the attackers", "they"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extract.around import (
    ALLIANCES,
    apposed,
    backed,
    branded,
    formation_keys,
    is_alliance,
    is_branch,
    owner,
    plain,
    small,
    speaks,
)
from extract.mentions.actor import ActorKind, ActorMention
from extract.mentions.nouns import nouns
from extract.mentions.sides import Actor, actors, demonyms, forces
from extract.mentions.triggers import ATTACKS
from extract.scene import Scene
from extract.theatres import Theatre, theatres


@dataclass(frozen=True, slots=True)
class Named:
    """An actor mention with the canonical name of whom it stands for, and how it is mentioned."""

    mention: ActorMention
    name: str

    @property
    def kind(self) -> ActorKind:
        """How the actor is mentioned."""
        return self.mention.kind


class Referents:
    """What has been named so far in an article.

    `published` decides between names of one actor; `voice` is whom "our forces" are, `mentioned`
    all whom the article names.
    """

    def __init__(
        self, published: date | None, voice: str, mentioned: frozenset[str] = frozenset()
    ) -> None:
        self._published = published
        self._voice = voice
        self._mentioned = mentioned
        self._subject = ""
        self._last = ""
        self._group = ""
        self._jihadists = ""
        self._here = ""
        self._says = ""
        self._from = 0
        self._attacker = ""
        self._speaker = ""
        self._alliance = ""
        self._formation = ""
        self._formations: dict[str, str] = {}
        self._written: dict[str, str] = {}
        self._short: dict[str, str] = {}
        self._recent: dict[str, None] = {}

    def resolve(self, scene: Scene, mention: ActorMention, theatre: Theatre) -> Named:
        """Whom a mention stands for, "" if nobody known; mentions come in reading order."""
        name = self._name(scene, mention, theatre)
        if name and mention.kind is not ActorKind.PRONOUN:
            self._note(scene, mention, name, theatre)
        return Named(mention, name)

    def end_sentence(self, scene: Scene, row: Sequence[Named]) -> None:
        """Keep who was the subject of a sentence, who attacks in it, and whose speaker it has."""
        for named in row:
            if speaks(scene, named.mention):
                self._speaker = named.name
        if row and row[0].name:
            self._subject = row[0].name
            first = row[0].mention.first
            if any(t.index > first and t.classes[0] in ATTACKS for t in scene.triggers):
                self._attacker = row[0].name
        self._here = self._says = ""

    def _note(self, scene: Scene, mention: ActorMention, name: str, theatre: Theatre) -> None:
        self._last = name
        self._recent.pop(name, None)
        self._recent[name] = None
        if not self._here:
            self._here, self._from = name, mention.after
        behind = scene.words.folded[mention.after : mention.after + 1]
        if is_alliance(scene, mention):
            self._alliance = name
        self._says = "" if nouns().speaking.isdisjoint(behind) else name
        if mention.kind is ActorKind.ROLE and not forces().holding.isdisjoint(behind):
            # "A Kurdish-held town" does not tell who "the fighters" are.
            return
        listed = actors().get(name)
        # An army or a garrison that no list knows is no group: "rebels" are not it.
        army = mention.kind is ActorKind.ROLE and mention.name in _STANDING
        if listed and self._only_named(name, listed, theatre):
            return
        if (listed is None and not army and mention.kind is not ActorKind.UNKNOWN) or (
            listed and listed.kind != "state"
        ):
            self._group = name
        if listed and listed.kind == "jihadist":
            self._jihadists = name
        for key in formation_keys(scene, mention):
            self._formation = self._formations[key] = name

    def _only_named(self, name: str, listed: Actor, theatre: Theatre) -> bool:
        """Whether an actor is the parent of a movement, or named beside jihadists of this war."""
        if name == "al-Qaeda":
            return True
        own = listed.theatre == theatre.name or name == theatre.jihadists or name == self._here
        return listed.kind == "jihadist" and bool(theatre.jihadists) and not own

    def _name(self, scene: Scene, mention: ActorMention, theatre: Theatre) -> str:
        if beside := apposed(scene, mention):
            return self._valid(beside.name)
        if theatre.affiliate and is_branch(scene, mention):
            return self._valid(theatre.affiliate)
        if mention.kind in (ActorKind.NAMED, ActorKind.HOLDER):
            return self._valid(_then(scene, mention, theatre))
        if mention.kind is ActorKind.UNKNOWN:
            return self._of_unlisted(scene, mention, theatre)
        if mention.kind is ActorKind.FORMATION:
            return self._of_formation(scene, mention, theatre)
        if mention.kind is ActorKind.PRONOUN:
            return self._of_pronoun(scene, scene.words.folded[mention.first], theatre)
        return self._role(mention.name, scene, mention, theatre)

    def _of_unlisted(self, scene: Scene, mention: ActorMention, theatre: Theatre) -> str:
        """As written; by its name where text or theatre gives that: "the Ara Front (ARF)"."""
        name = small(plain(mention.name))
        enclosed = scene.words.texts[mention.after : mention.after + 3]
        if len(enclosed) == 3 and (enclosed[0], enclosed[2]) == ("(", ")"):
            self._short[enclosed[1]] = name
        return self._short.get(name, theatre.short.get(name, name))

    def _of_pronoun(self, scene: Scene, pronoun: str, theatre: Theatre) -> str:
        if pronoun in forces().own:
            return self._quoted(scene, theatre) or self._voice or theatre.government
        if pronoun in forces().facing and not forces().own.isdisjoint(scene.words.folded):
            return self._other(self._voice or theatre.government, theatre)
        return self._says or self._here or self._subject

    def _quoted(self, scene: Scene, theatre: Theatre) -> str:
        """The side of whoever is quoted: "We have taken Ara", a YPG spokesman said."""
        marks = [index for index, text in enumerate(scene.words.texts) if text in _QUOTES]
        if not marks:
            return ""
        for actor in scene.actors:
            if not marks[0] < actor.first < marks[-1] and speaks(scene, actor):
                return self._name(scene, actor, theatre)
        outside = (*scene.words.folded[: marks[0]], *scene.words.folded[marks[-1] :])
        return "" if _ALREADY_NAMED.isdisjoint(outside) else self._speaker

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

    def _of_formation(self, scene: Scene, mention: ActorMention, theatre: Theatre) -> str:
        """A formation is whose the text said, else whose such formations are in the theatre."""
        words = scene.words
        for index in range(mention.first, mention.after):
            # "The 1st Croatian Guards Corps" says whose it is.
            if state := demonyms().at(words.texts, words.folded, index):
                return state[1]
        for key in formation_keys(scene, mention):
            if key in self._formations:
                return self._formations[key]
        for word in scene.words.folded[mention.first : mention.after]:
            if word in theatre.arms:
                return theatre.arms[word]
        if theatre.invader:
            return self._here or self._last or mention.name
        militia = (name for name in (self._formation, self._last) if _militia(name, theatre))
        return next(militia, theatre.government or mention.name)

    def _role(self, role: str, scene: Scene, mention: ActorMention, theatre: Theatre) -> str:
        written = small(owner(plain(scene.words.span_text(mention.first, mention.after))))
        head = scene.words.folded[mention.after - 1]
        if side := backed(scene, mention, theatre):
            return side
        if role == "pronoun":
            span = scene.words.folded[mention.first : mention.after]
            own = not forces().own.isdisjoint(span)
            return self._of_pronoun(scene, "our" if own else "", theatre)
        if role == "formation":
            return self._formation or self._army("arms", theatre, written)
        if role == "group":
            return self._of_group(scene, mention, head, theatre) or written
        if role == "foe":
            return self._foe(scene, mention, theatre) or written
        if role == "holders":
            return self._holders(scene, mention, theatre) or written
        if role in ("arms", "government"):
            short = mention.after - mention.first <= 2
            return self._army(role if short else "government", theatre, written, head)
        if role == "jihadists" and self._jihadists:
            return self._jihadists
        if role == "jihadists" and theatre.jihadists not in self._mentioned and branded(written):
            # So the text's own side calls those whom it fights.
            foe = theatre.government if self._voice == theatre.rebels else theatre.rebels
            return self._valid(foe) or self._group or self._kept(role, written)
        listed: str = getattr(theatre, role, "")
        if listed:
            return self._valid(listed)
        group = actors().get(self._group)
        if role == "kurds" and group and group.kind == "jihadist":
            return self._kept(role, written)
        return self._group or self._kept(role, written)

    def _army(self, role: str, theatre: Theatre, written: str, head: str = "") -> str:
        """The army of the theatre; in a war of two armies, troops are of the side named last."""
        if theatre.invader and (role == "arms" or head in _SOLDIERS):
            return self._here or self._last or theatre.government
        return theatre.government or self._kept("government", written)

    def _kept(self, role: str, written: str) -> str:
        """A side that no list knows: as the text first calls it; "rebel hands" are the rebels'."""
        single = f"{written}s" in forces().heads and role != "government"
        return self._written.setdefault(role, f"{written}s" if single else written)

    def _of_group(self, scene: Scene, mention: ActorMention, head: str, theatre: Theatre) -> str:
        if self._here and mention.first and scene.words.folded[mention.first - 1] in _FACED:
            others = (name for name in reversed(self._recent) if name != self._here)
            usual = (name for name in (theatre.jihadists, theatre.rebels) if name != self._here)
            return next(others, next(filter(None, usual), ""))
        if head in ALLIANCES and self._alliance:
            return self._alliance
        if head in forces().joint and self._subject:
            return self._here or self._subject
        likely = [self._here, self._group, theatre.jihadists, theatre.rebels]
        if head in forces().state:
            likely[2] = self._last
        # "Fighters took Ara from al-Shabaab": they are others.
        faced = {
            a.name
            for a in scene.actors
            if a.first > mention.first and scene.words.folded[a.first - 1] in _FACED
        }
        return next((name for name in likely if name and name not in faced), "")

    def _foe(self, scene: Scene, mention: ActorMention, theatre: Theatre) -> str:
        """Who attacks, or whom the text's own side faces."""
        if scene.words.folded[mention.after - 1] in ("enemy", "adversary"):
            return self._other(self._here or self._voice or self._subject, theatre)
        if self._here:
            attacks = self._attacks_here(scene, mention)
            return self._here if attacks else self._other(self._here, theatre)
        return self._attacker or self._other(self._subject, theatre)

    def _holders(self, scene: Scene, mention: ActorMention, theatre: Theatre) -> str:
        """Whom the side that attacks has before it."""
        if self._here and not self._attacks_here(scene, mention):
            return self._here
        facing = self._here or self._attacker
        return self._other(facing, theatre) if facing else self._last or theatre.government

    def _attacks_here(self, scene: Scene, mention: ActorMention) -> bool:
        """Whether the side named first in a sentence attacks, before a mention of it."""
        return any(
            self._from <= trigger.index < mention.first and trigger.classes[0] in ATTACKS
            for trigger in scene.triggers
        )

    def _other(self, side: str, theatre: Theatre) -> str:
        """The side named last that is not `side`, an enemy of it first."""
        others = [name for name in reversed(self._recent) if name != side]
        listed = actors().get(side)
        enemies = [name for name in others if listed and name in listed.against]
        facing = theatre.government if side != theatre.government else theatre.rebels
        return next(iter((*enemies, *others)), facing)


_STANDING = ("government", "arms", "holders")
# Behind these stands another than the side named first in the sentence.
_FACED = frozenset(("from", "against"))
_QUOTES = frozenset('"“”')
# Who speaks was named before: "We have taken Ara," he said.
_ALREADY_NAMED = frozenset(("he", "she"))
_SOLDIERS = frozenset(("troops", "soldiers", "soldier", "paratroopers", "servicemen"))


def _then(scene: Scene, mention: ActorMention, theatre: Theatre) -> str:
    """Whom a name stands for there and then: "SNA" in Somalia, "Libyan forces" of 2011."""
    now = theatres().get(theatre.name)
    called = scene.words.texts[mention.first : mention.after]
    if short := next((theatre.short[word] for word in called if word in theatre.short), ""):
        return short
    its = now and mention.name == now.government and not now.demonyms.isdisjoint(called)
    return theatre.government if its else mention.name


def _militia(name: str, theatre: Theatre) -> bool:
    """Whether a side is a militia with formations of its own that does not fight the army."""
    listed, army = actors().get(name), actors().get(theatre.government)
    friend = army is not None and name not in army.against
    return listed is not None and listed.kind == "militia" and friend
