"""Exports of press databases -> their articles: how each shows itself, where it parts, how it is read."""
