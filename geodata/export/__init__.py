"""Everything that leaves: pictures, slides, text, one frozen page, and data files.

Each format is a module with `encode(...) -> bytes`; `geodata.export.command` is the command line.
docs/EXPORTS.md names what each format carries and every decision that a mapping makes.
"""
