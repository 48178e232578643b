"""Strong verbs and adjectives: the forms whose stem changes, which dictionaries often list as words of their own (``stand``, ``älter``).

``infinitive past participle`` and, where it changes too, the present of the third person; ``positive comparative
superlative`` without their endings; any grammar has these lists.
"""

from __future__ import annotations

from functools import cache

__all__ = ["forms"]

TABLE = """
backen buk gebacken bäckt; befehlen befahl befohlen befiehlt; beginnen begann begonnen; beißen biss gebissen; bergen barg geborgen birgt;
bewegen bewog bewogen; biegen bog gebogen; bieten bot geboten; binden band gebunden; bitten bat gebeten; blasen blies geblasen bläst;
bleiben blieb geblieben; braten briet gebraten brät; brechen brach gebrochen bricht; brennen brannte gebrannt; bringen brachte gebracht;
denken dachte gedacht; dringen drang gedrungen; dürfen durfte gedurft darf; empfehlen empfahl empfohlen empfiehlt; essen aß gegessen isst;
fahren fuhr gefahren fährt; fallen fiel gefallen fällt; fangen fing gefangen fängt; finden fand gefunden; fliegen flog geflogen;
fliehen floh geflohen; fließen floss geflossen; fressen fraß gefressen frisst; frieren fror gefroren; geben gab gegeben gibt;
gehen ging gegangen; gelingen gelang gelungen; gelten galt gegolten gilt; genießen genoss genossen; geschehen geschah geschehen geschieht;
gewinnen gewann gewonnen; gießen goss gegossen; gleichen glich geglichen; graben grub gegraben gräbt; greifen griff gegriffen;
halten hielt gehalten hält; hängen hing gehangen; heben hob gehoben; heißen hieß geheißen; helfen half geholfen hilft; kennen kannte gekannt;
klingen klang geklungen; kommen kam gekommen; können konnte gekonnt kann; kriechen kroch gekrochen; laden lud geladen lädt;
lassen ließ gelassen lässt; laufen lief gelaufen läuft; leiden litt gelitten; leihen lieh geliehen; lesen las gelesen liest; liegen lag gelegen;
lügen log gelogen; meiden mied gemieden; messen maß gemessen misst; mögen mochte gemocht mag; müssen musste gemusst muss;
nehmen nahm genommen nimmt; nennen nannte genannt; pfeifen pfiff gepfiffen; raten riet geraten rät; reißen riss gerissen; reiten ritt geritten;
rennen rannte gerannt; riechen roch gerochen; ringen rang gerungen; rufen rief gerufen; schaffen schuf geschaffen; scheiden schied geschieden;
scheinen schien geschienen; schieben schob geschoben; schießen schoss geschossen; schlafen schlief geschlafen schläft;
schlagen schlug geschlagen schlägt; schließen schloss geschlossen; schmelzen schmolz geschmolzen schmilzt; schneiden schnitt geschnitten;
schreiben schrieb geschrieben; schreien schrie geschrien; schweigen schwieg geschwiegen; schwimmen schwamm geschwommen;
schwören schwor geschworen; sehen sah gesehen sieht; senden sandte gesandt; singen sang gesungen; sinken sank gesunken; sitzen saß gesessen;
sprechen sprach gesprochen spricht; springen sprang gesprungen; stechen stach gestochen sticht; stehen stand gestanden;
stehlen stahl gestohlen stiehlt; steigen stieg gestiegen; sterben starb gestorben stirbt; stoßen stieß gestoßen stößt;
streichen strich gestrichen; streiten stritt gestritten; tragen trug getragen trägt; treffen traf getroffen trifft; treiben trieb getrieben;
treten trat getreten tritt; trinken trank getrunken; tun tat getan; verderben verdarb verdorben verdirbt; vergessen vergaß vergessen vergisst;
verlieren verlor verloren; wachsen wuchs gewachsen wächst; weichen wich gewichen; weisen wies gewiesen; wenden wandte gewandt;
werben warb geworben wirbt; werfen warf geworfen wirft; wiegen wog gewogen; wissen wusste gewusst weiß; ziehen zog gezogen; zwingen zwang gezwungen
"""
COMPARED = """
alt älter ältest; arm ärmer ärmst; dumm dümmer dümmst; gesund gesünder gesündest; grob gröber gröbst; groß größer größt;
hart härter härtest; hoch höher höchst; jung jünger jüngst; kalt kälter kältest; klug klüger klügst; krank kränker kränkst;
kurz kürzer kürzest; lang länger längst; nah näher nächst; scharf schärfer schärfst; schwach schwächer schwächst;
schwarz schwärzer schwärzest; stark stärker stärkst; warm wärmer wärmst; hoch hoh; teuer teur; dunkel dunkl; sauer saur; edel edl
"""
ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
PREFIXES = ("ab an auf aus be bei durch ein ent er fest fort frei heraus herein hervor hin hinein hinter hinzu los mit nach nieder statt teil um "
            "unter ver vor voran voraus vorbei weg weiter wieder wider zer zu zurück zusammen über").split()  # fmt: skip
PAST_ENDINGS = ("", "e", "en", "et", "st", "est", "t")


@cache
def forms() -> dict[str, str]:
    """Return every listed form with its endings, to the infinitive or positive; prefixed verbs too."""
    found: dict[str, str] = {}
    for entry in COMPARED.replace("\n", " ").split(";"):
        positive, *compared = entry.split()
        for stem in compared:
            found |= dict.fromkeys([stem + end for end in ADJECTIVE_ENDINGS], positive)
            if stem.endswith("er"):
                found[stem] = positive
    for entry in TABLE.replace("\n", " ").split(";"):
        verb, past, participle, *present = entry.split()
        stems = {past.removesuffix("e") + end for end in PAST_ENDINGS} if past.endswith("te") else set()
        stems |= {past + end for end in PAST_ENDINGS} | {past}
        for form in (*stems, participle, *present):
            found.setdefault(form, verb)
            for prefix in PREFIXES:
                bare = participle.removeprefix("ge") if prefix in {"be", "ent", "er", "ver", "zer"} else form
                found.setdefault(prefix + (bare if form == participle else form), prefix + verb)
    return found
