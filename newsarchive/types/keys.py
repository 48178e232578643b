"""Bytes of a document -> its key, by which every archive knows it: 20 letters from k to z.

Reversed hex digits, as Jujutsu writes its change ids: a key never looks like a row number.
"""

from __future__ import annotations

import hashlib

__all__ = ["content_key", "key_of"]

KEY_LETTERS = str.maketrans("0123456789abcdef", "zyxwvutsrqponmlk")


def content_key(raw: bytes) -> str:
    """Return the key of a document, made of the SHA-256 of its bytes."""
    return key_of(hashlib.sha256(raw).hexdigest())


def key_of(digest: str) -> str:
    """Return the key of the document with the SHA-256 ``digest``, in hex."""
    return digest[:20].translate(KEY_LETTERS)
