"""The version of this program, which the package and its metadata read."""

from __future__ import annotations

__version__ = "0.1.0"
