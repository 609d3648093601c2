"""Which actor gains, defends or attacks, and which one loses: the candidates and their features."""

from extract.roles.features import Setting, loser_features, role_features, setting
from extract.roles.grammar import doer
from extract.roles.situation import Situation, candidates
from extract.roles.syntax import only_helps

__all__ = [
    "Setting",
    "Situation",
    "candidates",
    "doer",
    "loser_features",
    "only_helps",
    "role_features",
    "setting",
]
