"""Names that pages give their elements -> what such an element usually holds.

Roots of class names, ids and test names as German and English content systems use them: weak evidence, never one
publisher's wording. Input is the element's attributes, output one of the roles below or nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["ASIDE", "BOX", "PICTURE", "SOURCE", "role_of"]

ASIDE = "aside"
"""The role of a part of the page that is not the article."""

BOX = "box"
"""The role of what stands beside the text and belongs to it."""
PICTURE = "picture"
"""The role of what holds a picture with its caption and its credit."""
SOURCE = "source"
"""The role of what says where something is from: in a picture its credit."""
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
NOT_WORDS = re.compile(r"[^a-zA-Z0-9äöüÄÖÜß]+")
ROLES = (
    ("credit", r"copyright ?holders?|urheber\w*|licen[cs]e(?: ?caption| ?text)?|lizenz|credits?|copyrights?|fotograf\w*|photographer|photo ?credits?|image ?credits?|img ?(?:credits?|source|copyright)|bildnachweis|bildquelle|bild ?credits?|image ?source|picture ?source|media ?source|figure ?source|caption ?source|quelle|rights|agency|agentur"),
    ("source", r"source|sources|origin"),
    ("caption", r"captions?(?: ?(?:text|wrapper|container|content|description))?|figcaptions?|bildunterschrift|bild ?unterschrift|bildtext|bildbeschreibung|legend|wp caption text|image ?(?:description|text|title|subline)|img ?(?:text|subline|description|caption)|media ?(?:description|text)|figure ?(?:text|description)|picture ?text|subtext|bu"),
    ("kicker", r"kicker|dachzeile|overline|topline|overhead|overtitle|surtitle|spitzmarke|spitzzeile|roofline|ober ?zeile|pretitle|pre ?headline|suptitle|supertitle|headline ?intro|eyebrow|catchline"),
    ("byline", r"bylines?|authors?|autor(?:en|in|innen|s)?|author ?(?:name|names|list|info|line)|autorenzeile|writers?|verfasser|authorline|creator|article ?author"),
    ("date", r"date|dates|datum|datetime|timestamp|published|publish ?date|pubdate|publication ?date|time|zeit|last ?updated|modified|updated ?at|datumszeile"),
    ("teaser", r"teaser|teasertext|teaser ?text|lead|lede|leadtext|lead ?text|lead ?in|vorspann|intro|introtext|intro ?text|introduction|standfirst|summary|abstract|excerpt|anlauf|anriss|anreisser|untertitel|dek|article ?(?:intro|lead|teaser|description|summary)|subtitle|sub ?title|subheadline|sub ?headline|subline|description|perex|preamble|einleitung"),
    ("crosshead", r"crosshead\w*|crossheading|cross ?heading|zwischentitel|zwischen ?titel|zwischenueberschrift|subheads?|subheading|sub ?heading"),
    ("headline", r"headlines?|titel|title|ueberschrift|schlagzeile|heading|entry ?title|article ?title|hauptzeile|hl1"),
)  # fmt: skip
"""In the order in which they are asked: the words of a picture come first, for they are the most specific."""
FURNITURE = re.compile(
    r"(?<![a-z0-9])(?:related\w*|recommend\w*|recirculation|newsletter\w*|social\w*|sharing\w*|shar(?:e|er)|share ?(?:bar|buttons?|links?|box)|comments?|comment ?\w+|kommentare?|kommentar ?(?:bereich|form\w*|box|liste?|bereich)|disqus|forum|community|postings|leserkommentare"
    r"|advert\w*|ads?|ad ?(?:slot|container|wrapper|box|label|banner|unit|zone)|adslot|anzeigen?|werbung|sponsored|cookies?|consent|gdpr|cmp|paywall ?(?:box|teaser|layer|offer)|promo\w*|breadcrumbs?|brotkrume\w*|breadcrumb ?\w+|sidebar|side ?bar|marginal\w*"
    r"|nav|navi|navigation|mainnav|menu|footer ?(?:nav|links|menu)?|toolbar|tools|tag ?(?:list|cloud|s)|tags|tagcloud|schlagwort\w*|schlagwoerter|keywords|topics|topic ?(?:list|box|links)|topicbox|themenbox|outbrain\w*|taboola\w*|plista\w*|traffective|teaser ?(?:list|box|row|group|block|grid|stage|item|module|card|container|wrapper|area|slider|gallery)|teaserlist|teaserbox|linkbox|link ?(?:list|box)|linkliste"
    r"|most ?(?:read|viewed|popular|clicked)|meistgelesen\w*|trending|popular|pagination|pager|paging|print ?only|login|signup|sign ?up|registration|subscri\w+|abo ?(?:box|teaser|banner|offer)|modal|overlay|popup|tooltip|skip ?links?|visually ?hidden|sr ?only|screen ?reader\w*|screenreader\w*|invisible"
    r"|author ?(?:box|bio|profile|card|description|about|teaser)|about ?(?:the ?)?author|autoren ?(?:box|info|profil)|autorenbox|more ?(?:articles|news|stories|links|on|content)|read ?(?:more|also|next)|weiterlesen|weitere ?\w*|mehr ?zum ?thema|mehr ?\w+|empfehlung\w*|also ?interesting|interesting|next ?(?:article|read)|prev ?next|bottom ?(?:bar|teaser)|rating|vote|voting|poll|quiz|survey|feedback|reactions?|bookmark\w*|merkliste|watchlist|spenden\w*|donat\w+|fundraising|crowdfunding|audio ?(?:player|article|version)?|player|podcast ?\w*|vorlese\w*|readspeaker|text ?to ?speech|speech|lesezeit|reading ?time|embed\w*|twitter ?tweet|instagram ?media|shop\w*|product ?(?:box|teaser|list)|affiliate\w*|widget|partner\w*|jobs?|stellenmarkt|ticker ?(?:box|list)|toc|table ?of ?contents|inhaltsverzeichnis|jump ?(?:marks?|links?)|sprungmarken|wetter|weather|search|suche|meta ?(?:nav|links)|event ?teaser|gallery ?teaser|correction ?form|whatsapp\w*|telegram|follow\w*|push ?\w*|notification\w*|app ?(?:banner|promo|teaser)|back ?to ?top|totop|error|warning|noprint|no ?print|dont ?print)(?![a-z0-9])"
)
COMPILED = tuple((role, re.compile(rf"(?<![a-z0-9])(?:{words})(?![a-z0-9])")) for role, words in ROLES)
GLUED = re.compile(
    r"(bild(?:unterschrift|text|quelle|nachweis)|dachzeile|vorspann|zwischentitel|autorenzeile|figcaption)"
)
GLUED_ROLE = {"bildunterschrift": "caption", "bildtext": "caption", "figcaption": "caption", "bildquelle": "credit", "bildnachweis": "credit", "dachzeile": "kicker", "vorspann": "teaser", "zwischentitel": "crosshead", "autorenzeile": "byline"}  # fmt: skip
TYPOGRAPHY = ("text-", "font-", "bg-", "border-", "typo")
"""How utility classes begin that say how a text is set, not what it is."""
FILED = (
    "post-",
    "author-",
    "category-",
    "tag-",
    "type-",
    "status-",
    "format-",
    "hentry",
    "has-",
    "is-",
    "with-",
    "js-",
    "elementor-widget",
    "elementor-element",
    "elementor-section",
    "elementor-column",
    "elementor-container",
)
"""How classes begin that file a whole article, or that say what it has: ``has-post-thumbnail``."""
AUTHOR = re.compile(r"author-(?:box|bio|profile|card|description|about|info|names?|list|line)(?:-\w+)?")
"""What is named for the author; other names say who it is: ``author-anna-beispiel``."""
PICTURED = re.compile(
    r"(?<![a-z0-9])(?:images?|img|media|pics?|bild(?:er)?|(?:absatz|artikel|aufmacher|text|titel|leit)bild|fotos?|photos?|pictures?|figure|gallery|galerie|slides?|slideshow|slider|thumbnail|lightbox|fotostrecke|bildergalerie)(?![a-z0-9])"
)
PICTURE_END = re.compile(
    rf"{PICTURED.pattern}(?: (?:wrapper|container|box|item|content|element|block|holder|frame|area|info|inner|module|component|article|main|lead|hero|top|teaser|items|meta|metadata))?$"
)
HASH = re.compile(
    r"(?:(?<=[a-z])styled(?=$|__)|-sc-[a-z0-9]{2,8}(?:-\d{1,3})?|(?<=[a-z])_{1,3}(?=\w*[A-Z0-9])[A-Za-z0-9]{4,7}(?:_\d)?)$"
)
"""What tools that scope style sheets hang on a name: ``Caption-sc-1x2y3z-0``, ``Image_caption__3kXqB``."""
BODY = re.compile(
    r"(?<![\w-])(?:articleBody|entry-content|post-(?:body|content)|article-?(?:body|content|text))(?![\w-])"
)
"""Names of the element that holds the text, whatever else it is called: ``itemprop="description articleBody"``."""
LONGEST = 160


@lru_cache(maxsize=4096)
def role_of(names: str) -> str:
    """Return the role that an element's ``names`` (class and id) suggest: ``caption``, ``aside`` …; empty when none.

    The last words of a name say what it is: in ``article-teaser__headline`` it is a headline.
    """
    found = ""
    if BODY.search(names):
        return ""
    for name in names.split()[:12]:
        if name.startswith(TYPOGRAPHY + FILED) and not AUTHOR.fullmatch(name):
            continue
        words = NOT_WORDS.sub(" ", CAMEL.sub(" ", HASH.sub("", name[:LONGEST]))).strip().lower()
        if not words:
            continue
        own = element_role(words)
        if own and (not found or own == ASIDE or found == PICTURE):
            found = own
    return found


def element_role(words: str) -> str:
    """Return the role of one name, whose words stand apart: ``article heading kicker``."""
    if "breadcrumb" in words:
        return ASIDE
    tail = " ".join(words.split()[-2:])
    last = tail.rpartition(" ")[2]
    for role, form in COMPILED:
        if form.fullmatch(tail) or form.fullmatch(last):
            if role in {"teaser", "headline", "crosshead", "kicker"} and PICTURED.search(words):
                return "caption" if last not in {"teaser", "lead", "intro"} else PICTURE
            return role
    if last == "text" and PICTURED.search(words):
        return "caption"
    if FURNITURE.search(words):
        return ASIDE
    if match := GLUED.search(words):
        return GLUED_ROLE[match[1]]
    if PICTURE_END.search(words):
        return PICTURE
    return "teaser" if any(word.startswith("teaser") for word in words.split()) else ""
