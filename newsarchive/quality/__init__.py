"""How well articles are read: scores against records made by hand, and second readings."""
