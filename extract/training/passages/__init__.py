"""Labelled passages of this project's own writing: `*.txt` beside this file (docs/MODEL.md).

A passage is a head, then a sentence a line, each with its labels below; an empty line ends it:

    == agency | Mali | 2013-01-21
    The army said on Monday that it had retaken Konna and Sinda from Ansar Dine.
    > captured | Konna; Sinda | army < Ansar Dine | retaken
    Residents saw a column leaving the town before dawn.
    > withdrew | Konna (the town) | Ansar Dine | leaving

`>?` marks a label that is optional, `a/b` two events or actors that both count, `word#2` the second
place at which a sentence has the trigger. All that no label names is no claim.

The passages are exercises: what they tell is invented or told from memory, and is no source.
"""

from extract.training.passages.form import Passage, passages

__all__ = ["Passage", "passages"]
