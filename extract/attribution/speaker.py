"""The speaker of a verb of saying: the noun phrase beside it, short, as the text names it."""

import re

from extract.attribution.lexicon import Lexicon

FINITE = re.compile(
    r"(?<![-\w])(?:(?!(?:allied|united|armed|combined|masked|hundred|unnamed|displaced)\b)\w{2,}ed|had|has|have|was|were|is|are"
    r"|took|fell|lost|left|began|broke|came|went|withdrew|gave|drove|fled|overran|retook)\b"
)
CLAUSE = re.compile(
    r"[;:—(“”\"]|,\s+(?:and|but|while|although|though|as|with|so|yet|which|who)\s|\s[-–]\s"
    r"|(?:^|\s)(?:and|but|while|although|though|as|with|that|because|since|when|where|which|after|amid|whereas|prompting)\s"
)
LEAD = re.compile(
    r"^(?:[\W_]+|(?:the|a|an|its|his|their|her|and|but|however|meanwhile|also|even|then|one|in|on|at|by|from|of"
    r"|earlier|later|separately|some|several|another|other|late|early|both|according to|what)\s+)+",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"(?:\s+(?:who|which|that|based|speaking|cited|quoted|whose)\b.*|\s+(?:late |early )?on\s+\w*day\b.*|\s+(?:on|in)\s+\d.*"
    r"|\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*|[\s\W]+)$",
    re.IGNORECASE | re.DOTALL,
)
JOINING = {"of", "for", "in", "al", "and", "the", "’s", "to", "de", "bin", "ibn", "at"}
LIMIT = 9


def before(text: str, words: Lexicon) -> str:
    """The subject at the end of `text`, which stops at the verb; "" where there is none."""
    phrase = text.rstrip()
    closing = phrase.endswith(",")
    phrase = _without_adverbs(phrase.rstrip(" ,"), words) if closing else _without_adverbs(phrase, words)
    closing = closing or phrase.endswith(",")
    phrase = phrase.rstrip(" ,")
    breaks = [m.end() for m in CLAUSE.finditer(phrase) if not _joins(phrase, m)]
    if breaks:
        phrase = phrase[breaks[-1] :]
    parts = [part.strip() for part in phrase.split(",") if part.strip()]
    if closing and len(parts) > 1:
        phrase = _named(parts[-2], parts[-1])
    elif parts:
        phrase = parts[-1]
    return _short(phrase, words, from_end=True)


def after(text: str, words: Lexicon) -> str:
    """The noun phrase at the beginning of `text`, which starts behind "said" or "according to"."""
    stop = re.search(
        r"[,;:.(“”\"](?!\w)|\s(?:who|which|that|noting|adding|saying|but|while|after|when|as|on|had|has|was|were|in an?|to)\s",
        text,
    )
    phrase = text[: stop.start()] if stop else text
    rest = text[stop.end() :] if stop else ""
    if stop and text[stop.start()] == "," and phrase[:1] and not phrase.strip()[:1].isupper():
        name = re.match(r"\s*([A-Z][\w'’-]+(?:\s+(?:[A-Z][\w'’-]+|al-[\w'’-]+))+)\s*(?:[,.]|$)", rest)
        if name:
            phrase = name[1]
    return _short(phrase, words, from_end=False)


def _joins(phrase: str, match: re.Match[str]) -> bool:
    """Whether an "and" joins two speakers rather than two clauses."""
    return match[0].strip() == "and" and not FINITE.search(phrase[match.end() :])  and not FINITE.search(phrase[: match.start()])


def _without_adverbs(phrase: str, words: Lexicon) -> str:
    while cut := words.adverb.search(phrase):
        phrase = phrase[: cut.start()].rstrip()
    return phrase


def _named(head: str, apposition: str) -> str:
    """Of "the group's spokesman, Ahmed al-Asadi" the name."""
    bare = LEAD.sub("", head)
    if bare[:1].islower() and apposition[:1].isupper():
        return apposition
    names = sum(word[:1].isupper() for word in bare.split())
    if names * 2 >= len(bare.split()):
        return head
    other = apposition.split()
    return apposition if sum(w[:1].isupper() for w in other) * 2 > len(other) + 1 else head


def _short(phrase: str, words: Lexicon, *, from_end: bool) -> str:
    phrase = " ".join(TAIL.sub("", phrase.strip()).split())
    bare = LEAD.sub("", phrase).strip(" ,'’\"“”*()")
    if from_end and (FINITE.search(bare) or len(bare.split()) > LIMIT):
        bare = LEAD.sub("", _last_phrase(bare, words)).strip(" ,'’\"“”*()")
    bare = re.sub(r"\s+(?:on|in)\s+(?:Twitter|Facebook|Telegram).*", "", bare)
    return " ".join(bare.split()[:LIMIT] if not from_end else bare.split()[-LIMIT:])


def _last_phrase(phrase: str, words: Lexicon) -> str:
    """The last run of names, nouns of speaking and what may modify them."""
    taken: list[str] = []
    for word in reversed(phrase.split()):
        low = word.lower().strip("'’,")
        modifies = word[:1].isupper() or low in words.nouns or low in JOINING or "-" in word or bool(taken)
        if not modifies or (FINITE.fullmatch(low) and not word[:1].isupper()) or len(taken) >= LIMIT:
            break
        if low in {"in", "to", "at", "from", "by", "from"} and not (taken and taken[-1][:1].isupper()):
            break
        taken.append(word)
        if low in {"a", "an", "the"} and not (len(taken) > 1 and taken[-2][:1].isupper() and "of" in phrase.lower()):
            break
    while taken and taken[-1].lower() in JOINING:
        taken.pop()
    return " ".join(reversed(taken))
