"""A web page -> ``Reading``: the article alone, its pictures, and what the page states about itself."""
