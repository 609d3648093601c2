"""What the judge sees of a trigger and a place in one sentence, as feature names."""

from extract.features.outline import Outline, outline
from extract.features.pair import joint_part, pair_features, place_part, trigger_part

__all__ = ["Outline", "joint_part", "outline", "pair_features", "place_part", "trigger_part"]
