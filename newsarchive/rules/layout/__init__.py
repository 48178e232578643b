"""Blocks of a text -> which of them are headline and teaser, chosen together by a fitted model."""
