"""What stands around a mention of a side: apposition, backer, branch, speech; its plain name."""

from itertools import pairwise

from extract.mentions.actor import ActorKind, ActorMention
from extract.mentions.nouns import nouns
from extract.mentions.sides import forces
from extract.scene import Scene
from extract.theatres import Theatre

ALLIANCES = frozenset(("alliance", "coalition"))
# Heads that are names of peoples, and keep their capital.
_PEOPLES = frozenset(("kurds", "peshmerga"))


def apposed(scene: Scene, mention: ActorMention) -> ActorMention | None:
    """The listed actor whom a group names once more.

    "the rebel group Ansar Dine", "the Wagner mercenary group", "the SDF, an alliance of militias",
    "the al-Qaeda affiliate al-Nusra", "an affiliate of al-Qaeda, al-Nusra".
    """
    folded, known = scene.words.folded, forces()
    parent = mention.kind is ActorKind.NAMED
    behind, before = folded[mention.after : mention.after + 1], folded[: mention.first][-2:]
    branch = behind == (",",) and before[-1:] == ("of",) and before[0] in known.branches
    if parent and not branch and known.branches.isdisjoint(behind):
        return None
    listed = [a for a in scene.actors if a.kind is ActorKind.NAMED]
    if parent:
        return next((a for a in listed if a.first == mention.after + 1), None)
    if mention.kind is ActorKind.ROLE and mention.name not in ("group", "rebels", "jihadists"):
        return None
    if mention.kind not in (ActorKind.ROLE, ActorKind.UNKNOWN):
        return None
    one = folded[mention.after - 1] in known.apposed
    for other in listed:
        between = folded[other.after : mention.first]
        if one and mention.kind is ActorKind.ROLE and other.first == mention.after:
            return other
        if one and 0 < len(between) <= 2 and all(w in known.kinds for w in between):
            return other
        opens = folded[mention.first] in ("a", "an") or between[-1:] in (("a",), ("an",))
        if opens and other.after < mention.after and set(between) <= {",", "a", "an"}:
            return other
    return None


def is_alliance(scene: Scene, mention: ActorMention) -> bool:
    """ "The Army of Conquest, a coalition of ...", "the Fatah Halab alliance"."""
    folded = scene.words.folded
    if mention.kind is ActorKind.ROLE:
        return False
    behind = folded[mention.after : mention.after + 4]
    apposed = behind[:2] in ((",", "a"), (",", "an"), (",", "the"))
    return folded[mention.after - 1] in ALLIANCES or (apposed and not ALLIANCES.isdisjoint(behind))


def is_branch(scene: Scene, mention: ActorMention) -> bool:
    """ "Al-Qaeda's former Syrian affiliate": the side is another than the one that is named."""
    behind = scene.words.folded[mention.after : mention.after + 4]
    owns = mention.name == "al-Qaeda" and behind[:1] == ("'s",)
    return owns and not forces().branches.isdisjoint(behind[1:])


def backed(scene: Scene, mention: ActorMention, theatre: Theatre) -> str:
    """Whom a backer named before a group backs in a theatre: "U.S.-backed fighters"."""
    folded = scene.words.folded[max(0, mention.first - 2) : mention.after]
    backers = (who for who, word in pairwise(folded) if word == "-backed")
    return next((theatre.backed.get(who, "") for who in backers), "")


def speaks(scene: Scene, actor: ActorMention) -> bool:
    """Whether a side is that of a spokesman or commander, or itself says something."""
    if actor.kind not in (ActorKind.NAMED, ActorKind.ROLE) or actor.name == "pronoun":
        return False
    folded = scene.words.folded
    behind = folded[actor.after : actor.after + 3]
    if not (nouns().titles | nouns().speaking).isdisjoint(behind):
        return True
    # "a spokesman for the SDF"
    before = [word for word in folded[max(0, actor.first - 3) : actor.first] if word != "the"]
    return before[-1:] in (["for"], ["of"]) and not nouns().titles.isdisjoint(before)


def formation_keys(scene: Scene, mention: ActorMention) -> list[str]:
    """A key for each number of a formation: "24 brigade" of "24th and 72nd Tank Brigades"."""
    folded = scene.words.folded[mention.first : mention.after]
    noun = folded[-1].removesuffix("s")
    return [f"{word.rstrip('dehnrst')} {noun}" for word in folded if word[0].isdigit()]


def plain(written: str) -> str:
    """Without the article or preposition before it."""
    for article in ("of ", "the ", "The ", "a ", "A ", "an ", "An "):
        written = written.removeprefix(article)
    return written


def owner(written: str) -> str:
    """The side of "army's 5th Brigade"."""
    return written.partition("'s ")[0].partition("’s ")[0].partition("' ")[0]


def small(written: str) -> str:
    """A group that has no name, without the capital that its sentence gave it."""
    opening = written.split(" ", 1)[0].lower()
    known = forces()
    plain = opening in known.heads or known.sides.get(opening, "kurds") != "kurds"
    named = opening in _PEOPLES or written[1:] != written[1:].lower()
    return written[0].lower() + written[1:] if plain and not named else written


def branded(written: str) -> bool:
    """Whether a text calls a side what no side calls itself: "terrorists"."""
    return "terrorist" in written.lower()
