"""What the judge sees of a trigger and a place in one sentence, as feature names."""

from extract.features.outline import Outline, outline
from extract.features.pair import pair_features

__all__ = ["Outline", "outline", "pair_features"]
