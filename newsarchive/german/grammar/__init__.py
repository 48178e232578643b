"""Rules of German grammar, beside a dictionary: forms -> lemmas, nouns behind particles."""
