"""Articles to claims: read, split, find mentions and frames, judge, date, attribute, assemble."""
