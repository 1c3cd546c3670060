"""Words and their opposites, in all the forms in which reports have them: rose and fell, acquitted and convicted."""

import re
from collections.abc import Mapping
from functools import cache

from siglum.languages.whole_words import code_of_words

TOLD: Mapping[str, str] = {
    "en": (
        "rise rises rose risen rising increase increases increased grow grows grew grown climbed jumped soared"
        "/fall falls fell fallen falling decrease decreases decreased dropped declined declines plunged shrank"
        ";won wins/lost loses;acquitted cleared/convicted;upheld upholds/overturned quashed overturns"
        ";supported supports supporting backed/opposed opposes opposing;opened opens/closed closes shut"
        ";accepted accepts approved approves/rejected rejects refused;survived/died;bought buys/sold sells"
        ";arrived arrives/departed departs;began begins started starts/ended ends finished;passed/failed"
        ";improved improves/worsened worsens;strengthened/weakened;born/died;guilty/innocent;alive/dead"
    ),
    "de": (
        "stieg stiegen steigt steigen gestiegen wuchs wuchsen zugenommen/sank sanken fiel fielen fällt"
        " gesunken gefallen"
        ";gewann gewannen gewonnen/verlor verloren;freigesprochen/verurteilt;öffnete eröffnet/schloss geschlossen"
        ";begann begonnen/endete beendet;angenommen/abgelehnt;bestätigt/aufgehoben;kaufte gekauft/verkaufte verkauft"
        ";überlebte überlebten überlebt/starb starben gestorben;erhöht erhöhte/gesenkt senkte"
    ),
    "fr": (
        "augmenté augmente augmentent monté/baissé baisse baissent chuté diminué;gagné gagne gagna/perdu perd perdit"
        ";acquitté acquittée/condamné condamnée;ouvert ouvre ouvrit/fermé ferme ferma;accepté adopté/rejeté refusé"
        ";confirmé/annulé infirmé;acheté achète/vendu vend;survécu/mort morts décédé;commencé/fini terminé"
    ),
    "es": (
        "subió subieron sube aumentó aumentaron/bajó bajaron baja cayó cayeron disminuyó;ganó ganaron/perdió perdieron"
        ";absuelto absuelta/condenado condenada;abrió/cerró;aprobó aceptó/rechazó;confirmó/anuló;compró/vendió"
        ";sobrevivió sobrevivieron/murió murieron;empezó comenzó/terminó acabó"
    ),
    "it": (
        "aumentato aumentata aumentati salito salita salì aumentò/diminuito diminuita sceso scesa calato calò scese"
        ";vinto vinse/perso perse;assolto assolta/condannato condannata;aperto aprì/chiuso chiuse"
        ";approvato accettato/respinto rifiutato;comprato/venduto;sopravvissuto/morto;cominciato iniziato"
        "/finito terminato"
    ),
    "pt": (
        "subiu subiram aumentou aumentaram/caiu caíram baixou baixaram diminuiu;ganhou venceu/perdeu"
        ";absolvido/condenado"
        ";abriu/fechou;aprovou aceitou/rejeitou recusou;comprou/vendeu;sobreviveu/morreu;começou/terminou acabou"
    ),
    "nl": (
        "steeg stegen stijgt gestegen groeide/daalde daalden daalt gedaald zakte;won wonnen/verloor verloren"
        ";vrijgesproken/veroordeeld;opende geopend/sloot gesloten;aangenomen/verworpen afgewezen;kocht/verkocht"
        ";overleefde/stierf;begon/eindigde"
    ),
    "pl": (
        "wzrósł wzrosła wzrosło wzrosły/spadł spadła spadło spadły zmalał;wygrał wygrała/przegrał przegrała"
        ";uniewinniony/skazany;otwarto otwarty/zamknięto zamknięty;przyjęto/odrzucono;kupił/sprzedał;przeżył"
        "/zginął zmarł"
    ),
    "ru": (
        "вырос выросла выросло выросли увеличился увеличились/упал упала упали снизился снизились сократился"
        " сократились"
        ";выиграл выиграла/проиграл проиграла;оправдан оправдали/осуждён осужден осудили;открыли открыт/закрыли закрыт"
        ";приняли принят/отклонили отклонён;купил купили/продал продали;выжил выжили/погиб погибли умер"
    ),
}
"""Verbs and their like by language: pairs of two sides with a stroke between. They tell of what stands before them."""
OF_WHAT_FOLLOWS: Mapping[str, str] = {
    "en": (
        "first/last;oldest eldest/youngest newest;largest biggest greatest/smallest;highest/lowest;longest/shortest"
        ";best/worst;before/after;more/fewer less;northern/southern;eastern/western;above/below;inside/outside"
        ";former/current present;minimum/maximum;early/late;cheapest/dearest;majority/minority;higher/lower;upper/lower"
    ),
    "de": (
        "erste ersten erster erstes/letzte letzten letzter letztes;älteste ältesten/jüngste jüngsten"
        ";größte größten/kleinste kleinsten;höchste höchsten/niedrigste niedrigsten;vor/nach;mehr/weniger"
        ";nördliche nördlichen/südliche südlichen;östliche östlichen/westliche westlichen;oberhalb/unterhalb"
    ),
    "fr": "premier première/dernier dernière;avant/après;plus/moins",
    "es": "primer primera primero/último última;antes/después;más/menos;mayor/menor",
    "it": "primo prima/ultimo ultima;più/meno;maggiore/minore",
    "pt": "primeiro primeira/último última;antes/depois;mais/menos;maior/menor",
    "nl": "eerste/laatste;voor/na;meer/minder;grootste/kleinste;oudste/jongste",
    "pl": "pierwszy pierwsza pierwsze/ostatni ostatnia ostatnie;przed/po;więcej/mniej;największy/najmniejszy",
    "ru": "первый первая первое/последний последняя последнее;больше/меньше;крупнейший/мельчайший;старший/младший",
}
"""Adjectives and their like, which are told of what stands behind them."""

Side = tuple[int, bool]
"""The number of a pair, and which side of it."""


@cache
def sides(language: str, *, following: bool) -> Mapping[str, frozenset[Side]]:
    """Return on which sides of which pairs each word stands in a language (BCP 47), in one case."""
    table = (OF_WHAT_FOLLOWS if following else TOLD).get(code_of_words(language), "")
    found: dict[str, frozenset[Side]] = {}
    for number, pair in enumerate(table.split(";") if table else ()):
        for side, words in enumerate(pair.split("/")):
            for word in re.findall(r"\w+", words):
                found[word] = found.get(word, frozenset()) | {(number, bool(side))}
    return found
