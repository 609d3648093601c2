"""What the judge sees of one mention of a candidate."""

from collections.abc import Sequence

from extract.cues import cues
from extract.discourse import Named
from extract.mentions.actor import ActorKind
from extract.roles.situation import Situation
from extract.roles.syntax import helps, joined, syntactic_part
from extract.scene import Scene


def mention_features(
    scene: Scene, situation: Situation, row: Sequence[Named], rank: int, named: Named
) -> list[str]:
    """Where an actor stands in the sentence, and what stands around it."""
    mention = named.mention
    at = scene.at
    a, t, p = at[mention.first], at[situation.trigger.index], at[situation.place.first]
    side = "<" if a < t else ">"
    symbols = scene.skeleton
    before = symbols[a - 1] if a else "^"
    after = symbols[a + 1] if a + 1 < len(symbols) else "$"
    between = symbols[a + 1 : t] if a < t else symbols[t + 1 : a]
    found = [
        f"side={side}",
        f"side={side}{min(len(between), 12) // 2}",
        f"pre={side}{before}",
        f"post={side}{after}",
        f"prepost={before}_{after}",
        f"kind={named.kind}",
        f"lem={situation.trigger.lemma}{side}{before}",
        f"order={''.join(s for _, s in sorted(((a, 'a'), (t, 't'), (p, 'p'))))}",
        f"toplace={'<' if a < p else '>'}{min(abs(a - p), 6)}",
        f"rank={rank if a < t else 'after'}",
    ]
    if len(between) <= 4:
        found.append(f"path={side}{' '.join(between)}")
    if any(symbol[:2] == "V:" for symbol in between):
        found.append(f"verb={side}")
    part = syntactic_part(scene, situation.trigger, named)
    found.append(f"part={part}")
    if rank and joined(scene, row[rank - 1], named):
        found.append("second")
    if helps(scene, named):
        found.append("helper")
    following = scene.words.folded[mention.after : mention.after + 2]
    if not cues().speech.isdisjoint(following) or before == "according":
        found.append("speaks")
    if mention.kind is ActorKind.HOLDER and 0 <= p - a <= 3:
        found.append("holds-it")
    return found
