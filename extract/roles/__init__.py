"""Which actor gains, defends or attacks, and which one loses: the candidates and their features."""

from extract.roles.features import Setting, loser_features, role_features, setting
from extract.roles.situation import Situation, candidates

__all__ = [
    "Setting",
    "Situation",
    "candidates",
    "loser_features",
    "role_features",
    "setting",
]
