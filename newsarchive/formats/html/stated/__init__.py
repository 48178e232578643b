"""What the head of a page states about its article, in ``meta`` elements and JSON-LD -> facts."""
