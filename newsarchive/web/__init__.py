"""An archive as pages to read in: a plugin for Datasette, whose tables, SQL and JSON stay as they are."""
