"""Commands that review and correct what was read."""
