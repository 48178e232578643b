"""News and photo agencies: how they are printed, and the short name each is known by."""

from __future__ import annotations

import re

from newsarchive.german.word_lists import one_of, word_list

__all__ = ["AGENCY", "AGENCY_LIST", "MATERIAL_OF", "credit_agencies", "is_agency", "news_agencies"]

NEWS = {
    "dpa": "dpa", "dpa-afx": "dpa-AFX", "dpa-tmn": "dpa", "afp": "AFP", "reuters": "Reuters", "rtr": "Reuters",
    "ap": "AP", "apn": "AP", "kna": "KNA", "epd": "epd", "apa": "APA", "sid": "SID", "sda": "Keystone-SDA",
    "keystone-sda": "Keystone-SDA", "ats": "ATS", "dapd": "dapd", "ddp": "ddp", "dts": "dts", "ots": "ots",
    "rnd": "RND", "tass": "TASS", "ansa": "ANSA", "upi": "UPI", "awp": "AWP", "dow jones": "Dow Jones",
    "bloomberg": "Bloomberg", "itar-tass": "ITAR-TASS", "xinhua": "Xinhua", "pa": "PA",
    "dpa-material": "dpa", "dpa-infocom": "dpa", "presse-agentur": "dpa", "afp-material": "AFP",
    "agence france-presse": "AFP", "associated press": "AP", "austria presse agentur": "APA", "apa-ots": "ots",
    "evangelischer pressedienst": "epd", "evangelischen pressedienst": "epd", "nachrichten-agentur": "KNA",
    "kathpress": "Kathpress", "keystone-ats": "ATS", "dts nachrichtenagentur": "dts",
    "sport-informations-dienst": "SID", "interfax": "Interfax", "kyodo": "Kyodo", "kyodo news": "Kyodo", "efe": "EFE", "anp": "ANP",
    "belga": "Belga", "ctk": "CTK", "ntb": "NTB", "ritzau": "Ritzau", "ukrinform": "Ukrinform",
}  # fmt: skip
PHOTO = NEWS | {
    "epa": "EPA", "epa-efe": "EPA", "pa wire": "PA", "pa media": "PA", "tass news agency": "TASS", "picture alliance": "picture alliance", "picture-alliance": "picture alliance",
    "getty images": "Getty Images", "getty": "Getty Images", "imago": "IMAGO", "imago images": "IMAGO",
    "keystone": "Keystone", "action press": "action press", "ullstein bild": "ullstein bild", "laif": "laif",
    "ostkreuz": "Ostkreuz", "shutterstock": "Shutterstock", "istock": "iStock", "adobe stock": "Adobe Stock",
    "unsplash": "Unsplash", "pixabay": "Pixabay", "dpa-zentralbild": "dpa", "dpa-bildfunk": "dpa", "dpa images": "dpa",
    "zuma": "ZUMA", "zuma press": "ZUMA", "zuma wire": "ZUMA", "zb": "dpa", "afp photo": "AFP", "apa-picturedesk": "APA", "apa-fotoservice": "APA", "apa-grafik": "APA", "dpa-grafik": "dpa", "dpa-infografik": "dpa", "epd-bild": "epd",
    "kna-bild": "KNA", "ap images": "AP", "reuters pictures": "Reuters", "imago-images-bilder": "IMAGO", "imagoimages": "IMAGO", "ddp images": "ddp", "colourbox": "Colourbox",
    "colourbox.de": "Colourbox", "istock.com": "iStock", "istockphoto.com": "iStock", "fotolia": "Fotolia", "fotolia.com": "Fotolia", "photothek": "photothek", "gepa": "GEPA pictures",
    "gepa pictures": "GEPA pictures", "expa": "EXPA", "freshfocus": "freshfocus", "akg-images": "akg-images", "akg": "akg-images", "bpk": "bpk", "interfoto": "INTERFOTO",
    "magnum photos": "Magnum Photos", "hans lucas": "Hans Lucas", "corbis": "Corbis", "westend61": "Westend61", "panthermedia": "PantherMedia", "blickwinkel": "blickwinkel",
    "united archives": "United Archives", "wireimage": "WireImage", "icon sportswire": "Icon Sportswire", "bongarts": "Bongarts", "nordphoto": "nordphoto", "pexels": "Pexels",
    "nurphoto": "NurPhoto", "anadolu": "Anadolu", "witters": "Witters", "firo sportphoto": "firo Sportphoto",
    "ap photo": "AP", "associated press": "AP", "agence france-presse": "AFP",
    "dpaweb": "dpa", "dpa-infocom": "dpa", "picturedesk.com": "APA", "apa-images": "APA", "zuma press wire": "ZUMA", "funke foto services": "FUNKE Foto Services",
    "ffs": "FUNKE Foto Services", "sz photo": "SZ Photo", "imago-images.de": "IMAGO", "www.imago-images.de": "IMAGO", "stock.adobe.com": "Adobe Stock",
    "adobestock": "Adobe Stock", "unsplash.com": "Unsplash", "pixabay.com": "Pixabay", "shutterstock.com": "Shutterstock", "istockphoto": "iStock", "alamy": "Alamy",
    "alamy stock photo": "Alamy", "mauritius images": "mauritius images", "sipa": "SIPA", "abaca": "ABACA", "abacapress": "ABACA", "eibner": "Eibner", "eibner-pressefoto": "Eibner",
    "scanpix": "Scanpix", "depositphotos": "Depositphotos", "usa today network": "USA Today", "bildagentur online": "Bildagentur-online", "visum": "VISUM", "agentur focus": "Agentur Focus",
    "pool": "", "archiv": "", "archivfoto": "", "symbolbild": "",
}  # fmt: skip

AGENCY = one_of(word_list(__file__, "agencies"))
"""A news agency or newsroom code as it is printed in a dateline, a byline or at the end of a text."""
AGENCY_LIST = rf"{AGENCY}(?:(?:/|, ?| und |-| / ){AGENCY}){{0,4}}"
MATERIAL_OF = rf"(?:[Mm]it|[Uu]nter Verwendung von) (?:(?:Material|Informationen|Agenturmaterial|Agenturen|Texten|Meldungen|(?:dpa|AFP)-Material)\b[^.\n(]{{0,40}}?(?:\b{AGENCY_LIST}|\({AGENCY_LIST}\))?|(?:Material|Informationen) der Deutschen Presse-Agentur|{AGENCY_LIST})"
"""What agencies contributed: ``mit Material von dpa``, ``mit dpa und AFP``, ``mit Agenturmaterial``."""
SPLIT = re.compile(r"\s*(?:/|,|;|\||\(|\)|\[|\]|\+{2,}| und | via | [–-] )\s*")
WITH_CODES = re.compile(r"(?P<agency>[a-z]{2,7})(?:-[a-z]{2,5}|(?: [a-z][a-z0-9]{1,4})+)$")
"""An agency and the codes of those who wrote for it: ``kna-abc``, ``epd abc def``."""


def news_agencies(text: str) -> tuple[str, ...]:
    """Return the news agencies that ``text`` (``dpa/AFP``, ``dpa/lno``) names, by their usual names."""
    return named(text, NEWS)


def credit_agencies(text: str) -> tuple[str, ...]:
    """Return the news and photo agencies in a picture credit (``A B/Pool EPA/AP/dpa``), by their usual names."""
    return named(text, PHOTO)


def named(text: str, known: dict[str, str]) -> tuple[str, ...]:
    """Return the agencies of ``known`` among the parts of ``text``, each once, in order."""
    found: dict[str, None] = {}
    for part in SPLIT.split(text.replace("/tmn", "-tmn")):
        low = part.strip(" .:").lower()
        name = known.get(low)
        if name is None and " " in low:
            name = known.get(low.rpartition(" ")[2])
        if name is None and (coded := WITH_CODES.match(low)):
            name = known.get(coded["agency"])
        if name:
            found[name] = None
    return tuple(found)


def is_agency(part: str) -> bool:
    """Tell whether a part of a credit is an agency or a word like Pool, and so no photographer."""
    low = part.strip(" .:").lower()
    return low in PHOTO or low.partition(" ")[0] in {"pool", "archiv", "imago", "getty", "dpa", "picture"}
