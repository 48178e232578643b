"""Paths -> archive: found, parsed in batches by all cores, stored in order."""
