"""Which actor gains, defends or attacks, and which one loses: the candidates and their features."""

from extract.roles.features import loser_features, role_features
from extract.roles.situation import Situation, candidates

__all__ = ["Situation", "candidates", "loser_features", "role_features"]
