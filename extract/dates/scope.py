"""Which of a sentence's time expressions dates an event: by clause, side and distance.

English puts an adverbial of time before its clause ("On Monday, A fell") or after the verb phrase
("A fell on Monday"). Each expression gets a cost for each event; the cheapest dates it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geodata.claim import DateReading


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression in the text, what it was read as, and how it stands in its sentence.

    Offsets count into Article.text. `opens` says that it comes first in its sentence, `fronted`
    that it comes first in its clause, `rightward` that it dates only what follows it ("a day after
    ..."), `bounds` that it limits the event without dating it ("before 5 May").
    """

    sentence: int
    start: int
    end: int
    text: str
    rule: str
    reading: DateReading
    opens: bool = False
    fronted: bool = False
    rightward: bool = False
    bounds: bool = False
    spoken: bool = False


SUBORDINATE = re.compile(
    r"[,;(]?\s*\b(?:which|who|whom|whose|where|that|after|before|while|when|whereas|although|though"
    r"|because|until|once|following|since|despite|amid|leaving|having)\b|[;:(—]"
)
COORDINATE = re.compile(r",\s*(?:and|but|then|so|yet)\b|\b(?:but|then)\b|,(?=\s)")
AND = re.compile(r"\band\b")
LIMIT = 9.0


def choose(
    mentions: Sequence[DateMention], low: str, trigger: tuple[int, int], place_start: int
) -> DateMention | None:
    """The mention that dates the event at `trigger`; None if none reaches it.

    `low` is the article's text in lower case; all mentions are of the trigger's sentence.
    """
    left, right = min(trigger[0], place_start), max(trigger[1], place_start)
    best, lowest = None, LIMIT
    for mention in mentions:
        cost = _cost(mention, mentions, low, (left, right), trigger)
        if cost < lowest:
            best, lowest = mention, cost
    return best


def _cost(
    mention: DateMention,
    others: Sequence[DateMention],
    low: str,
    event: tuple[int, int],
    trigger: tuple[int, int],
) -> float:
    left, right = event
    if mention.bounds:
        return LIMIT
    if mention.start < trigger[1] and trigger[0] < mention.end:
        return -5.0
    if mention.start >= right:
        cost = 4.0 * (mention.fronted or mention.rightward) + _barrier(low, right, mention.start)
        gap = (right, mention.start)
    elif mention.end <= left:
        gap = (mention.end, left)
        if mention.opens:
            cost = min(2.5, 1.0 + _barrier(low, *gap))
        else:
            cost = 1.0 - mention.fronted + _barrier(low, *gap)
    else:
        gap = (mention.start, mention.start)
        cost = 0.5 + 1.5 * mention.rightward
    crossed = sum(gap[0] <= other.start < gap[1] for other in others if other is not mention)
    return cost + 2.0 * crossed + 0.5 * mention.spoken


def _barrier(low: str, start: int, end: int) -> float:
    between = low[start:end]
    return (
        3.0 * len(SUBORDINATE.findall(between))
        + 1.0 * len(COORDINATE.findall(between))
        + 0.5 * len(AND.findall(between))
    )
