"""What a sentence mentions: actors, places and triggers."""
