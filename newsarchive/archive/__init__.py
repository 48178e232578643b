"""An archive as commands and programs speak to it: add, search, correct, verify, merge, dump."""
