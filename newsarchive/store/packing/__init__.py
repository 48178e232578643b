"""Originals and readings <-> what the archive keeps of them in little room, and the rewriting of older archives."""
