"""The closed classes of German, the endings of words for people by what they do, and common first names."""

from __future__ import annotations

__all__ = ["FINITE_WORDS", "FIRST_NAMES", "FUNCTION_WORDS", "NEVER_LAST", "ROLE_ENDINGS"]

GROUPS = {
    "article": "der die das den dem des ein eine einen einem einer eines kein keine keinen keiner keinem",
    "demonstrative": """dieser diese dieses diesen diesem jeder jede jedes jeden jener jene solche solcher welche welcher welches alle allen aller
        viele vielen vieler mehrere manche mancher wenige einige einiger beide beiden zwei drei vier fünf sechs sieben acht neun zehn elf zwölf""",
    "possessive": "mein meine sein seine seinen seiner ihr ihre ihren ihrer ihrem seinem unser unsere unserer euer",
    "pronoun": "ich du er sie es wir man jemand niemand etwas nichts alles",
    "object": "mich mir dich dir ihn ihm uns euch ihnen sich",
    "question": """wer was wen wem wie wo wann warum weshalb wieso woher wohin womit wozu wodurch wofür wonach worum wogegen""",
    "contraction": "beim im am zum zur vom ins ans aufs",
    "preposition": """in an auf aus bei mit nach von zu vor für durch gegen ohne um über unter zwischen hinter neben seit bis während wegen trotz
        statt laut dank außer innerhalb außerhalb entlang per pro ab anstatt angesichts aufgrund mithilfe""",
    "conjunction": "und oder aber doch denn sondern sowie entweder weder sowohl",
    "subordinate": "weil dass daß wenn als ob obwohl damit bevor nachdem sobald solange falls indem sodass da je",
    "negation": "nicht nie niemals nein",
    "adverb": """noch nur schon auch so sehr immer wieder erst jetzt nun heute morgen gestern hier dort dann dabei dafür dagegen daher damals danach
        daneben daran darauf darum darüber davon davor dazu deshalb deswegen dennoch trotzdem jedoch allerdings außerdem zudem bereits bislang bisher
        derzeit eigentlich endlich etwa fast ganz gar genau gerade inzwischen kaum künftig lange mal manchmal meist mindestens möglicherweise nämlich
        natürlich offenbar oft plötzlich rund selbst sogar sonst sofort spätestens überall vielleicht vermutlich wohl zuerst zuletzt zunächst zurück
        zwar zusammen weiter weiterhin ebenfalls ebenso einst einmal gleich gleichzeitig hinzu insgesamt allein desto umso mehr weniger viel ja bitte""",
    "be": "ist sind war waren sei seien wäre wären bin bist",
    "auxiliary": "wird werden wurde wurden hat haben hatte hatten würde würden habe hätte gibt gab",
    "modal": """kann können konnte konnten will wollen wollte wollten soll sollen sollte sollten muss müssen musste mussten darf dürfen durfte
        dürfte mag möchte möchten könnte könnten müsste""",
}
FUNCTION_WORDS = {word: group for group, words in GROUPS.items() for word in words.split()}
"""Function word -> the closed class it belongs to."""
FINITE_WORDS = frozenset(
    word for word, group in FUNCTION_WORDS.items() if group in {"be", "auxiliary", "modal"}
)
NEVER_LAST = frozenset(
    """der die das den dem des eine einen einem und oder im am zum zur vom beim ins für seit sowie dass als gegen ohne bei in von bis wegen trotz per pro
    diesem dieser dieses diesen diese seinem ihrem meinem unserem seinen ihren meinen unseren kein keinem seiner meiner seine ihre mein meine
    unsere unser euer zwischen sehr ob wie nahe je""".split()
)
"""Lower-case words that end no headline."""
ROLE_ENDINGS = tuple(
    """präsident präsidentin minister ministerin kanzler kanzlerin chef chefin anwalt anwältin forscher forscherin mediziner medizinerin trainer
    trainerin star autor autorin politiker politikerin experte expertin sprecher sprecherin vorsitzende vorsitzender vorsitzenden profi sänger sängerin
    schauspieler schauspielerin regisseur regisseurin rapper rapperin moderator moderatorin komiker comedian musiker musikerin künstler künstlerin
    maler malerin fotograf fotografin schriftsteller schriftstellerin professor professorin ökonom ökonomin soziologe soziologin historiker
    historikerin virologe virologin psychologe psychologin philosoph philosophin journalist journalistin reporter reporterin korrespondent
    bürgermeister bürgermeisterin senator senatorin landrat landrätin general kommissar kommissarin richter richterin premier könig königin
    prinz prinzessin papst kardinal bischof bischöfin pfarrer kandidat kandidatin spieler spielerin stürmer torwart torhüter kapitän manager
    managerin unternehmer unternehmerin gründer gründerin milliardär weltmeister weltmeisterin olympiasieger ikone legende witwe tochter sohn vater
    mutter bruder schwester ehefrau ehemann herr frau doktor dr prof biologe biologin physiker physikerin arzt ärztin wirt wirtin koch köchin
    intendant intendantin dirigent dirigentin direktor direktorin leiter leiterin beauftragte beauftragter sekretär sekretärin diktator
    machthaber außenminister bundeskanzler coach bundestrainer verteidiger mittelfeldspieler moderator entertainer model influencer influencerin
    youtuber blogger blogger aktivist aktivistin nachfolger nachfolgerin vize familienministerin gastautor gastautorin kolumnist kolumnistin
    landeshauptmann landeshauptfrau nationalrat nationalrätin bundesrat bundesrätin stadtrat stadträtin abgeordnete abgeordneter obmann obfrau""".split()
)
FIRST_NAMES = frozenset(
    """
Achim Adam Adrian Agnes Ahmed Aiman Albert Alena Alex Alexander Alexandra Alexandre Alexei Alexej Alfons Alfred Ali Alice Alina Amanda Amelie Amina Amy Ana André Andrea
Andreas Andrej Andrew Andrij Andrzej Angela Angelika Angelina Anita Anja Anke Ann Anna Anne Annalena Anne-Marie Annegret Annette Annika Anselm Ansgar Antje Anton Antonia Antonio António
Arianna Armin Arne Arno Arnold Arthur Artur Astrid August Axel Aylin Baerbel Barack Barbara Bastian Beate Beatrice Beatrix Ben Benedikt Benjamin Bernard Bernd Bernhard Bernie
Bert Bettina Bill Birgit Birte Björn Bob Bodo Boris Brad Brian Brigitte Britta Britney Bruno Burkhard Carina Carl Carla Carlo Carlos Carmen Carola Caroline Carsten Caspar Cem
Charles Charlotte Chris Christa Christel Christian Christiane Christina Christine Christof Christoph Christophe Christopher Claire Clara Claudia Claudio Claus Clemens Colin
Conny Constantin Cornelia Cristiano Daniel Daniela Daniele David Dagmar Dennis Detlef Diana Didier Diego Dieter Dietmar Dietrich Dirk Dmitri Dmitrij Dominic Dominik Dominique Donald Doris
Dorothee Douglas Eberhard Eckart Ed Eddie Edgar Edith Edmund Eduard Edward Egon Ehud Ekaterina Elena Elfriede Elisa Elisabeth Elizabeth Elke Ella Ellen Elmar Elon Elton Emanuel Emil
Emilia Emily Emma Emmanuel Enrico Eric Erich Erik Erika Ernst Erwin Esther Eugen Eva Evelyn Fabian Fabio Fatih Fatma Felix Ferdinand Fernando Finn Florence Florian Francesco Franco
Francois François Frank Frankie Franz Franziska Fred Frederik Friederike Friedrich Fritz Gabi Gabor Gabriel Gabriela Gabriele Gareth Gavin Geert Georg George Georges Gerald Gerd Gerhard Gerda Gerrit Gert
Gesa Gesine Giorgia Giovanni Gisela Giuseppe Gordon Götz Greta Gretchen Grégoire Gregor Guido Guillermo Gundula Gunnar Günter Günther Gustav Hannah Hanna Hannelore Hannes Hans Hans-Georg
Hans-Joachim Hans-Jürgen Hans-Peter Harald Harry Hartmut Hassan Hauke Heather Heidi Heike Heiko Heiner Heinrich Heinz Helen Helena Helene Helga Hella Helmut Hendrik Henning Henri Henrik Henriette
Henry Herbert Hermann Hilary Hilde Hillary Holger Horst Hubert Hubertus Hugo Ian Igor Ilka Ilse Ilona Imke Ines Inga Inge Ingo Ingrid Ioannis Irene Irina Iris Isabel Isabell Isabella Isabelle
Ivan Ivo Jack Jackie Jacob Jacques Jair Jakob James Jamie Jan Jana Jane Janet Janina Janine Jannik Janos Jared Jasmin Jason Javier Jay Jean Jean-Claude Jean-Luc Jeff Jeffrey Jennifer Jenny
Jens Jeremy Jerome Jérôme Jesse Jessica Jill Jim Jimmy Jo Joachim Joan Joana Joao João Jochen Joe Joel Johan Johann Johanna Johannes John Johnny Jon Jonas Jonathan Jörg Jörn Jose José Josef
Joseph Josephine Joshua Josip Juan Judith Jule Jules Julia Julian Juliane Julien Juliette Julius Jürgen Jurij Justin Justus Jutta Kai Kaja Kamala Karim Karin Karina Karl Karl-Heinz Karla
Karlheinz Karoline Karsten Kaspar Kate Katarina Katharina Kathrin Kathy Katja Katrin Katy Kay Kelly Kemal Ken Kerstin Kevin Kilian Kim Kirsten Kirill Klaas Klara Klaus Knut Konrad Konstantin Kristin
Kristina Kurt Kyle Kylian Lamine Lara Larry Lars Laura Laurent Lea Lena Leni Lennart Leo Leon Leonard Leonardo Leonie Leroy Lewis Liam Lian Linda Lindsey Lionel Lina Lisa Liz Lothar Lorenz Lou Louis
Louisa Louise Luc Luca Lucas Lucia Lucie Ludwig Luigi Luis Luisa Luise Lukas Luke Lutz Lydia Madeleine Mads Magdalena Maja Malala Malte Manfred Manuel Manuela Manuela Marc Marcel Marcell
Marcello Marco Marcus Margaret Margarete Margarethe Margot Margrit Maria Marie Marianne Marija Marina Mario Marion Marius Mark Marko Markus Marlene Marlies Martha Martin Martina Mary Mateusz
Mathias Mats Matt Matteo Matthew Matthias Matthäus Maurice Max Maximilian Maybrit Megan Meghan Mehmet Melania Melanie Melinda Mesut Mia Micha Michael Michaela Michail Michał Michel Michele Michelle Miguel Mika Mike
Mikhail Milan Milena Milo Mira Miriam Mirjam Mirko Mohamed Mohammad Mohammed Moira Monica Monika Moritz Morten Muhammad Murat Mustafa Nadine Nadja Naomi Nancy Natalia Natalie Natascha Nathalie Nele Nelson Neymar Niall
Nick Nicola Nicolas Nicole Niels Nigel Niko Nikolai Nikolaj Nikolas Nikolaus Nils Nina Noah Noel Nora Norbert Novak Olaf Olaf Ole Oleg Olga Oliver Olivia Olivier Olli Omar Orhan Oscar Oskar Oswald Otto
Pablo Pamela Paolo Pascal Patricia Patrick Patrizia Paul Paula Paulina Pauline Pedro Penelope Peter Petra Phil Philip Philipp Philippe Pia Pierre Pieter Pietro Pjotr Rafael Rahel Rainer Raimund Ralf Ralph Ramona
Raphael Rebecca Regina Regine Reiner Reinhard Reinhold Renate Rene René Renée Ricarda Riccardo Richard Rick Rishi Rita Rob Robbie Robert Roberto Robin Roger Roland Rolf Roman Romy Ron Ronald Rosa Rosemarie
Ross Roy Rudi Rüdiger Rudolf Ruth Ryan Sabine Sahra Sally Sam Samira Samuel Sandra Sandro Sanna Sara Sarah Sascha Saskia Scott Sean Sebastian Selena Selma Serena Serge Sergei Sergej Sergio Shahak Sibylle
Sigmar Sigmund Sigrid Silke Silvana Silvia Silvio Simon Simona Simone Sina Sofia Sönke Sonja Sophia Sophie Stanislaw Stefan Stefanie Stefano Steffen Steffi Stella Stephan Stephanie Stephen Steve Steven Stuart
Sue Susan Susanna Susanne Sven Svenja Swetlana Sylvia Sylvie Tamara Tanja Tarek Tatiana Tatjana Taylor Ted Teresa Tessa Theo Theodor Theresa Therese Thilo Thomas Thorsten Tiger Till Tilman Tim Timo Timothy Tina
Tino Tobias Tom Tomas Tomasz Tommy Toni Tony Torben Torsten Traute Ulf Uli Ulli Ulla Ulrich Ulrike Umberto Urban Ursula Urs Ute Uwe Valentin Valentina Valerie Valérie Vanessa Venus Vera Verena Veronica Veronika
Veit Victor Victoria Viktor Viktoria Vincent Vitali Vladimir Volker Volodymyr Waldemar Walter Wanda Warren Wendy Werner Wibke Wiebke Wilfried Wilhelm Will Willi William Willy Wladimir Wolf Wolfgang Wolodymyr
Xavier Xi Yannick Yannic Yasmin Yvonne Zach Zoe Zoë Øyvind
""".split()
)
