"""Places that German papers date their reports from: a lexicon of the common ones, and the shape of the rest."""

from __future__ import annotations

__all__ = ["PLACES"]

PLACES = frozenset(
    """
Aachen|Aarau|Abidjan|Abu Dhabi|Abuja|Accra|Addis Abeba|Aden|Ahlen|Aleppo|Algier|Altenburg|Amman|Amsterdam|Ankara|Ansbach|Antwerpen|Apolda|Arnsberg|Aschaffenburg|Astana|Asunción|Athen|Atlanta|Augsburg|Aurich
|Bad Homburg|Bad Kreuznach|Bad Segeberg|Bad Hersfeld|Bad Tölz|Baden-Baden|Bagdad|Baku|Bamako|Bamberg|Bangkok|Barcelona|Basel|Bautzen|Bayreuth|Beirut|Belfast|Belgrad|Bellinzona|Bergisch Gladbach|Berlin|Bern|Biel|Bielefeld|Bochum|Bogotá|Bonn|Bordeaux|Boston|Bottrop|Bozen|Brandenburg|Brasília|Brasilia|Bratislava|Braunschweig|Bregenz|Bremen|Bremerhaven|Brüssel|Budapest|Buenos Aires|Bukarest
|Canberra|Cannes|Caracas|Celle|Charkiw|Chemnitz|Chicago|Chur|Coburg|Cottbus|Cuxhaven|Dachau|Dakar|Damaskus|Dar es Salaam|Darmstadt|Davos|Delhi|Den Haag|Dessau|Detmold|Dhaka|Doha|Donezk|Dortmund|Dresden|Dubai|Dublin|Duisburg|Düren|Düsseldorf|Edinburgh|Eisenach|Eisenstadt|Emden|Erfurt|Erlangen|Essen|Esslingen|Eupen
|Flensburg|Florenz|Frankfurt|Frankfurt am Main|Frankfurt a. M.|Frankfurt a.M.|Frankfurt/Main|Frankfurt (Oder)|Frankfurt/Oder|Frauenfeld|Freiberg|Freiburg|Friedrichshafen|Fulda|Fürth|Garmisch-Partenkirchen|Gaza|Gaza-Stadt|Gelsenkirchen|Genf|Genua|Gera|Gießen|Glasgow|Göppingen|Görlitz|Göteborg|Göttingen|Gotha|Graz|Greifswald|Guatemala-Stadt|Gütersloh
|Hagen|Halberstadt|Halle|Halle (Saale)|Hamburg|Hameln|Hamm|Hanau|Hannover|Hanoi|Harare|Havanna|Heidelberg|Heilbronn|Helsinki|Herford|Herne|Hildesheim|Hof|Hongkong|Houston|Ingolstadt|Innsbruck|Islamabad|Istanbul|Itzehoe|Jakarta|Jena|Jerewan|Jerusalem|Johannesburg
|Kabul|Kairo|Kaiserslautern|Kampala|Kapstadt|Karlsruhe|Kassel|Kathmandu|Kempten|Khartum|Kiel|Kiew|Kyjiw|Kigali|Kinshasa|Klagenfurt|Koblenz|Köln|Königswinter|Konstanz|Kopenhagen|Krakau|Krefeld|Kuala Lumpur|Kuwait|La Paz|Lagos|Landshut|Lausanne|Leipzig|Leverkusen|Lima|Limburg|Lingen|Linz|Lissabon|London|Los Angeles|Lübeck|Luckenwalde|Ludwigsburg|Ludwigshafen|Lugano|Luhansk|Lüneburg|Luxemburg|Luzern|Lwiw|Lyon
|Madrid|Magdeburg|Mailand|Mainz|Manila|Mannheim|Marburg|Mariupol|Marseille|Melbourne|Memmingen|Mexiko-Stadt|Mexico-City|Miami|Minden|Minsk|Mogadischu|Monaco|Mönchengladbach|Montevideo|Montreal|Mosbach|Moskau|Mülheim|Mumbai|München|Münster|Nairobi|Naumburg|Neapel|Neubrandenburg|Neu-Delhi|Neu Delhi|Neumünster|Neuruppin|Neuss|New Delhi|New York|Nikosia|Nizza|Nürnberg|Oberhausen|Odessa|Offenbach|Offenburg|Oldenburg|Olpe|Oslo|Osnabrück|Ottawa
|Paderborn|Palermo|Panama-Stadt|Paris|Passau|Peking|Pforzheim|Philadelphia|Phnom Penh|Pirmasens|Pirna|Plauen|Potsdam|Prag|Pretoria|Pristina|Pjöngjang|Quito|Rabat|Ramallah|Rangun|Ravensburg|Recklinghausen|Regensburg|Reutlingen|Reykjavik|Riad|Riga|Rio de Janeiro|Rom|Rosenheim|Rostock|Rotterdam
|Saarbrücken|Saloniki|Salzburg|San Francisco|San Salvador|Sanaa|Sankt Gallen|Sankt Petersburg|St. Petersburg|St. Gallen|St.Gallen|St. Pölten|Santiago de Chile|Santiago|São Paulo|Sao Paulo|Sarajevo|Sarajewo|Schaffhausen|Schanghai|Schweinfurt|Schwerin|Schwyz|Seoul|Sewastopol|Shanghai|Siegen|Simferopol|Singapur|Skopje|Sofia|Solingen|Solothurn|Soltau|Speyer|Stade|Stendal|Stockholm|Stralsund|Straßburg|Strassburg|Stuttgart|Suhl|Sydney
|Taipeh|Tallinn|Taschkent|Teheran|Tel Aviv|Thun|Tiflis|Tirana|Tokio|Toronto|Toulouse|Trient|Trier|Triest|Tripolis|Tübingen|Tunis|Turin|Tuttlingen|Uelzen|Ulm|Ulan Bator|Unna|Vaduz|Valencia|Valletta|Vancouver|Vatikanstadt|Venedig|Villach|Villingen-Schwenningen|Warschau|Washington|Weiden|Weimar|Wels|Wernigerode|Wesel|Wetzlar|Wien|Wiesbaden|Wilhelmshaven|Wilna|Vilnius|Windhuk|Winterthur|Wismar|Wittenberg|Wolfsburg|Worms|Wuppertal|Würzburg|Zagreb|Zittau|Zug|Zürich|Zwickau
""".replace("\n", "").split("|")
)
"""Place names as printed in datelines, German forms first."""
