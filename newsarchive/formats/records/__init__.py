"""Records with named fields (JSON, tables, feeds) -> ``Reading``s, one a record."""
