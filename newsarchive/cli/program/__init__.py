"""Commands about the program itself: completion, manual pages, configuration."""
