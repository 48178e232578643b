"""Bytes -> text: which encoding it is in, what is no text at all, and what was once read in a wrong encoding."""
