"""What closes a text and is no picture's: its agencies and codes, the source it names, the paper's copyright."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsarchive.german.word_lists import one_of, word_list
from newsarchive.rules.forms.signature import NO_CODES
from newsarchive.rules.lexicon.agencies import MATERIAL_OF, news_agencies
from newsarchive.rules.lexicon.names import PAPER, is_person, looks_like_names
from newsarchive.types.pieces import Label
from newsarchive.types.reading import claim

if TYPE_CHECKING:
    from newsarchive.rules.seen import Claims, Seen
    from newsarchive.types.reading import Block

__all__ = ["closing_line", "owner_line"]

UPPER = "A-ZÄÖÜ"
CODE = rf"(?:[a-zäöüß{UPPER}]{{1,5}}\d?|[Rr]ed\.)"
"""An author's code or a paper's letters: ``abc``, ``mB``, ``AR``, ``SZ``, ``red``."""
DOMAIN = r"[\w-]+(?:\.[\w-]+)*\.(?i:de|at|ch|com|net|org|li|lu|info|news|tv)"
HOUSE = rf"(?:{DOMAIN}|[a-z]-[a-z]+|[{UPPER}][\w-]+(?: [{UPPER}][\w-]+){{0,2}})"
"""A paper or its page: ``Musterblatt``, ``SZ.de``, ``DER BOTE``."""
AGENCY = one_of(word_list(__file__, "closing_line"))
"""What names an agency in more than five letters or in two words."""
PART = rf"(?:{AGENCY}|{HOUSE}|{CODE})"
JOINT = r"(?:\s?[/,;|+·]\s?|[-–]|\s[-–]\s|\s(?:und|&|mit)\s)"
RUN = rf"{PART}(?:{JOINT}{PART}){{0,6}}"
SLASHED = rf"{PART}(?:\s?[/,]\s?{PART}){{0,6}}"
CODES_AND_AGENCIES = rf"{CODE}(?:/{CODE}){{0,2}} \({RUN}\)"
OWNED = r"(?:(?:©|\(c\)|Copyright:?)\s?(?:(?:19|20)\d\d,? )?)"
SOURCE = r"(?:(?:Quellen?|Text|Meldung|Bericht|Agentur(?:en)?):\s?)"
RIGHTS = r"(?:[Aa]lle Rechte vorbehalten|ALLE RECHTE VORBEHALTEN)"
LINE = re.compile(
    rf"(?:[(\[]|[-–] ?)?(?P<mark>{OWNED}|{SOURCE})?(?P<run>{CODES_AND_AGENCIES}|{RUN}(?:\s?\({RUN}\))?)(?:[)\]]| ?[-–])?(?P<rights>[.,]? {RIGHTS})?\.?$"
)
"""A whole line of codes, papers and agencies: ``dpa/AFP``, ``abc/AR (afp, dpa)``, ``© SZ/dpa/abc``, ``Quelle: APA/dpa``."""
BEHIND = re.compile(
    rf"\s*(?P<code>\((?P<mark>{OWNED}|{SOURCE})?(?P<inside>{RUN})\)|\[(?P<boxed>{RUN})\]"
    rf"|(?P<said>{OWNED}|{SOURCE})(?P<named>{RUN})|(?:[-–/] ?)?(?P<bare>{CODES_AND_AGENCIES}|{SLASHED}))\.?$"
)
"""The same behind the last sentence of a text."""
MATERIAL = re.compile(rf"\s+(?P<code>(?:[a-zäöü]{{2,4}}/? )?\(?{MATERIAL_OF}\)?)\.?$")
OWN_CODE = re.compile(r"(?:/?[a-zäöü]{2,4}|[-–][a-zäöü]{2,4}[-–]|\(?Redaktion\)?|[A-Z]{2,3})$")
CODE_BEHIND = re.compile(
    r"(?<=[a-zäöüß]{3}[.!?“\"]) (?P<code>(?!(?:etc|usw|ff)$)[a-zäöü]{2,4}|[-–][a-zäöü]{2,4}[-–])$"
)
"""A code behind the last sentence of a text: no sentence begins in small letters."""
COMPANY = re.compile(
    r"""
      \b
      (?:
            GmbH | mbH | AG | KG | SE | OHG | Ltd | Inc | LLC | Verlag\w* | Mediengruppe
          | Medien | Mediahouse | Zeitungs\w+ | Druckhaus | e\.\ ?V
      )
      \b\.?
    | \bm\.\ ?b\.\ ?H\.
    """,
    re.VERBOSE,
)
"""What publishing houses are called."""
OWNER = re.compile(
    rf"[(\[]?(?:{RIGHTS}[:.,]?\s)?(?:{OWNED}){{1,2}}(?P<name>[{UPPER}\d](?:[^.!?:|\n]|& Co\.|m\. ?b\. ?H\.|e\. ?V\.|\.(?=\w)){{2,70}}?)"
    rf"(?:[,.]? (?:{RIGHTS}.{{0,40}}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|(?:19|20)\d\d))?[)\]]?\.?$"
)
SOURCE_BEHIND = re.compile(r"(?<=[.!?“\"»)])\s+(?P<owner>\(?Quelle:\s?(?P<name>[^.!?:|\n]{3,40}?)\)?)\.?$")
OWNER_BEHIND = re.compile(rf"(?<=[.!?“\"»)])\s+(?P<owner>{OWNER.pattern})")
NUMBERED = re.compile(
    r"""
    (?<=[.!?“\"»)])\s+
    (?P<owner>\(?(?:©\s?)?dpa-infocom,?\ ?(?:GmbH)?,?\ ?(?:dpa:\d{6}-\d\d-\d{4,7}/\d)\)?)
    $
    """,
    re.VERBOSE,
)
"""dpa's sign and the number of its message behind the last sentence."""
ARTICLE = re.compile(r"(?:Der|Die|Das|DER|DIE|DAS) [A-ZÄÖÜ]")
PAGE = re.compile(rf"{DOMAIN}$")
PARTS = re.compile(r"[/,;()]")
WORD_JOINT = re.compile(r"\s(?:und|&|mit)\s")
"""A word between two agencies; ``Ärger mit AFP`` is a title, for what stands before such a word is an agency, too."""
STOPS = '.!?“”"»«…)'
LEAST_TEXT, LEAST_CLOSING, LEAST_CODED = 120, 110, 60
"""Characters of a block that is text, and of a text's last paragraph, which is longer than a caption of one sentence."""
SENTENCES = re.compile(r"[a-zäöüß)“\"][.!?][“\"]? +[A-ZÄÖÜ„\"»]")
SIGNS = ("©", "(c)", "Copyright", "Quelle:", "dpa-infocom")
NEAR, LONGEST, TAIL = 60, 90, 70
RULE = "closing_line"
SURE = 0.95


def closing_line(block: Block, seen: Seen) -> Claims:
    """See agencies, codes and papers in the last line of a text or behind its last sentence: ``dpa/AFP``, ``© SZ/dpa/abc``, ``(Quelle: dpa)``.

    One of them is an agency, so that no party and no photographer is read as a code.
    Yes: corpus/made-up/closing-agencies.txt line 9; corpus/made-up/closing-source.txt line 9.
    No:  corpus/tempting/credit-in-text.txt line 7, a picture's agency between two paragraphs.
    """
    text = block.text
    if seen.index == 0 or text[-1] in "!?:" or not closes_text(seen):
        return ()
    if len(text) <= LONGEST:
        line = LINE.match(text)
        if line is not None and signs(line["run"], marked=bool(line["mark"])) and is_below_text(seen):
            end = line.start("rights") if line["rights"] else len(text)
            signed = claim(block, 0, end, Label.SIGNATURE, RULE, SURE)
            return (*signed, *claim(block, end, len(text), Label.FURNITURE, RULE, SURE))
        if OWN_CODE.match(text) and text not in NO_CODES and is_last_line(seen):
            return claim(block, 0, len(text), Label.SIGNATURE, RULE, 0.85)
    if seen.part(1) is None and len(text) > LEAST_CODED and (own := CODE_BEHIND.search(text, len(text) - 12)):
        return claim(block, own.start("code"), len(text), Label.SIGNATURE, RULE, 0.85)
    return behind_sentence(block)


def behind_sentence(block: Block) -> Claims:
    """Return the signature behind the last sentence of a block."""
    text = block.text
    material = MATERIAL.search(text, max(0, len(text) - TAIL))
    if material is not None and text[material.start() - 1] in STOPS:
        return claim(block, material.start("code"), len(text), Label.SIGNATURE, RULE, SURE)
    found = BEHIND.search(text, max(0, len(text) - TAIL))
    if found is None or found.start() == 0 or text[found.start() - 1] not in STOPS:
        return ()
    run = found["inside"] or found["boxed"] or found["named"] or found["bare"]
    if not signs(run, marked=bool(found["mark"] or found["said"])):
        return ()
    if "©" in found["code"] and not is_paragraph(text[: found.start()]):
        return ()  # a caption with its credit
    return claim(block, found.start("code"), len(text), Label.SIGNATURE, RULE, SURE)


def owner_line(block: Block, seen: Seen) -> Claims:
    """See the paper that owns a text in its last line or behind its last sentence: ``© Musterower Bote``, ``© Musterverlag GmbH``.

    Yes: corpus/made-up/closing-owner.txt line 9.
    No:  corpus/tempting/credit-in-text.txt line 7, a picture's owner between two paragraphs.
    """
    text = block.text
    if seen.index == 0 or not any(sign in text for sign in SIGNS) or not closes_text(seen):
        return ()
    line = OWNER.match(text) if len(text) <= LONGEST else None
    if line is not None and is_house(line["name"], seen) and is_below_text(seen):
        return claim(block, 0, len(text), Label.FURNITURE, "owner_line", SURE)
    at = max(0, len(text) - LONGEST)
    behind = NUMBERED.search(text, at) or OWNER_BEHIND.search(text, at) or SOURCE_BEHIND.search(text, at)
    if behind is None or not is_paragraph(text[: behind.start()]):
        return ()
    if behind.re is not NUMBERED and not is_house(behind["name"], seen):
        return ()
    return claim(block, behind.start("owner"), len(text), Label.FURNITURE, "owner_line", SURE)


def signs(run: str, *, marked: bool) -> bool:
    """Tell whether an agency is among the codes and papers of ``run``, and no person; ``marked`` says that a word announces them."""
    if not names_agency(run) or any(looks_like_names(part.strip()) for part in PARTS.split(run)):
        return False
    joined = WORD_JOINT.split(run)
    return marked or len(joined) == 1 or all(names_agency(part) or part.islower() for part in joined)


def names_agency(run: str) -> bool:
    """Tell whether a news agency is among the parts of ``run``."""
    return bool(news_agencies(run)) or "genturen" in run


def is_house(name: str, seen: Seen) -> bool:
    """Tell whether ``name`` is a paper or a publishing house, and no photographer."""
    bare = name.strip(" ,")
    if any(fact.field == "publisher" and fact.value == bare for fact in seen.reading.facts):
        return True
    if COMPANY.search(bare) or PAGE.match(bare):
        return True
    if "/" in bare or is_person(bare):
        return False
    return (
        PAPER.search(bare.title() if bare.isupper() else bare) is not None or ARTICLE.match(bare) is not None
    )


def closes_text(seen: Seen) -> bool:
    """Tell whether no paragraph follows: what stands between paragraphs more often belongs to a picture."""
    return not any(len(later.text) > LEAST_TEXT for later in seen.parts[seen.index + 1 : seen.index + 6])


def is_below_text(seen: Seen) -> bool:
    """Tell whether the block right above is text, or another closing line under text."""
    above = seen.parts[max(0, seen.index - NEAR) : seen.index]
    return any(len(part.text) > LEAST_TEXT for part in above)


def is_last_line(seen: Seen) -> bool:
    """Tell whether nothing follows, and a whole sentence ends the block above."""
    above = seen.part(-1)
    return above is not None and seen.part(1) is None and len(above.text) > 60 and above.text[-1] in STOPS


def is_paragraph(text: str) -> bool:
    """Tell whether ``text`` is more than a caption: several sentences, or a long one."""
    return len(text) > LEAST_CLOSING or SENTENCES.search(text) is not None
