"""A plan -> the articles that match it, by the index or in memory."""
