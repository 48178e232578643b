"""Articles that match -> what a reader sees: marks, snippets, concordance, facets, suggestions."""
