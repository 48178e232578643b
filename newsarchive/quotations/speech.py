"""Words of reported speech -> what they say about it: verbs of saying in all their forms, the subjunctive, nouns of statements.

The verbs are listed by infinitive, with the particle that stands apart from a separable one (``mit·teilen``: ``teilte … mit``).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "ADDED",
    "PARTICLES",
    "SAID_NOUNS",
    "SUBJUNCTIVE",
    "SUBJUNCTIVE_PAST",
    "said_noun",
    "signs_of_speech",
    "verb_forms",
]

WEAK = """
say: sagen erklären betonen äußern beteuern versichern bekräftigen ergänzen erläutern berichten erzählen antworten entgegnen erwidern
say: kontern meinen behaupten bemerken resümieren konstatieren argumentieren präzisieren unterstreichen bilanzieren scherzen witzeln jubeln
say: schwärmen klagen beklagen bedauern bestätigen schildern kommentieren melden verkünden twittern posten mailen bloggen formulieren dementieren
say: mahnen warnen monieren bemängeln rügen schimpfen wettern poltern spotten lästern stöhnen seufzen flüstern brüllen fluchen
say: stammeln murmeln raunen rufen fragen nachfragen signalisieren orakeln philosophieren grübeln analysieren diagnostizieren plaudern frotzeln
say: prophezeien prognostizieren begründen urteilen verlautbaren verlauten referieren dozieren witteln skandieren predigen zitieren ätzen giften
say: appellieren plädieren drohen verteidigen rechtfertigen ehren gratulieren danken trösten beruhigen entschuldigen
say: informieren enthüllen verdeutlichen wiederholen insistieren beharren pochen feixen schmunzeln lachen freuen ärgern wundern motzen granteln
think: glauben vermuten hoffen fürchten befürchten schätzen erwarten rechnen spekulieren annehmen ahnen denken zweifeln bezweifeln finden
think: fordern verlangen wünschen planen beschuldigen bezichtigen verdächtigen unterstellen beschließen entscheiden verfügen feststellen
think: zeigen ermitteln errechnen belegen beantragen interpretieren garantieren
name: bezeichnen titulieren charakterisieren bewerten werten einstufen beurteilen betiteln attestieren bescheinigen brandmarken geißeln
name: umschreiben würdigen loben preisen kritisieren verurteilen tadeln feiern diffamieren beschimpfen verspotten verunglimpfen kennzeichnen
think: ermahnen ermuntern auffordern beauftragen bemühen überzeugen lehren verpflichten begrüßen bestreiten leugnen zitieren
"""
SEPARABLE = """
say: mit·teilen an·kündigen hinzu·fügen klar·stellen fest·stellen ein·räumen zu·sichern zurück·weisen auf·fordern dar·legen aus·führen bekannt·geben
say: an·geben zu·geben nach·legen hervor·heben hin·weisen dar·stellen an·merken ein·wenden ein·werfen zusammen·fassen weiter·geben vor·rechnen
say: bekannt·machen kund·tun preis·geben zu·stimmen bei·pflichten fort·fahren nach·haken ein·gestehen an·mahnen vor·werfen vor·schlagen
say: aus·sagen wieder·geben heraus·streichen zurück·rudern ab·wiegeln klar·machen an·prangern an·regen auf·rufen mit·geben an·führen aus·richten
say: ab·lehnen ab·streiten nach·fragen an·deuten vor·halten vor·hersagen voraus·sagen zu·gestehen aus·rufen herum·sprechen ein·schätzen aus·drücken
think: an·nehmen ein·sehen fest·halten ein·schätzen vor·bringen heraus·finden an·weisen an·ordnen dar·legen voraus·setzen hervor·gehen aus·gehen
think: vor·sehen an·bieten zu·sagen ein·fordern auf·zeigen nach·weisen aus·schließen ab·raten zu·raten bereit·erklären
"""
STRONG = """
say: sprechen sprach spricht gesprochen; schreiben schrieb schreibt geschrieben; rufen rief ruft gerufen; heißen hieß heißt geheißen; lügen log
say: schreien schrie schreit geschrien; schwören schwor schwört geschworen; versprechen versprach verspricht versprochen; raten riet rät geraten
say: widersprechen widersprach widerspricht widersprochen; verweisen verwies verweist verwiesen; empfehlen empfahl empfiehlt empfohlen
name: nennen nannte nennt genannt; beschreiben beschrieb beschreibt beschrieben; schimpfen schalt
say: zugeben gab gibt gegeben; weisen wies weist gewiesen; werfen warf wirft geworfen; aufrufen aufgerufen; lauten lautet
say: einräumen; unterstreichen unterstrich unterstreicht unterstrichen; streichen strich streicht gestrichen; heben hob hebt gehoben; bitten bat bittet gebeten
say: vorschlagen schlug schlägt vorgeschlagen; fahren fuhr fährt; gestehen gestand gesteht gestanden; werben warb wirbt geworben; geben
say: lassen ließ lässt; drücken; versprechen; bekennen bekannte bekennt bekannt; verneinen; bejahen; zurückweisen zurückgewiesen; stehen stand steht
think: denken dachte denkt gedacht; finden fand findet gefunden; wissen weiß wusste gewusst; gehen ging geht gegangen; sehen sah sieht gesehen
think: entscheiden entschied entscheidet entschieden; beschließen beschloss beschließt beschlossen; halten hielt hält gehalten; treten trat tritt
think: nehmen nahm nimmt genommen; schließen schloss schließt geschlossen; vertreten vertrat vertritt; befinden befand befindet befunden; bieten bot bietet
think: versehen; erfahren erfuhr erfährt; erkennen erkannte erkennt; verbieten verbot verbietet verboten
think: ziehen zog zieht gezogen; ergeben ergab ergibt; beweisen bewies beweist bewiesen; verlangen; erwägen erwog erwägt; bleiben blieb bleibt
"""
PARTICLES = frozenset(
    "mit an hinzu klar fest ein zu zurück auf dar aus bekannt nach hervor hin zusammen weiter vor kund preis bei fort wieder heraus ab "
    "voraus vorher bereit nahe entgegen darauf dazu".split()
)
SUBJUNCTIVE = frozenset(
    "sei seien habe werde könne müsse solle wolle dürfe möge wisse gebe gehe komme stehe bleibe lasse liege sehe finde halte mache nehme "
    "bringe führe zeige gehöre brauche handle handele bedeute spreche trage treffe ziehe falle laufe helfe gelte bestehe erhalte bekomme entstehe "
    "verstehe vertrete versuche wünsche arbeite lebe heiße schließe biete biege verliere gewinne steige sinke wachse setze stelle lege leiste "
    "sorge diene drohe fehle folge hoffe glaube denke kenne spiele kämpfe ermittle prüfe plane fordere erwarte rechne entspreche enthalte "
    "beginne ende gelinge verfüge betrage bereite bedürfe ergebe verhalte befinde beruhe basiere existiere funktioniere reiche passe reagiere "
    "unterstütze verlange verletze verstoße vorliege versage scheine".split()
)
"""Forms of the third person that are the subjunctive of reported speech, apart from the first person."""
SUBJUNCTIVE_PAST = frozenset(
    "wäre wären hätte hätten würde würden könnte könnten müsste müssten dürfte dürften käme kämen gäbe gäben ginge gingen ließe ließen "
    "bliebe blieben stünde stünden nähme nähmen fände fänden läge lägen sähe sähen brächte brächten wüsste wüssten bräuchte bräuchten "
    "hielte hielten böte böten führe gälte gälten".split()
)
EVERYDAY = frozenset(
    "stehen geben gehen halten sehen finden bleiben lassen nehmen ziehen treten heben fahren werfen zeigen bieten streichen drücken weisen schließen "
    "planen bieten machen legen stellen führen ergeben erfahren rechnen werten lehren ehren preisen freuen lachen ändern setzen richten fassen".split()
)
"""Verbs that say something only with a particle or an object: alone they are no sign of speech."""
SOURCE_WORDS = frozenset("laut gemäß zufolge nach demnach danach wonach demzufolge".split())
ADDED = frozenset("weiter ferner zudem außerdem weiterhin wörtlich darüber überdies".split())
"""Adverbs of a speech that goes on."""
SAID_NOUNS = frozenset(
    "angabe aussage ansicht meinung auffassung wort darstellung bericht information einschätzung überzeugung erkenntnis schätzung meldung "
    "mitteilung äußerung erklärung urteil quelle vermutung annahme berechnung prognose studie umfrage untersuchung medium presse agentur "
    "sprecher zeitung vernehmen gerücht ermittlung zeuge schilderung beobachter bekunden dafürhalten sicht lesart vorwurf forderung vorschlag "
    "beobachtung experte forscher insider kreis analyse gutachten stellungnahme statement entwurf plan statistik daten zahl entscheidung "
    "beschluss einigung vertrag gesetz regelung idee vorstellung berechnungen auskunft anklage hinweis behauptung versprechen zusage ankündigung "
    "aufforderung appell bitte warnung befürchtung hoffnung verdacht these theorie begründung argument einwand frage antwort kritik".split()
)
ENDINGS = ("n", "en", "s", "es", "e", "er", "nen", "ern")
STEMS = ("angabe", "bericht", "meldung", "information", "aussage", "quelle", "medien", "erkenntnis", "meinung", "ansicht", "schätzung", "kreise",
         "mitteilung", "erklärung", "studie", "umfrage", "agentur", "zeitung", "presse", "zeuge")  # fmt: skip


@cache
def verb_forms() -> dict[str, tuple[str, str]]:
    """Return every form of the verbs to its class (``say``, ``think``, ``name``) and its infinitive."""
    found: dict[str, tuple[str, str]] = {}
    for kind, verb in listed(WEAK):
        found |= {form: (kind, verb) for form in weak_forms(verb) if form not in found}
    for kind, word in listed(SEPARABLE):
        add_separable(found, kind, *word.split("·"))
    for kind, entry in listed(STRONG, ";"):
        infinitive, *forms = entry.split()
        found |= dict.fromkeys([infinitive, *forms], (kind, infinitive))
        for past in forms[:1]:
            found = dict.fromkeys([past + "en", past + "n"], (kind, infinitive)) | found
    for kind, word in listed(SEPARABLE):
        particle, verb = word.split("·")
        own = [form for form, (_, base) in found.items() if base == verb]
        found = dict.fromkeys([particle + form for form in own], (kind, particle + verb)) | found
    return found


@cache
def signs_of_speech() -> frozenset[str]:
    """Return the small words of which a sentence has one where anything is said in it: verbs, the subjunctive, ``laut``."""
    verbs = {form for form, (_, verb) in verb_forms().items() if verb not in EVERYDAY}
    return frozenset(
        verbs | SUBJUNCTIVE | SUBJUNCTIVE_PAST | SOURCE_WORDS | {word.capitalize() for word in SOURCE_WORDS}
    )


def listed(lists: str, between: str | None = None) -> Iterator[tuple[str, str]]:
    """Yield the class and each entry of lines such as ``say: sagen erklären``."""
    for line in lists.strip().split("\n"):
        kind, _, entries = line.partition(": ")
        for entry in entries.split(between):
            if entry.strip():
                yield kind, entry.strip()


def add_separable(found: dict[str, tuple[str, str]], kind: str, particle: str, verb: str) -> None:
    """Add the forms of a separable verb, apart (``teilt``) and in one word (``mitteilt``, ``mitgeteilt``, ``mitzuteilen``)."""
    whole = (kind, particle + verb)
    for form in weak_forms(verb):
        found.setdefault(form, (kind, verb))
        found.setdefault(particle + form, whole)
    for form in (particle + "ge" + verb[:-2] + "t", particle + "zu" + verb, particle + verb):
        found.setdefault(form, whole)


def weak_forms(verb: str) -> list[str]:
    """Return the forms of a weak verb: ``sagt, sagte, sagten, gesagt, sage, sagen``."""
    stem = verb[:-2] if verb.endswith("en") else verb[:-1]
    link = "e" if stem.endswith(("t", "d", "chn", "fn", "gn")) else ""
    past = stem + link + "t"
    inseparable = stem.startswith(("be", "er", "ver", "ent", "wider", "unter", "wieder")) or stem.endswith(
        "ier"
    )
    participle = past if inseparable else "ge" + past
    return [past, past + "e", past + "en", participle, stem + "e", verb]


@lru_cache(maxsize=8192)
def said_noun(word: str) -> bool:
    """Tell whether a noun names a statement or its source, alone or as the last part of a compound: ``Medienberichten``."""
    folded = word.lower()
    if folded in SAID_NOUNS:
        return True
    for ending in ENDINGS:
        if folded.endswith(ending) and folded[: -len(ending)] in SAID_NOUNS:
            return True
    tail = folded.rpartition("-")[2]
    for ending in ("", *ENDINGS):
        bare = tail.removesuffix(ending) if ending else tail
        if bare.endswith(STEMS):
            return True
    return False
