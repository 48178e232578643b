"""Archive for German press text: read it, keep it, find it again."""

__version__ = "0.1.0"
