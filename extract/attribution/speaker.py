"""The speaker of a verb of saying: the noun phrase beside it, short, as the text names it."""

import re

from extract.attribution.lexicon import Lexicon
from extract.clauses import finite

LIMIT = 9
CLAUSE = re.compile(
    r"[;—“”\"]|:(?!\d)|,\s+(?:and|but|while|although|though|as|with|so|yet|which|who)\s|\s[-–]\s"
    r"|(?:^|\s)(?:and|but|while|although|though|as|with|that|because|since|when|where|which|after|amid|whereas"
    r"|prompting|did not mention|quoted|cited|citing)\s"
)
MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
# "The 28th" is a day, "the 28th Mechanised Brigade" is not.
UNIT = "brigade|division|battalion|regiment|army|corps|company|guards|fleet|squadron"
DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
LEAD = re.compile(
    r"^(?:[\W_]+|(?:the|a|an|its|his|their|her|and|but|however|meanwhile|also|even|then|one|in|on|at"
    r"|by|from|of|earlier|later|separately|some|several|another|other|late|early|both|according to"
    r"|what|after|while|as|for|with|that|when|because"
    r"|(?:report|statement|summary|post|map)s? (?:by|from|of)"
    r"|or\s+so|yesterday|today|tonight|\d{1,2}(?::\d\d)?\s[ap]\.?m\.?|\d{1,2}:\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)(?!\s+(?:[\w-]+\s+){{0,3}}(?:{UNIT})\b)"
    rf"|(?:{MONTH})[a-z]*\.?\s+\d{{1,2}}(?:,?\s+\d{{4}})?(?=\s)"
    rf"|{DAY}|(?:\d{{1,2}}\s+)?(?:{MONTH})\w*(?:\s+\d{{1,2}})?(?=\s+the\b))\s+)+",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"(?:\s+(?:who|which|that|based|speaking|cited|quoted|whose)\b.*"
    rf"|\s+(?:(?:late|early)\s+)?(?:on\s+)?{DAY}(?:\s+\w+)?"
    rf"|\s+(?:on|in)\s+(?:\d{{1,2}}\s+\w+|(?:{MONTH})\w*\s+\d{{1,2}}(?:\s+\d{{4}})?)"
    r"|\s+(?:on|in|at|by)\s+(?:the\s+)?(?:same\s+|next\s+|following\s+)?(?:day|night|morning|evening|afternoon)"
    r"|\s+for\s+(?:its|their|his|her)\s+part|\s+(?:and|or)"
    r"|\s+(?:via|by)\s+(?:phone|telephone|Skype|WhatsApp|radio)"
    r"|\s+on\s+(?:Twitter|Facebook|Telegram).*|[\s\W]+)$",
    re.IGNORECASE | re.DOTALL,
)
# "Rebels took Ara on Wednesday activists said": a day ends what was told before the speaker.
DATED = re.compile(
    rf"\son\s(?:{DAY})(?:\s(?:morning|afternoon|evening|night))?\s"
    r"(?=[\w-]+)(?!(?:in|at|on|from|of|near|by|and|or|to|for)\s)",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"[,;:.()“”\"](?!\w)|\s(?:who|which|that|noting|adding|saying|but|while|after|when|as|on|had|has"
    r"|was|were|in (?:an?|order)|to|released|issued|published|quoted|cited|and (?:that|the))\s"
)
NAME = re.compile(r"\s*((?:[A-Z][\w'’.-]*\s+)+(?:[A-Z]|al-)[\w'’-]+)\s*(?:[,.]|$)")
# "In Rabat a spokesman said": a phrase of place or time, and the subject behind it.
PLACED = re.compile(
    r"^\W*(?:in|at|on|near|from|inside|outside|around|during|after|by)\s", re.IGNORECASE
)
SUBJECT = re.compile(r"(?<=\s)(?P<ahead>[\w’'-]+)\s+(?:the|an?|its|their|his)\s+", re.IGNORECASE)
NO_END = frozenset(
    {
        "of",
        "in",
        "at",
        "on",
        "near",
        "from",
        "for",
        "by",
        "to",
        "with",
        "and",
        "inside",
        "outside",
        "around",
        "during",
        "after",
        "under",
    }
)
RELATIVE = re.compile(r",\s+(?:who|which|whose)\s[^,]*$")
PARENTHESIS = re.compile(r"\s*\((?![A-Z]{2,8}\))[^()]*\)")
PARTICIPLE_IN = re.compile(r"\s(?:in|at|of|from|inside|near)\s(?:the\s)?[\w-]+ed\s")
# "Fighters affiliated with the corps": who they are, and not who speaks.
OWING = re.compile(r"(?<=\w)\s(?:affiliated|aligned|allied)\s(?:with|to)\s[^,;:]*$", re.IGNORECASE)
JOINING = frozenset({"of", "for", "in", "al", "and", "the", "to", "de", "bin", "ibn", "at"})
FIRST_PERSON = frozenset({"i", "we", "you"})
ARTICLES = frozenset({"a", "an", "the"})


def before(text: str, words: Lexicon) -> str:
    """The subject at the end of `text`, which stops at the verb; "" where there is none."""
    phrase = _without_adverbs(PARENTHESIS.sub("", text).rstrip(), words)
    closing = phrase.endswith(",")
    phrase = _without_adverbs(phrase.rstrip(" ,"), words)
    if closing:
        phrase = RELATIVE.sub("", phrase)
    last = phrase.rsplit(None, 1)[-1:] or [""]
    if last[0].lower() in ("and", "but", "then"):
        return ""
    if last[0].lower() in words.pronouns:
        return last[0].lower()
    if last[0].lower() in FIRST_PERSON:
        return ""
    phrase = OWING.sub("", phrase)
    breaks = [m.end() for m in CLAUSE.finditer(phrase) if not _joins(phrase, m, words)]
    breaks += [m.end() for m in DATED.finditer(phrase)]
    if breaks:
        phrase = phrase[max(breaks) :]
    parts = [part.strip() for part in phrase.split(",") if part.strip()]
    if closing and len(parts) > 1:
        phrase = _named(parts[-2], parts[-1], words)
    elif parts:
        phrase = parts[-1]
    return _short(_behind_place(phrase, words), words, from_end=True)


def after(text: str, words: Lexicon) -> str:
    """The noun phrase at the beginning of `text`, which starts behind "said" or "according to"."""
    stop = AFTER.search(text)
    phrase, rest = (text[: stop.start()], text[stop.end() :]) if stop else (text, "")
    name = NAME.match(rest) if stop and stop[0].startswith(",") else None
    if name and _ends_in_role(phrase, words):
        phrase = name[1]
    found = _short(PARENTHESIS.sub("", phrase), words, from_end=False)
    return found if found[:1].isalpha() else ""


def opening(text: str, words: Lexicon) -> str:
    """The subject that a sentence opens with, up to its verb: "Kyiv" of "Kyiv mocked the claim"."""
    verb = finite().search(text.lower())
    found = before(text[: verb.start()], words) if verb else ""
    return "" if found.lower() in words.pronouns else found


def _joins(phrase: str, match: re.Match[str], words: Lexicon) -> bool:
    """Whether an "and" joins two speakers rather than two clauses."""
    ahead, behind = phrase[: match.start()], phrase[match.end() :]
    if match[0].strip() != "and" or finite().search(behind.lower()) or not behind.strip():
        return False
    word = ahead.rsplit(None, 1)[-1:] or [""]
    return word[0].lower() in words.nouns or not finite().search(ahead.lower())


def _behind_place(phrase: str, words: Lexicon) -> str:
    """ "the army" of "At the camp in Sirwah the army"."""
    if PLACED.match(phrase):
        for match in SUBJECT.finditer(phrase):
            rest = phrase[match.end() :]
            if match["ahead"].lower() not in NO_END and words.noun.search(rest.lower()):
                return rest
    return phrase


def _without_adverbs(phrase: str, words: Lexicon) -> str:
    while cut := words.adverb.search(phrase):
        phrase = phrase[: cut.start()].rstrip()
    return phrase


def _ends_in_role(phrase: str, words: Lexicon) -> bool:
    last = phrase.strip().rsplit(None, 1)[-1:] or [""]
    return last[0] in words.nouns


def _named(head: str, apposition: str, words: Lexicon) -> str:
    """Of "the group's spokesman, Ahmed al-Asadi" the name, wherever it stands."""
    name = NAME.match(apposition + ",")
    if name and name[1] == apposition.strip() and not words.noun.search(apposition.lower()):
        bare = LEAD.sub("", head)
        if _ends_in_role(head, words) or words.noun.search(bare.lower()) or len(bare.split()) > 3:
            return apposition
    return head


def _short(phrase: str, words: Lexicon, *, from_end: bool) -> str:
    phrase = " ".join(phrase.split())
    while (cut := TAIL.sub("", phrase)) != phrase:
        phrase = cut
    bare = _bare(phrase)
    if from_end and (finite().search(bare.lower()) or len(bare.split()) > LIMIT):
        bare = _head(bare, words) or _bare(_last_phrase(bare, words)) or _first_phrase(bare, words)
    kept = bare.split()
    return " ".join(kept[-LIMIT:] if from_end else kept[:LIMIT])


def _bare(phrase: str) -> str:
    bare = LEAD.sub("", phrase + " ").strip(" ,'’\"“”*[]").removesuffix("(").strip()
    return bare + ")" * (bare.count("(") - bare.count(")"))


def _head(phrase: str, words: Lexicon) -> str:
    """ "commander" of "commander in besieged Aleppo"."""
    parts = PARTICIPLE_IN.split(phrase, maxsplit=1)
    return parts[0] if len(parts) > 1 and _ends_in_role(parts[0].lower(), words) else ""


def _first_phrase(phrase: str, words: Lexicon) -> str:
    """ "resident" of "resident reached by telephone"."""
    verb = finite().search(phrase.lower())
    head = phrase[: verb.start()].strip() if verb else ""
    return head if _ends_in_role(head.lower(), words) else ""


def _last_phrase(phrase: str, words: Lexicon) -> str:
    """The last run of names, nouns of speaking and what may modify them."""
    taken: list[str] = []
    for word in reversed(phrase.split()):
        low = word.lower().strip("'’,")
        name = word[:1].isupper()
        known = name or low in words.nouns or low in JOINING or "-" in word or bool(taken)
        if not known or len(taken) >= LIMIT or (not name and finite().fullmatch(low)):
            break
        if low in {"in", "to", "at", "from", "by"} and not (taken and taken[-1][:1].isupper()):
            break
        if low in ARTICLES and not (taken and taken[-1][:1].isupper() and " of " in phrase):
            break
        taken.append(word)
    while taken and taken[-1].lower() in JOINING:
        taken.pop()
    return " ".join(reversed(taken))
