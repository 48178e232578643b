"""What a search found -> text for reading, JSON, tables: a page of hits, a concordance, the answers to several queries."""
