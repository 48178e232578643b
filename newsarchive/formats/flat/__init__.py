"""Plain text -> ``Reading``: its blocks, and what an unknown export of several articles looks like."""
