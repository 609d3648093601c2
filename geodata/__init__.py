"""Places, claims, control over time, store and exports. Knows neither `extract` nor the pages."""
