"""When something was, as seen from the day of the text that says so: today, on Monday, vorgestern, 昨天."""

# ruff: noqa: RUF001 - letters of every script

import re
from collections.abc import Mapping
from functools import cache

from siglum.languages.english import RELATIVE_DAY
from siglum.languages.whole_words import code_of_words, whole

_SOME = r"(?:\w+ ){1,3}?"
WORDS: Mapping[str, str] = {
    "de": (
        "heute|gestern|vorgestern|morgen früh|übermorgen|kürzlich|neulich|letztens"
        r"|(?:am|seit|ab|bis|vergangenen|letzten|kommenden|nächsten|diesen) (?:montag|dienstag"
        r"|mittwoch|donnerstag|freitag"
        r"|samstag|sonnabend|sonntag)(?:abend|morgen|nachmittag|mittag|nacht)?"
        r"|(?:letzte|vergangene|vorige|kommende|nächste|diese|dieser|letzter|vergangener|voriger)[nsmr]?"
        r" (?:woche|nacht|monats?|jahr(?:es)?|tage[n]?|frühling|frühjahr|sommer|herbst|winter)"
        rf"|vor {_SOME}(?:tag|woche|monat|jahr|stunde|minute)e?n"
    ),
    "fr": (
        "aujourd['’]hui|hier|avant-hier|demain|après-demain|récemment|ce (?:matin|soir)|cette (?:nuit|semaine|année)"
        r"|(?<!chaque )(?<!tous les )(?:lundi|mardi|mercredi|jeudi|vendredi|samedi"
        r"|dimanche)(?! \d)(?: dernier| prochain)?"
        r"|(?:la semaine|le mois|l['’](?:an|année|été|automne|hiver)|la nuit"
        r"|le printemps) (?:derni[eè]re?|passée?|prochaine?)"
        rf"|il y a {_SOME}(?:jours?|semaines?|mois|ans?|années?|heures?)"
    ),
    "es": (
        "hoy|ayer|anteayer|anoche|mañana por la mañana|recientemente|esta (?:mañana|tarde|noche"
        "|semana)|este (?:mes|año)"
        r"|el (?:pasado |próximo )?(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)(?! \d)"
        r"|(?:la semana|el mes|el año|el verano|el invierno|la primavera|el otoño) (?:pasad[oa]|próxim[oa]|que viene)"
        rf"|hace {_SOME}(?:días?|semanas?|mes(?:es)?|años?|horas?)"
    ),
    "it": (
        "oggi|ieri|avantieri|l['’]altro ieri|domani|dopodomani|stamattina|stasera|stanotte|recentemente|di recente"
        r"|(?:luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato"
        r"|domenica)(?! \d)(?: scors[oa]| prossim[oa])?"
        r"|(?:la settimana|il mese|l['’](?:anno|estate|inverno|autunno)|la primavera) (?:scors[oa]"
        r"|passat[oa]|prossim[oa])"
        rf"|{_SOME}(?:giorn[oi]|settiman[ae]|mes[ei]|ann[oi]|or[ae]) fa"
    ),
    "pt": (
        "hoje|ontem|anteontem|amanhã|recentemente|esta (?:manhã|tarde|noite|semana)|este (?:mês|ano)"
        r"|n[ao] (?:segunda|terça|quarta|quinta|sexta)-feira(?! \d)|no (?:sábado|domingo)(?! \d)"
        r"|n?[ao] (?:semana|mês|ano|verão|inverno|outono|primavera) (?:passad[oa]|próxim[oa]|que vem)"
        rf"|há {_SOME}(?:dias?|semanas?|m[eê]s(?:es)?|anos?|horas?)"
    ),
    "nl": (
        "vandaag|gisteren|eergisteren|overmorgen|onlangs|vanochtend|vanavond|vannacht|vanmorgen|vanmiddag"
        r"|(?:op|sinds|vanaf|tot|afgelopen|vorige|komende|volgende) (?:maandag|dinsdag|woensdag"
        r"|donderdag|vrijdag|zaterdag|zondag)"
        r"|(?:vorige?|afgelopen|volgende?|deze|dit|komende?) (?:week|nacht|maand|jaar|zomer|winter|herfst|lente)"
        rf"|{_SOME}(?:dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar|uur|uren) geleden"
    ),
    "pl": (
        "dzisiaj|dziś|wczoraj|przedwczoraj|jutro|pojutrze|niedawno|ostatnio|dziś rano"
        r"|(?:w|od|do|we) (?:poniedział(?:ek|ku)|wtor(?:ek|ku)|środę|środy|czwart(?:ek|ku)"
        r"|piąt(?:ek|ku)|sobot[ęy]|niedziel[ęi])"
        r"|w (?:zeszł|ubiegł|przyszł|tym)\w* (?:tygodniu|miesiącu|roku)|tego roku"
        rf"|{_SOME}(?:dzień|dni|tydzień|tygodni[e]?|miesi[ąę]c[ey]?|rok|lata|lat|godzin[yę]?) temu"
    ),
    "ru": (
        "сегодня|вчера|позавчера|завтра|послезавтра|недавно|на днях"
        r"|(?:в|во|с) (?:понедельник|вторник|сред[уы]|четверг|пятниц[уы]|суббот[уы]|воскресенье)"
        r"|(?:на|в) (?:прошл|этой|этом|следующ|будущ)\w* (?:неделе|месяце|году)|прошл(?:ым"
        r"|ой) (?:летом|зимой|осенью|весной)"
        rf"|{_SOME}(?:день|дн(?:я|ей)|недел[иьюя]|месяц(?:а|ев)?|год[а]?|лет|час(?:а|ов)?) (?:тому )?назад"
    ),
    "uk": (
        "сьогодні|вчора|учора|позавчора|завтра|післязавтра|нещодавно|днями"
        r"|(?:у|в|з) (?:понеділ(?:ок|ка)|вівтор(?:ок|ка)|серед[уи]|четвер(?:га)?|п['’]ятниц[юі]|субот[уи]|неділ[юі])"
        r"|(?:минул|цього|наступн)\w* (?:тижня|місяця|року)"
        rf"|{_SOME}(?:день|дн(?:і|ів)|тиж(?:день|ні|нів)|місяц(?:ь|і|ів)|р(?:ік|оки|оків)|годин[иу]?) тому"
    ),
    "tr": (
        "bugün|dün|evvelki gün|yarın|geçenlerde|bu (?:sabah|akşam|gece|hafta|ay|yıl)"
        r"|(?:geçen|önümüzdeki|gelecek) (?:hafta|ay|yıl|yaz|kış|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar)"
        r"|(?:pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar) günü"
        rf"|{_SOME}(?:gün|hafta|ay|yıl|saat) önce"
    ),
    "ar": (
        "اليوم(?! ال)|أمس|البارحة|غدا[ًا]?|مؤخرا[ً]?|الليلة الماضية"
        r"|يوم (?:الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)"
        r"|(?:الأسبوع|الشهر|العام|الصيف|الشتاء) (?:الماضي|المقبل|القادم|الجاري)|(?:السنة) (?:الماضية|المقبلة)"
        r"|(?:قبل|منذ) (?:\w+ )?(?:يوم|يومين|أيام|أسبوع|أسبوعين|أسابيع|شهر|شهرين|أشهر|عام|عامين|أعوام|سنة|سنوات)"
    ),
    "he": (
        "היום|אתמול|שלשום|מחר|לאחרונה|הבוקר|הערב|הלילה"
        r"|ביום (?:ראשון|שני|שלישי|רביעי|חמישי|שישי|שבת)"
        r"|ב?(?:שבוע|חודש|שנה|קיץ|חורף) (?:שעבר|שעברה|הבא|הבאה)"
        r"|לפני (?:\w+ )?(?:יום|יומיים|ימים|שבוע|שבועיים|שבועות|חודש|חודשיים|חודשים|שנה|שנתיים|שנים|שעה|שעתיים|שעות)"
    ),
    "hi": (
        "आज|कल|परसों|हाल ही में|(?:सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार) को"
        "|(?:पिछले|अगले|बीते|इस) (?:हफ्ते|हफ़्ते|सप्ताह|महीने|साल|वर्ष|माह)|(?:दिन|हफ्ते|हफ़्ते"
        "|सप्ताह|महीने|साल|घंटे) पहले"
    ),
    "zh": (
        "今天|昨天|前天|明天|后天|後天|今晨|今晚|昨晚|昨夜|今早|近日|日前|最近|[今昨明]日"
        "|(?:上|下|本|这|這)(?:个|個)?(?:周|週|星期|礼拜|禮拜|月)|去年|今年|明年|前年|[周週][一二三四五六日末天]|星期[一二三四五六日天]"
        "|(?:天|日|周|週|星期|个月|個月|(?<!\\d\\d\\d\\d)年|小时|小時)(?:之|以)?前(?![后後])"
    ),
    "ja": (
        "今日|本日|昨日|一昨日|おととい|明日|あさって|今朝|今晩|昨夜|昨晩|最近|先日|先週|今週|来週"
        "|先月|今月|来月|昨年|去年|今年|来年"
        "|[月火水木金土日]曜日?(?!の[夜朝]は毎)|(?:日|週間|[かヶカケ箇]月|(?<!\\d\\d\\d\\d)年|時間)前"
    ),
    "ko": (
        "오늘|어제|그저께|내일|모레|최근|오늘 아침|지난(?:주|달|해)|지난 (?:주|달|해)"
        "|다음 ?(?:주|달|해)|이번 ?(?:주|달)|올해|작년|내년"
        "|[월화수목금토일]요일|(?:일|주|주일|개월|달|년|시간) ?전(?![가-힣])"
    ),
}
"""By language beside English, in one case."""


def relative_day_in(text: str, language: str) -> str:
    """Return the words by which a text says when, as seen from its own day; nothing where nobody knows."""
    code = code_of_words(language)
    found = (RELATIVE_DAY if code == "en" else _pattern(code)).search(text)
    return found[0] if found else ""


@cache
def _pattern(code: str) -> re.Pattern[str]:
    return whole(WORDS.get(code, "(?!)"), code)
