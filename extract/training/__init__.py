"""Builds the judge from labelled articles (docs/MODEL.md); reading does not use it."""
