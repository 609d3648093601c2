"""Which of a sentence's time expressions dates an event: by clause, side and distance.

English puts an adverbial of time before its clause ("On Monday, A fell") or after the verb phrase
("A fell on Monday"), and one inside a subordinate clause dates that clause alone ("A, which had
fallen in May, was retaken"). Each expression has a reach; of those that reach an event, the one
with the lowest cost dates it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.clauses import finite
from geodata.claim import DateReading


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression in the text, what it was read as, and how far it reaches.

    Offsets count into Article.text. Only events that stand within `reach` can take the date;
    `opens` says that the expression comes first in its sentence, `fronted` that it comes first in
    its clause, `aside` that it stands alone in brackets behind a name, `weak` that any other
    expression in reach goes before it.
    """

    sentence: int
    start: int
    end: int
    text: str
    rule: str
    reading: DateReading
    reach: tuple[int, int]
    opens: bool = False
    fronted: bool = False
    aside: bool = False
    weak: bool = False
    paired: tuple[DateReading, DateReading] | None = None

    def for_item(self, second: bool) -> DateReading:
        """The reading for one of two places: "on Monday and Tuesday respectively"."""
        return self.paired[second] if self.paired else self.reading


RELATIVE = re.compile(
    r"\b(?:which|who|whom|whose|where|that (?:\w+ )?(?:had|was|were|fell|lost)"
    r"|(?:town|village|city|area|position|hill|base|post|point|checkpoint|district|territory)s?"
    r" (?:they|it) \w+)\b"
)
CLAUSE = re.compile(r"\b(?:after|before|until|once|since|because)\b")
PARTICIPLE = re.compile(
    r",\s+(?!followed by\b)(?:\w+ly\s+|also\s+|now\s+)?"
    r"(?:\w{3,}ed|taken|lost|held|won|given|driven|overrun|retaken)\b"
)
# "Clashes broke out on Monday, followed on Tuesday by shelling."
FOLLOWED = re.compile(r",\s+(?:and\s+)?followed\s*\Z")
BARRIER = re.compile(
    r"(?P<hard>\b(?:which|who|whom|whose|where|that|after|before|while|when|whereas|although|though"
    r"|because|until|once|following|since|despite)\b|[;:—])"
    r"|(?P<soft>,\s*(?:and|but|then|so|yet)\b|\b(?:but|then)\b|,(?=\s))|(?P<join>\band\b)"
)
COSTS = {"hard": 3.0, "soft": 1.0, "join": 0.5}
PREPOSITIONS = frozenset({"after", "before", "following", "since", "despite", "until"})
# "Ara, the last town of the valley, on 2 August": what commas enclose beside a place.
ENCLOSED = re.compile(r",[^,;:()]{1,90},\s*\Z")
LIMIT = 9.0
FARTHEST = 6.0


def reach(low: str, sentence: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """The stretch of a sentence that an expression at low[start:end] can date.

    The whole sentence, or the subordinate clause that holds the expression. `low` is the text in
    lower case; all offsets are absolute.
    """
    opening = max(
        _last(RELATIVE, low, sentence[0], start, lambda rest: "," not in rest),
        _last(
            CLAUSE,
            low,
            sentence[0],
            start,
            lambda rest: "," not in rest and bool(finite().search(rest)),
        ),
    )
    closes = min(
        (i for i in (low.find(c, end, sentence[1]) for c in ",;)") if i >= 0), default=sentence[1]
    )
    followed = low.startswith(" by ", end) and FOLLOWED.search(low, sentence[0], start)
    if opening < 0 and followed:
        opening = followed.start()
    if opening < 0 and closes <= end + 1:
        opening = _last(PARTICIPLE, low, sentence[0], start, lambda rest: "," not in rest)
        if "," in low[sentence[0] : max(opening, sentence[0])]:
            opening = -1
    return sentence if opening < 0 else (opening, closes)


def _last(
    pattern: re.Pattern[str], low: str, begin: int, end: int, holds: Callable[[str], bool]
) -> int:
    found = [m.start() for m in pattern.finditer(low, begin, end) if holds(low[m.end() : end])]
    return found[-1] if found else -1


def choose(
    mentions: Sequence[DateMention], low: str, trigger: tuple[int, int], place_start: int
) -> DateMention | None:
    """The mention that dates the event at `trigger`; None if none reaches it.

    `low` is the article's text in lower case; all mentions are of the trigger's sentence.
    """
    costs = [
        (_cost(mention, mentions, low, trigger, place_start), i)
        for i, mention in enumerate(mentions)
    ]
    lowest = min(costs, default=(LIMIT, 0))
    return mentions[lowest[1]] if lowest[0] < LIMIT else None


def _cost(
    mention: DateMention,
    others: Sequence[DateMention],
    low: str,
    trigger: tuple[int, int],
    place_start: int,
) -> float:
    if mention.start < trigger[1] and trigger[0] < mention.end:
        return -5.0
    if not mention.reach[0] <= trigger[0] < mention.reach[1]:
        return LIMIT
    if mention.aside:
        near = low[place_start : mention.start]
        return -3.0 if 0 < len(near) < 60 and "," not in near and " and " not in near else LIMIT
    cost = 2.5 * mention.weak
    if mention.end <= trigger[0]:
        gap = (mention.end, trigger[0])
        cost += (
            min(2.5, 1.0 + barrier(low, *gap))
            if mention.opens
            else barrier(low, *gap) + (not mention.fronted)
        )
    elif trigger[1] <= place_start < mention.start:
        gap = (place_start, mention.start)
        aside = ENCLOSED.search(low, *gap)
        cost += 4.0 * mention.fronted + barrier(low, gap[0], aside.start() if aside else gap[1])
    elif mention.start < place_start:
        # "A fell in May, B on 7 June with C and D": of two on the way, the later.
        gap = (mention.end, place_start)
        cost += 0.5
    else:
        gap = (trigger[1], mention.start)
        cost += 4.0 * mention.fronted + barrier(low, *gap)
    crossed = sum(
        gap[0] <= other.start < gap[1] and not other.weak
        for other in others
        if other is not mention
    )
    return cost + 2.0 * crossed - 0.6 * (gap[1] - gap[0] == 1)


def barrier(low: str, start: int, end: int) -> float:
    """How much the words between two points of a text keep them in different clauses."""
    cost = 0.0
    for match in BARRIER.finditer(low, start, end):
        phrase = match[0] in PREPOSITIONS and not finite().search(low, match.end(), end)
        cost += 1.0 if phrase else COSTS[match.lastgroup or "join"]
    return min(cost, FARTHEST)
