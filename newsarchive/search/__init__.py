"""A query's plan -> the hits of an archive: matched, ranked and shown."""
