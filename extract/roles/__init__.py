"""Which actor gains, defends or attacks, and which one loses: the candidates and their features."""

from extract.roles.features import Setting, loser_features, role_features, setting
from extract.roles.grammar import doer
from extract.roles.situation import Situation, candidates

__all__ = [
    "Setting",
    "Situation",
    "candidates",
    "doer",
    "loser_features",
    "role_features",
    "setting",
]
