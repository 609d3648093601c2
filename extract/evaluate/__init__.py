"""Claims that were read, compared with claims that were labelled by hand."""

from extract.evaluate.figures import Figures, figures
from extract.evaluate.gold import Label, read_labels
from extract.evaluate.match import Comparison, compare

__all__ = ["Comparison", "Figures", "Label", "compare", "figures", "read_labels"]
