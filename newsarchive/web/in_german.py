"""The archive's message about a query or a name that cannot be meant -> the same in German, for the pages of German readers.

The parts that a message names (a word, a list of fields) are kept as they are. A message that is not in the table stays in English.
"""

from __future__ import annotations

import re

__all__ = ["MESSAGES", "in_german"]

MESSAGES = (
    ("A query holds at most {} characters", "Eine Suche hat höchstens {} Zeichen"),
    ("A query holds at most {} words and signs", "Eine Suche hat höchstens {} Wörter und Zeichen"),
    ("Expected a word to search for", "Hier fehlt ein Wort, nach dem gesucht wird"),
    ("Expected a word after {}", "Hinter {} fehlt ein Wort"),
    ("Expected a word in {}:", "In {}: fehlt ein Wort"),
    ("No parenthesis was opened for this one", "Zu dieser schließenden Klammer fehlt die öffnende"),
    ("Expected a closing parenthesis for this one", "Zu dieser öffnenden Klammer fehlt die schließende"),
    ('Expected a closing quotation mark (") for this one', 'Zu diesem Anführungszeichen fehlt das schließende (")'),
    ("Expected at most {} levels of parentheses", "Klammern stehen höchstens {}-fach ineinander"),
    (
        "Expected a word or a phrase beside NEAR, or several joined by OR; for a field write {}",
        "Neben NEAR steht ein Wort oder eine Wortfolge, oder mehrere mit OR; in einem Feld so: {}",
    ),
    ("Expected fewer alternatives beside NEAR, at most {} together", "Neben NEAR stehen zu viele Möglichkeiten; höchstens {} zusammen"),
    ("Expected no * or ? within a name", "In einem Namen steht kein * oder ?"),
    ("Expected no {} behind a word; a word finds all its forms, and {} what begins like it",
     "Hinter einem Wort steht kein {}; ein Wort findet alle seine Formen, und {} findet, was so anfängt"),
    ("Expected no field inside {}:", "In {}: steht kein weiteres Feld"),
    ("Expected no = here; whole values can be asked for in {}", "Hier steht kein =; ganze Werte haben {}"),
    ("Expected the whole value, without *", "Hier steht der ganze Wert, ohne *"),
    ("No value after '{}'; write {}, without a space", "Hinter „{}“ fehlt der Wert; so: {}, ohne Leerzeichen"),
    ("No field is called '{}'; meant {}?", "Ein Feld „{}“ gibt es nicht; gemeint {}?"),
    ("No field is called '{}'; expected one of {}; words go in quotation marks",
     "Ein Feld „{}“ gibt es nicht; es gibt {}. Für Wörter mit Doppelpunkt: in Anführungszeichen"),
    ("Expected {}: with one of {}; meant {}?", "Hinter {}: steht eines von {}; gemeint {}?"),
    ("Expected {}: with one of {}", "Hinter {}: steht eines von {}"),
    ("Expected a date such as {} after '{}'", "Hinter „{1}“ fehlt ein Datum, etwa {0}"),
    ("Expected a date such as {}", "Hier steht ein Datum, etwa {}"),
    ("Expected one of {} after '{}'", "Hinter „{1}“ fehlt eines von {0}"),
    ("Expected an id or the beginning of a key after '{}'", "Hinter „{}“ fehlt eine Nummer oder der Anfang eines Schlüssels"),
    ("Expected the name of a saved query after '{}'", "Hinter „{}“ fehlt der Name einer gespeicherten Suche"),
    ("no saved query '{}'; expected one of {}", "Eine gespeicherte Suche „{}“ gibt es nicht; es gibt {}"),
    ("no saved query '{}'; none is saved yet; save one with '{}'", "Eine gespeicherte Suche „{}“ gibt es nicht; noch ist keine gespeichert"),
    ("saved queries stand within one another more than {} deep", "Gespeicherte Suchen stehen mehr als {}-fach ineinander"),
    ("query:{} would stand within itself", "query:{} stünde in sich selbst"),
    ("'{}' is no name for a query; expected letters, figures and hyphens, at most 40",
     "„{}“ ist kein Name für eine Suche; ein Name hat Buchstaben, Ziffern und Bindestriche, höchstens 40"),
    ("'{}' is no tag; expected a letter or figure, then letters, figures, . : / - or _, at most 60",
     "„{}“ ist kein Schlagwort; es beginnt mit Buchstabe oder Ziffer, dann auch . : / - und _, höchstens 60 Zeichen"),
    ("no frozen set '{}'; there are: {}", "Eine eingefrorene Menge „{}“ gibt es nicht; es gibt {}"),
)  # fmt: skip
"""A message with a place for each part it names, and the same in German."""


def pattern(template: str) -> re.Pattern[str]:
    """Return what matches the messages of a template."""
    return re.compile("(.*?)".join(map(re.escape, template.split("{}"))), re.DOTALL)


PATTERNS = tuple((pattern(english), german) for english, german in MESSAGES)


def in_german(message: str) -> str:
    """Return ``message`` in German, or as it is where the table has none.

    >>> in_german("Expected a word after 'OR'")
    "Hinter 'OR' fehlt ein Wort"
    """
    for english, german in PATTERNS:
        if found := english.fullmatch(message):
            return german.format(*found.groups())
    return message
