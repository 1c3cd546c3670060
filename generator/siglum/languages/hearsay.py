"""The words by which languages beside English tell that something is only said, supposed, possible or conditional.

English has its own in english.py.
"""

# ruff: noqa: RUF001 - letters of every script

import re
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from siglum.languages.whole_words import code_of_words, whole
from siglum.model.expressions import NEVER


class Words(Struct, frozen=True):
    """The words of one language, in one case."""

    conditions: str
    """What turns the words behind it: if, nearly, would."""
    doubts: str = ""
    """What makes less of a whole sentence, wherever it stands."""
    akin: str = ""
    """By what another sentence may say so."""


WORDS: Mapping[str, Words] = {
    "de": Words(
        "falls|wenn|sofern|ob|wohl|fast|beinahe|sollen?|soll",
        "angeblich|vielleicht|möglicherweise|vermutlich|mutmaßlich\\w*|womöglich|wahrscheinlich"
        "|anscheinend|gerüchteweise"
        r"|soll(?:en)?(?= (?:[^\s,;.]+ ){1,9}(?:haben|sein)(?!\w))",
        "geht|gehen|ging|gingen|angeblich\\w*|vermut\\w*|mutmaß\\w*|wahrschein\\w*|schein\\w*"
        "|anschein\\w*|offenbar|soll\\w*|könn\\w*|kann"
        "|konn\\w*|dürf\\w*|darf|mög\\w*|mag|laut|zufolge|nach angaben|sag\\w*|bericht\\w*"
        "|behaupt\\w*|heißt|gilt|gelten|galt"
        "|verdächt\\w*|verdacht\\w*|glaub\\w*|schein\\w*|gerücht\\w*|würde\\w*|wohl|nehmen an|annahm\\w*|gelt\\w*"
        "|meint\\w*|vorw\\w*|spekul\\w*|dank|risiko|droh\\w*|eventuell\\w*",
    ),
    "fr": Words(
        "si|à moins|soi-disant|presque|serai(?:t|ent)|aurai(?:t|ent)",
        r"aurai(?:en)?t(?! (?:d[ûu]|pu|fallu|voulu|aimé))(?= \w+[éisut]e?s?(?!\w))|peut-être"
        r"|prétendument|probablement|vraisemblablement|apparemment|selon (?:la|une) rumeur",
        "prétend\\w*|probab\\w*|vraisembl\\w*|appar\\w*|sembl\\w*|selon|d['’]après|suppos\\w*|présum\\w*|soi-disant"
        "|serai\\w*|aurai\\w*|pourrai\\w*|devrai\\w*|peu[tvx]\\w*|pouv\\w*|dit|disent|affirm\\w*"
        "|croi\\w*|soupçon\\w*"
        "|accus\\w*|rumeur\\w*|possib\\w*|éventuel\\w*|risqu\\w*|rapport\\w*|estim\\w*|pens\\w*",
    ),
    "es": Words(
        "si|a menos|casi|habría\\w*|sería\\w*|podría\\w*",
        r"habrían?(?= \w+[ai]do(?!\w))|supuestamente|presuntamente|quizás?|tal vez|probablemente"
        r"|posiblemente|al parecer|a lo mejor",
        "supuest\\w*|presunt\\w*|probab\\w*|posib\\w*|parec\\w*|según|habría\\w*|sería\\w*"
        "|podría\\w*|pued\\w*|pod\\w*"
        "|dice\\w*|dij\\w*|afirm\\w*|cre[ey]\\w*|sospech\\w*|acus\\w*|rumor\\w*|acaso|eventual\\w*|estima\\w*",
    ),
    "it": Words(
        "se|a meno|presunt\\w*|quasi|sarebbe\\w*|avrebbe\\w*|potrebbe\\w*",
        r"(?:avrebbe|sarebbe)(?:ro)?(?= \w+[aiu]t[oaie](?!\w))|forse|presumibilmente|probabilmente"
        r"|presuntamente|a quanto pare",
        "presum\\w*|presunt\\w*|probabil\\w*|possibil\\w*|par[ei]\\w*|sembr\\w*|secondo|sarebbe\\w*|avrebbe\\w*"
        "|potrebbe\\w*|può|possono|riferi\\w*|dic\\w*|detto|disse\\w*|afferm\\w*|cred\\w*|sospett\\w*"
        "|accus\\w*|voc[ei]|dovrebbe\\w*",
    ),
    "pt": Words(
        "se|a menos|quase|seria\\w*|teria\\w*|poderia\\w*",
        r"teriam?(?= \w+[ai]do(?!\w))|talvez|supostamente|alegadamente|provavelmente|possivelmente|ao que parece",
        "supost\\w*|aleg\\w*|prov[aá]v\\w*|poss[ií]v\\w*|parec\\w*|segundo|conforme|seria\\w*|teria\\w*|poderia\\w*"
        "|pod[ei]\\w*|diz\\w*|diss\\w*|afirm\\w*|acredit\\w*|suspeit\\w*|acus\\w*|rumor\\w*|presum\\w*",
    ),
    "nl": Words(
        "als|indien|tenzij|vermeend\\w*|bijna|zou|zouden",
        r"zou(?:den)?(?= (?:[^\s,;.]+ ){0,9}(?:hebben|zijn)(?!\w))|misschien|wellicht|vermoedelijk"
        r"|waarschijnlijk|naar verluidt|mogelijk",
        "vermoed\\w*|waarschijnlijk\\w*|verluidt|mogelijk\\w*|volgens|mag|mogen|mocht|zou|zouden"
        "|kan|kunnen|kon|lijk\\w*|schijn\\w*|zeg\\w*|"
        "zei\\w*|bewe\\w*|denk\\w*|verd\\w*|vermeend\\w*|gerucht\\w*|blijkbaar",
    ),
    "sv": Words(
        "om|ifall|kanske|påstås|nästan|skulle",
    ),
    "da": Words(
        "hvis|måske|angiveligt|næsten|skulle",
    ),
    "nb": Words(
        "hvis|kanskje|angivelig|nesten|skulle",
    ),
    "pl": Words(
        "jeśli|jeżeli|czy|może|prawie|chyba",
        "podobno|rzekomo|prawdopodobnie|być może|przypuszczalnie",
        "podobn\\w*|rzekom\\w*|prawdopodobn\\w*|przypuszcz\\w*|może|mog\\w*|mia[łl]\\w*|według"
        "|zdaniem|twierdz\\w*|mówi\\w*"
        "|wydaje|sądz\\w*|podejrz\\w*|możliw\\w*|chyba|jakoby|zdaje|wolno",
    ),
    "ru": Words(
        "если|ли|почти|будто|бы",
        "якобы|возможно|вероятно|предположительно|по слухам|может быть|по-видимому|видимо",
        "якобы|скорее всего|возмож\\w*|вероятн\\w*|предпол\\w*|слух\\w*|мо[гж]\\w*|видимо|будто|наверн\\w*"
        "|по словам|по данным|согласно"
        "|сказал\\w*|говор\\w*|утвержд\\w*|сообщ\\w*|считает\\w*|подозр\\w*|каж\\w*|обвин\\w*|похоже|мнени\\w*",
    ),
    "uk": Words(
        "якщо|чи|майже|б|би",
        "нібито|можливо|ймовірно|мабуть|начебто|за чутками",
        "нібито|можлив\\w*|ймовірн\\w*|мабуть|начебто|чутк\\w*|мо[гж]\\w*|за словами|за даними"
        "|згідно|сказа\\w*|говор\\w*"
        "|стверд\\w*|повідом\\w*|вважа\\w*|підозр\\w*|зда[єв]\\w*|звинувач\\w*",
    ),
    "el": Words(
        "αν|εάν|ίσως|σχεδόν|δήθεν",
    ),
    "tr": Words(
        "eğer|neredeyse",
        "belki|muhtemelen|güya|sözde|iddiaya göre|sanırım|galiba",
        "belki|muhtemel\\w*|bildir\\w*|belirt\\w*|güya|sözde|iddia\\w*|sanır\\w*|galiba|göre|olabil\\w*|\\w+[ae]bil\\w*"
        "|söyl\\w*|dedi\\w*|söylenti\\w*|şüphe\\w*",
    ),
    "fi": Words(
        "jos|ehkä|muka|melkein|lähes",
    ),
    "id": Words(
        "jika|kalau|mungkin|konon|hampir",
    ),
    "vi": Words(
        "nếu|có lẽ|có thể|gần như",
    ),
    "ar": Words(
        "إذا|لو|قد|يكاد",
        "ربما|يُزعم|يزعم|من المحتمل|يُعتقد|يعتقد",
        "[ولف]?ربما|يقال|ن[ُ]?قل|ذ[ُ]?كر|المفترض|يفترض|الأرجح|غالبا|ي[ُ]?زعم\\w*|زعم\\w*|محتمل\\w*|ي[ُ]?عتقد\\w*|قد|قال\\w*|وفق\\w*|بحسب|حسب|يقول\\w*"
        "|يمكن|يبدو|يجوز|مزعوم\\w*",
    ),
    "he": Words(
        "אם|כמעט",
        "אולי|כביכול|לכאורה|ייתכן|כנראה",
        "אולי|כביכול|לכאורה|ייתכן|יתכן|כנראה|מותר|רשאי|לפי|לדברי|אמר\\w*|טוע\\w*|עשוי\\w*|עלול\\w*|חשוד\\w*",
    ),
    "hi": Words(
        "अगर|यदि|कथित|लगभग",
        "शायद|कथित तौर पर|संभवतः|सम्भवतः",
        "शायद|कथित|बताया|संभव\\w*|सम्भव\\w*|सकत\\S*|अनुसार|कह\\S*|मुताबिक|आरोप|लगता",
    ),
    "zh": Words(
        "如果|若|假如|除非|是否|可能|据信|據信|[谣謠][传傳]|几乎|幾乎",
        "据[说傳传称]|據[說傳稱]|也[许許]|或[许許]|疑似|[听聽][说說]|[传傳][闻聞]",
        "据|據|可能|也[许許]|或|疑|[听聽][说說]|[传傳]|[称稱说說]|似乎|好像|大概|恐怕|估[计計]|[认認][为為]|涉嫌|指|可以|允[许許]",
    ),
    "ja": Words(
        "もし|たぶん|とされ|ほとんど",
        "かもしれ|おそらく|恐らく|らしい|という(?:噂|うわさ)|もしかす",
        "かもしれ|おそらく|恐らく|らしい|噂|うわさ|もしかす|可能性|とされ"
        "|という|よると|ようだ|と[言い]|とみられ|そうだ|だろう|疑|恐れ|推定|うる|得る|てもよい|できる",
    ),
    "ko": Words(
        "만약|듯|거의|수도",
        "아마|소문|것으로 알려|것으로 보인|것으로 추정",
        "아마|소문|알려|보인|보도|것이|추정|듯|수도|가능|따르면|말했|주장|의혹|혐의|것 같|수 있",
    ),
    "th": Words(
        "ถ้า|หาก|อาจ|เกือบ",
    ),
}
"""By language."""


class _Patterns(Struct, frozen=True):
    """The patterns of one language."""

    plain: re.Pattern[str]
    """What says that a sentence is only said, supposed or possible."""
    either: re.Pattern[str]
    """This, and what sets a condition."""
    akin: re.Pattern[str] | None
    """All by which a text may say so; None where nobody knows."""


@cache
def _patterns(code: str) -> _Patterns | None:
    words = WORDS.get(code)
    if words is None:
        return None
    if not words.doubts:
        return _Patterns(NEVER, whole(words.conditions, code), None)
    either = f"{words.conditions}|{words.doubts}"
    return _Patterns(whole(words.doubts, code), whole(either, code), whole(f"{words.akin}|{either}", code))


def doubt_or_condition(text: str, language: str) -> re.Match[str] | None:
    """Return the first words of a text that doubt, or set a condition; None where nobody knows."""
    known = _patterns(code_of_words(language))
    return known.either.search(text) if known else None


def plain_doubts(text: str, language: str) -> Iterator[re.Match[str]]:
    """Yield what in a text says that it is only said, supposed or possible; nothing in a language nobody knows."""
    if known := _patterns(code_of_words(language)):
        yield from known.plain.finditer(text)


def plainly_doubted(text: str, language: str) -> str:
    """Return the first words of a text that say so."""
    return next((one[0] for one in plain_doubts(text, language)), "")


def may_doubt(text: str, language: str) -> bool:
    """Whether words of a text doubt, suppose, or say who says so; else nobody knows."""
    known = _patterns(code_of_words(language))
    return known is None or known.akin is None or bool(known.akin.search(text))
