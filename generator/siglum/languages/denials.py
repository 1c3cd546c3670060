"""The words that deny or take back what stands beside them, in languages beside English.

Closed classes, as patterns in one case. English has its own, and finer ones, in english.py.
"""

# ruff: noqa: RUF001 - letters of every script

import re
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from siglum.languages.english import PLAIN_NEGATION
from siglum.languages.whole_words import NO_MARK, UNSPACED_LANGUAGES, code_of_words, edges, whole
from siglum.model.expressions import expression

WORDS: Mapping[str, tuple[str, str]] = {
    "de": (
        ("nicht(?! nur| zuletzt)|kein\\w*|nie(?:mals|mand\\w*)?|nichts|nirgends|ohne(?! zweifel)|weder|kaum|leugne\\w*"
        "|bestr(?:eit|itt)\\w*|dementier\\w*"),
        ("aber|doch|jedoch|allerdings|obwohl|obgleich|außer|sofern|falls|wenn|es sei denn|solange|bis"
        "|(?:\\w+ ){1,3}(?:fälschlich\\w*|zu unrecht|irrtümlich\\w*)"),
    ),
    "fr": (
        "ne|n|pas(?! seulement)|jamais|aucune?|sans(?! doute)|ni|nul(?:le)?|dément\\w*|ni(?:e|ait|é)",
        ("mais|cependant|toutefois|pourtant|sauf|excepté|bien que|quoique|à moins|à condition|si|jusqu"
        "|(?:\\w+[- ]){1,3}(?:à tort|faussement)"),
    ),
    "es": (
        ("no(?! s[oó]lo| obstante)|nunca|jamás|nadie|nada|ningun\\w*|ningún|tampoco|sin(?! embargo)|ni"
        "|n[ie]ega\\w*|negó|desm(?:int|ient)\\w*"),
        ("pero|aunque|sin embargo|salvo|excepto|a menos|siempre que|si|hasta"
        "|(?:\\w+ ){1,3}(?:falsamente|errónea\\w*)"),
    ),
    "it": (
        "non(?! solo)|mai|nessun\\w*|niente|nulla|senza|né|nega\\w*|smentisc\\w*",
        "ma|però|tuttavia|salvo|tranne|eccetto|sebbene|benché|a meno|purché|se|fino",
    ),
    "pt": (
        "não(?! só)|nunca|jamais|ninguém|nada|nenhuma?|sem|nem|nega\\w*|desment\\w*",
        "mas|porém|contudo|embora|exceto|salvo|a menos|desde que|se|até",
    ),
    "nl": (
        "niet(?! alleen)|geen|nooit|niemand|niets|zonder|noch|nauwelijks|ontken\\w*",
        "maar|echter|hoewel|behalve|tenzij|mits|als|totdat",
    ),
    "sv": (
        "inte(?! bara)|ej|icke|aldrig|ingen|inga|inget|ingenting|utan|knappast|förneka\\w*",
        "men|dock|fast|förutom|utom|såvida|om|tills",
    ),
    "da": (
        "ikke(?! kun)|aldrig|ingen|intet|uden|næppe|benægte\\w*",
        "men|dog|selv om|undtagen|medmindre|hvis|indtil",
    ),
    "nb": (
        "ikkj?e(?! bare)|aldri|ingen|intet|inkje|uten|utan|neppe|benekte\\w*",
        "men|likevel|selv om|unntatt|med mindre|hvis|inntil",
    ),
    "pl": (
        "nie(?! tylko)|nigdy|nikt|nic|żad\\w+|bez|ani|zaprzecz\\w*",
        "ale|jednak|chociaż|choć|oprócz|chyba że|o ile|jeśli|dopóki",
    ),
    "ru": (
        (
            "(?<!тем )не(?! только| мен(?:ее|ьше)| бол(?:ее|ьше))|нет|никогда|никто|ничего|никак\\w*|нигде|ни|без"
            "|отрица\\w*|опроверг\\w*"
        ),
        "но|однако|хотя|кроме|если|пока не|разве",
    ),
    "uk": (
        "не(?! тільки| лише)|немає|ніколи|ніхто|нічого|ні|без|запереч\\w*",
        "але|однак|хоча|крім|якщо|поки не",
    ),
    "el": (
        "δεν|μην|όχι|ποτέ|κανε\\w+|καν[έε]ν\\w*|τίποτα|χωρίς|ούτε",
        "αλλά|όμως|αν και|εκτός|αν",
    ),
    "tr": (
        (
            "değil\\w*|yok\\w*|asla|hiç\\w*|olmadan"
            "|\\w+m(?:[ae]d[ıi]|[ıiuü]yor|[ae]z|[ae]m[ıi]ş|[ae]y[ae](?:c[ae][kğ]|n)|[ae]d[ae]n|[ae]m[ae]k)\\w*"
        ),
        "ama|fakat|ancak|dışında|eğer",
    ),
    "fi": (
        "eivät(?:kä)?|ei(?:kä|kö)?|en(?:kä)?|et(?:kä)?|emme|ette[in]?\\w*|miksei|ellei\\w*|äl[äk]\\w*|ilman|kieltä\\w*",
        "mutta|vaikka|paitsi|jos|ellei",
    ),
    "id": (
        "tidak|bukan|tak|tanpa|jangan|belum|tiada|bantah\\w*|membantah",
        "tetapi|tapi|namun|meskipun|kecuali|jika",
    ),
    "vi": ("không(?! chỉ)|chẳng|chưa|đừng|phủ nhận", "nhưng|tuy nhiên|mặc dù|trừ|nếu"),
    "ar": (
        "[وفبأ]{0,2}(?:لا|لم|لن|ليس(?:ت|وا|نا)?|غير|دون|بدون)|ب?ألا|[وب]?عدم|اللا\\w+|نفى|تنفي|ينفي",
        "لكن\\w*|ولكن\\w*|إلا|رغم|باستثناء|إذا",
    ),
    "he": ("לא|אין|אינ\\w*|בלי|ללא|מעולם|מכחיש\\w*", "אבל|אך|אולם|למעט|אלא|אם"),
    "hi": ("नहीं|न|मत|बिना|इनकार", "लेकिन|मगर|परंतु|हालाँकि|हालांकि|सिवाय|अगर"),
    "zh": (
        ("不(?![仅僅过過断斷少同久只单單但料管论論妨得幸丹来])|(?<![淹埋吞出沉湮泯覆隐隱])[没沒](?![收落])|未(?![来來必成])|[无無](?![论論锡錫]"
        "|人[机機驾駕区區艇])|(?<![南北东東西中])非(?![常洲典])|勿|否[认認]|拒[绝絕]"),
        "[，,]?(?:但|不过|不過|然而|除非|除了|虽然|雖然|尽管|儘管|如果)",
    ),
    "ja": (
        "ない|なかった|(?<!少)なく|ませ?ん|ず(?=[、。に])|ぬ|否定",
        ("[、,]?(?:が、|しかし|ただし|けれど|ものの|ない|なかった|ませ?ん"
        "|だ?という(?:[噂嘘]|うわさ|話は|主張)|とは(?:[言い]え|限ら|思え))"),
    ),
    "ko": ("않|못|아니|없|안 |부인", "[,]?\\s?(?:지만|그러나|하지만|다만|지 않|지 못|않|못)"),
    "th": ("ไม่|มิได้|ปฏิเสธ|ยังไม่", "\\s?(?:แต่|อย่างไรก็ตาม|ยกเว้น|ถ้า|หาก)"),
}  # fmt: skip
"""By language: what denies, and what takes back right after a clause."""
PLAINLY: Mapping[str, str] = {
    "de": (
        r"(?<!\w)(?:nicht(?! (?:vor \d|eher|früher|nur|zuletzt|weit|umhin|selten|ohne|ganz|(?:mehr"
r"|weniger|länger) als))"
        r"|kein(?:e[nmrs]?)?(?! (?:wunder|zweifel))|nie(?:mals|mand\w*)?|nichts(?! als))(?!\w)"
    ),
    "fr": (
        r"(?<!\w)(?:ne\s|n['’])[^.,;:!?]{1,30}?(?<!\w)"
        r"(?:pas(?! (?:seulement|que|moins|plus))|jamais|rien|personne|aucune?)(?!\w)"
    ),
    "es": r"(?<!\w)no(?! (?:s[oó]lo|obstante|cabe|(?:menos|más) (?:de|que)|fue hasta|tard))(?= \w)",
    "it": r"(?<!\w)non(?! (?:solo|meno|più|altro|appena))(?!\w)",
    "pt": r"(?<!\w)não(?! (?:só|obstante|menos|mais|apenas))(?!\w)",
    "nl": r"(?<!\w)(?:niet(?! (?:alleen|minder|meer))|geen(?! twijfel))(?!\w)",
    "sv": r"(?<!\w)inte(?! (?:bara|minst|mer|mindre))(?!\w)",
    "da": r"(?<!\w)ikke(?! (?:kun|blot|mindst|mere|mindre))(?!\w)",
    "nb": r"(?<!\w)ikkj?e(?! (?:bare|minst|mer|mindre))(?!\w)",
    "pl": r"(?<!\w)nie(?! (?:tylko|mniej|więcej))(?!\w)",
    "ru": r"(?<!\w)(?<!тем )не(?! (?:только|раз|без|мен(?:ее|ьше)|бол(?:ее|ьше)|мо[гж]\w* не)(?!\w))(?!\w)",
    "uk": r"(?<!\w)не(?! (?:тільки|лише|раз|менш\w*|більш\w*)(?!\w))(?!\w)",
    "tr": (
        r"(?<!\w)değil(?! mi)|(?<!\bko)m[ae]d[\u0131i](?:[mnk]|l[ae]r)?(?!\w)"
        r"|m(?:[\u0131iuü]yor|[ae]m[\u0131i]ş)\w{0,4}(?!\w)"
    ),
    "ar": r"(?<!\w)(?:لم|لن|ليس(?:ت|وا|نا)?)(?!\w)",
    "he": r"(?<!\w)לא(?! רק)(?!\w)",
    "hi": f"नहीं{NO_MARK}",
    "zh": "[没沒]有|[并並尚从從]未|未能|不[会會]|(?<!不)不能(?!不)|不是|[没沒]能|不再",
    "ja": r"(?:なかった|ません(?:でした)?|(?<!しれ)(?<!なら)(?<!違い)(?<!を得)(?<!では)ない)(?=[。」！]|\Z)",
    "ko": "않았|않는|못했|아니(?:다|었)|(?<!밖에 )(?<!형편 )없(?:었|다)",
}  # fmt: skip
"""What denies a sentence without a doubt: what only goes with a bound or an idiom (no fewer than, not only) is none."""
AKIN: Mapping[str, str] = {
    "de": (
        "zurück(?:wie|gewie|wei)s|(?<!\\w)w(?:ie|ei)s\\w* .* (?:ab|zurück)(?!\\w)|abgewiesen"
        "|abwies|unmöglich|unfähig|verb[oi]t|fehl|mangel|weiger|ablehn|lehnt|scheiter|versäum"
        "|verhinder"
        "|vermeid|verschon|verzicht"
        "|alles andere als|aufhör|hörte|ausbleib|blieb|entgeh|entg[ai]ng|unter(?:lass|lie)"
        "|verpass|selten|wenig|lediglich"
        "|nur(?!\\w)|erst(?!\\w)|statt|außer|leer|frei|los(?!\\w)|(?<!\\w)un(?!d(?!\\w)|ter|ser|ion|s(?!\\w))\\w{3}"
    ),
    "fr": (
        "débout|sans(?!\\w)|impossib|interdi|manqu|absen|échou|refus|rejet|empêch|évit|renonc|cess|rare|peu(?!\\w)"
        "|seul|vide|épargn|faute de"
        "|(?<!\\w)(?:in|im|ir|dés)\\w{4}"
    ),
    "es": (
        "imposib|proh[ií]b|carec|falt|ausen|fracas|rechaz|neg[óoaá]|rehus|impid|imped|evit"
        "|renunci|dej[óao]|ces[óa]|raro"
        "|rara|poco|poca|sol[oa]|sólo|vac[ií]|(?<!\\w)(?:in|im|ir|des)\\w{4}"
    ),
    "it": (
        "impossibil|vieta|manca|assen|rifiut|respin|rigett|imped|evit|rinunci|cess|smess|rar[oia]|poc[oahi]|solo|vuot"
        "|fallit|falli|(?<!\\w)(?:in|im|ir|dis)\\w{4}"
    ),
    "pt": (
        "imposs|proib|falt|ausen|carec|recus|rejeit|impedi|evit|renunci|deixou|deixar|cess|rar[oa]|pouc|só|vazi|fracass"
        "|(?<!\\w)(?:in|im|ir|des)\\w{4}"
    ),
    "nl": (
        "onmogelijk|verb[oi]|ontbr|weiger|afgewezen|wees|mislukt|voorkom|vermijd|verzuim"
        "|uitgebleven|bleef|gestopt|zelden"
        "|weinig|slechts|leeg|behalve|(?<!\\w)on(?!der|geveer|ze|s(?!\\w))\\w{3}"
    ),
    "sv": (
        "omöjlig|förb[ju]|sakna|vägra|avvis|misslyck|förhindr|undvik|undvek|uteblev|sällan|endast"
        "|bara|tom|(?<!\\w)o(?!mkring|ckså|mråd|rdför)\\w{4}"
    ),
    "da": (
        "umulig|forb[uy]|mangl|nægt|afvis|mislyk|forhindr|undgå|undgik|udeblev|sjælden|kun"
        "|(?<!\\w)u(?!nder|den|ge)\\w{4}"
    ),
    "nb": (
        "umulig|forb[uyø]|mangl|nekt|avvis|mislyk|forhindr|unngå|unngikk|uteble|sjelden|bare|kun"
        "|(?<!\\w)u(?!nder|den|ge)\\w{4}"
    ),
    "ru": (
        "нельзя|невозможн|отсутств|запре[тщ]|недоста|отказ|отклон|отверг|провал|сорва|предотвра|избеж|избег|воздерж"
        "|прекра[тщ]|лиш|редк|мало|только|лишь|пуст|(?<!\\w)не\\w"
    ),
    "uk": (
        "неможлив|відсутн|заборон|відмов|відхил|провал|запобіг|уник|утрима|припин|лише|тільки|рідк|мало|порожн"
        "|(?<!\\w)не\\w"
    ),
    "pl": (
        "oddal|niemożliw|zakaz|brak|odm[aóo]w|odrzuc|zapobie|unikn|powstrzym|zaniech|przesta|rzadk|mało|tylko|pust"
        "|(?<!\\w)nie\\w"
    ),
    "tr": (
        "\\w\\wm[ae](?:m[ae]|y[ae]|s[ıi]|z)|imkânsız|yasak|yok|redde|engel|önle|kaçın|vazgeç|nadiren|yalnızca|sadece"
        "|boş|s[ıiuü]z(?!\\w)"
    ),
    "ar": "رفض|منع|امتنع|فشل|استحال|مستحيل|غياب|توقف|نادر|فقط|عدم",
    "he": "סירב|סרב|נמנע|מנע|דחה|נכשל|אסור|חסר|היעדר|חדל|הפסיק|רק(?!\\w)|נדיר",
    "hi": "खारिज|ख़ारिज|ठुकरा|नामंजूर|इनकार|इंकार|असंभव|मना|रोक|विफल|असफल|अभाव|केवल|सिर्फ",
    "zh": "禁|缺|难以|難以|无法|無法|拒|避免|阻止|失败|失敗|取消|停止|放弃|放棄|免[于於]|只|仅|僅|(?<![至多])少(?!年)",
    "ja": "未|禁|不可能|欠|ざる|拒|断[っわりる]|避け|免れ|防[いぎ止]|失敗|中止|停止|やめ|わずか|だけ|のみ",
    "ko": "아닙|아닐|모르|모른|다른|다르|상이|닫|금지|불가능|부족"
    "|미|거부|거절|반대|피하|피했|막|실패|중단|멈추|멈췄|뿐|만(?=\\s)",
}
"""How words begin, or stand, for which another may say not: forbidden, impossible, lacking, refused, avoided, only."""
AFTER = frozenset(("de", "nl", "sv", "da", "nb", "fr", "hi", "tr", "ja", "ko"))
"""Languages in which a negation stands behind what it denies, too."""
COPULAS = r"\s?(?:では|じゃ|でも|とは|ことは|わけでは)?"
"""What a Japanese negation stands behind."""
ASIDE = (",", "–", "—", "(")
"""What stands before a denial of something else than the sentence: spät, nicht früh."""
OTHERWISE = expression(
    r"(?<!\w)(?:sondern|sino|bensì|lecz|zamiast|vielmehr|mais (?:bien )?(?:de|du|des|le|la|les"
    r"|une?)|mas sim|ma (?:il|la|le|un)"
    r"|а (?:на|не|в|со?|только)|utan|aksine)(?!\w)|而是|ではなく|아니라",
    re.IGNORECASE,
)
"""What goes on behind a denial with what is so: nicht früh, sondern spät."""


ELSEWHERE = frozenset((
    *("n", "ne", "ni", "nul(?:le)?", "mai", "en", "et", "ei", "ej", "sem", "tak", "nada", "nic", "inga", "ani", "bez"),
    *("no(?! s[oó]lo| obstante)", "sin(?! embargo)", "ni(?:e|ait|é)"),
))  # fmt: skip
"""Of what denies, what another language writes as well, and means otherwise."""


class Denials(Struct, frozen=True):
    """The patterns of one language."""

    denies: re.Pattern[str]
    takes_back: re.Pattern[str]
    """To be met right behind a quotation, a comma and spaces aside."""
    denies_after: re.Pattern[str] | None
    """A negation behind what it denies: to be met right behind a quotation, at most two words aside."""


@cache
def denies_anywhere() -> re.Pattern[str]:
    """Return what denies in some language, English among them, and means nothing else in another."""
    spaced: list[str] = []
    unspaced: list[str] = []
    for code, (denies, _) in WORDS.items():
        (unspaced if code in UNSPACED_LANGUAGES else spaced).extend(set(_alternatives(denies)) - ELSEWHERE)
    words = rf"(?<![^\W_])(?:{'|'.join(sorted(spaced))})(?![^\W_]|-)"
    return re.compile(rf"{PLAIN_NEGATION.pattern}|{words}|{'|'.join(sorted(unspaced))}", re.IGNORECASE)


def _alternatives(pattern: str) -> Iterator[str]:
    """Yield the alternatives of a pattern, those within brackets left together."""
    depth = start = 0
    for at, char in enumerate(pattern):
        depth += (char in "([") - (char in ")]")
        if char == "|" and depth == 0:
            yield pattern[start:at]
            start = at + 1
    yield pattern[start:]


@cache
def denials_of(language: str) -> Denials | None:
    """Return the patterns of a language (BCP 47); None for one that is not known, and for English."""
    code = code_of_words(language)
    if code not in WORDS:
        return None
    denies, takes_back = WORDS[code]
    _, end = edges(code)
    aside = COPULAS if code in UNSPACED_LANGUAGES else r"(?:\s+\w+){0,2}?\s+"
    return Denials(
        whole(denies, code),
        re.compile(rf"[\s,;:(—–-]*(?:{takes_back}){end}", re.IGNORECASE),
        re.compile(rf"{aside}(?:{denies}){end}", re.IGNORECASE) if code in AFTER else None,
    )


def plain_denials(text: str, language: str) -> Iterator[re.Match[str]]:
    """Yield what denies something in a text without a doubt; nothing in a language that nobody knows."""
    yield from re.finditer(PLAINLY.get(code_of_words(language), "(?!)"), text, re.IGNORECASE)


def plainly_denied(text: str, language: str) -> str:
    """Return the first words that deny something in a text without a doubt."""
    return next((one[0].strip() for one in plain_denials(text, language)), "")


def sets_against(text: str, denied: re.Match[str]) -> bool:
    """Whether what denies only sets one thing of a text against another: spät, nicht früh."""
    return text[: denied.start()].rstrip().endswith(ASIDE) or OTHERWISE.search(text) is not None


def may_deny(text: str, language: str) -> bool:
    """Whether words of a text deny something, or are such as another language denies with; else nobody knows."""
    known, akin = denials_of(language), AKIN.get(code_of_words(language))
    if known is None or known.denies.search(text):
        return True
    return bool(akin and re.search(akin, text, re.IGNORECASE))
