"""Bytes of a document -> its key, by which every archive knows it: 20 letters from k to z.

Reversed hex digits, as Jujutsu writes its change ids: a key never looks like a row number.
"""

from __future__ import annotations

import hashlib

__all__ = ["content_key", "key_of", "key_of_number", "number_of_key", "shown_id"]

KEY_LETTERS = str.maketrans("0123456789abcdef", "zyxwvutsrqponmlk")


IN_ORDER = str.maketrans("klmnopqrstuvwxyz", "0123456789abcdef")
BACK = str.maketrans("0123456789abcdef", "klmnopqrstuvwxyz")
BEYOND_ROWS = 1 << 80
"""Numbers that are keys are this much higher than the key by itself: no row number is as high."""


def content_key(raw: bytes) -> str:
    """Return the key of a document, made of the SHA-256 of its bytes."""
    return key_of(hashlib.sha256(raw).hexdigest())


def key_of(digest: str) -> str:
    """Return the key of the document with the SHA-256 ``digest``, in hex."""
    return digest[:20].translate(KEY_LETTERS)


def number_of_key(key: str) -> int:
    """Return a key as the number by which articles go where nobody counts them; numbers have the order of their keys.

    >>> key_of_number(number_of_key("mwqyzzklmnopqrstuvwx"))
    'mwqyzzklmnopqrstuvwx'
    """
    return BEYOND_ROWS + int(key.translate(IN_ORDER), 16)


def key_of_number(number: int) -> str:
    """Return the key that ``number_of_key`` made ``number`` of."""
    return f"{number - BEYOND_ROWS:020x}".translate(BACK)


def shown_id(number: int) -> str:
    """Return what people call an article by: its row number, or its key where the archive counts nobody.

    >>> shown_id(12), shown_id(number_of_key("mwqyzzklmnopqrstuvwx"))
    ('12', 'mwqyzzklmnopqrstuvwx')
    """
    return str(number) if number < BEYOND_ROWS else key_of_number(number)
