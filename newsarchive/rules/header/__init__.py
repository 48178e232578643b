"""A header that runs together in one line -> its readings: section, headline and teaser, each with how likely it is."""

from __future__ import annotations

from newsarchive.rules.header.model import HeaderReading, read_header

__all__ = ["HeaderReading", "read_header"]
