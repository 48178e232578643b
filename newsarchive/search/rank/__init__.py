"""Articles that match -> their order."""
