"""What weighed in a judgement: how much likelier an event is for each word of its sentence.

Each word is left out in turn, a trigger exchanged for a word that tells nothing, and the
transformer asked again (erasure; Li, Monroe and Jurafsky, 2016).
"""

from extract.judging import EVENTS, Judged
from extract.pieces import Token, tokens_of
from extract.scene import Scene
from extract.transformer import Asked, Transformer

NOTHING = "something"


def weighed(scene: Scene, judged: Judged, transformer: Transformer) -> list[tuple[str, float]]:
    """The words of the sentence but the place, and what each adds to the log odds of the event
    against no claim, heaviest first; empty for a sentence that the transformer does not read."""
    tokens = tokens_of(scene)
    place = scene.at[judged.place.first]
    pair = [(scene.at[judged.trigger.index], place)]
    changed = [at for at in range(len(tokens)) if at != place]
    asked = [Asked(tokens, pair), *(Asked(_without(tokens, at), pair) for at in changed)]
    scores = [rows for rows in transformer.events(asked) if rows is not None]
    if len(scores) < len(asked):
        return []
    column = 1 + EVENTS.index(judged.event)
    whole, *others = (float(rows[0, column] - rows[0, 0]) for rows in scores)
    found = [
        (" ".join(tokens[at].words), whole - odds) for at, odds in zip(changed, others, strict=True)
    ]
    return sorted(found, key=lambda one: -abs(one[1]))


def _without(tokens: list[Token], at: int) -> list[Token]:
    """The sentence without a word; its place stays, so that pairs are counted as before."""
    left = Token(tokens[at].symbol, (NOTHING,)) if tokens[at].is_trigger else Token("w", ())
    return [*tokens[:at], left, *tokens[at + 1 :]]
