"""The rule files under extract/rules/, each read once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

RULES = Path(__file__).parent / "rules"


@cache
def rules(name: str) -> dict[str, Any]:
    """The rule file extract/rules/<name>.toml."""
    return tomllib.loads((RULES / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """The words listed under a key of a rule file, or under `words` of a table of that name."""
    listed = rules(name)[key]
    return frozenset(listed["words"] if isinstance(listed, dict) else listed)
