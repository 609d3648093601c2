"""Which type nouns can take each other up."""

from extract.rulebook import rules


def family(noun: str) -> str:
    """The family of a type noun: "city" and "towns" are "town"; "" for a noun that fits all."""
    families: dict[str, str] = rules("families")["family"]
    return families.get(noun) or families.get(noun.split()[-1] if noun else "") or ""
