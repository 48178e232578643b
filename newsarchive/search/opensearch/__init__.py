"""An OpenSearch cluster as the engine of an archive: what is put into it, and what a search asks of it."""
