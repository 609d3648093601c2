"""Builds the judge from labelled articles: `python -m extract.training` (docs/MODEL.md). Not used at run time."""
