"""Texts -> which of them are the same story: wire copy, reprints and versions. Pure; the archive keeps what it finds.

``words`` and ``sketch`` make what is looked up, ``runs`` and ``judge`` decide about two texts, ``components`` joins pairs.
"""
