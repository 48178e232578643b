"""Articles and hits -> text and JSON. Nothing else lays anything out."""
