"""Tells a clause from a phrase by its finite verb. The verbs are data (rules/clauses.toml)."""

import re
import tomllib
from functools import cache
from pathlib import Path

RULES = Path(__file__).parent / "rules" / "clauses.toml"


@cache
def finite() -> re.Pattern[str]:
    """A pattern of one finite verb in lower-case text, read and compiled on first use."""
    verbs = tomllib.loads(RULES.read_text(encoding="utf-8"))["finite"]
    forms, others = "|".join(verbs["forms"]), "|".join(verbs["not_past"])
    return re.compile(rf"(?<![-\w])(?:(?!(?:{others})\b)\w{{2,}}ed|{forms})\b")
