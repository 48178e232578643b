"""What a person makes of an archive: tags, notes, saved queries, frozen sets, samples, coding.

All of it hangs on the articles' keys, so that it outlives a reparse, a removal and a new ingest, and travels to other archives.
"""
