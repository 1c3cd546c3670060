"""Which language a text seems to be in: by letters that one language alone has, else by its commonest words.

It is proposed where a file does not say, and told as what it is. Languages that are too near one another to be told
apart so, such as Danish and Norwegian, come out as none.
"""

import re
from collections import Counter

LOOKED_AT = 20_000
"""Characters of a text that are looked at."""
FEWEST = 60
"""Words from which on the commonest tell a language."""
LEAST = 0.06
"""The least share of a text's words that the commonest of its language are."""
CLEARER = 1.6
"""How many times as many words are of a language as of the next."""
MOSTLY = 0.5
"""The least share of letters of a script; of kana fewer tell Japanese, since Chinese has none."""
KANA = 0.05
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
BY_LETTERS = {
    "ko": "\uac00-\ud7a3\u1100-\u11ff",
    "zh": "\u3400-\u4dbf\u4e00-\u9fff",
    "th": "\u0e01-\u0e5b",
    "lo": "\u0e81-\u0eff",
    "km": "\u1780-\u17ff",
    "my": "\u1000-\u109f",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "he": "\u0590-\u05ff",
    "hy": "\u0530-\u058f",
    "ka": "\u10a0-\u10ff",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "gu": "\u0a80-\u0aff",
    "pa": "\u0a00-\u0a7f",
    "am": "\u1200-\u137f",
}
"""Scripts that nearly all who write them write in one language."""
JAPANESE = re.compile("[\u3041-\u30ff]")
LETTERS = {language: re.compile(f"[{letters}]") for language, letters in BY_LETTERS.items()}
# ruff: noqa: RUF001 - letters of every script are what it is about
COMMONEST = {
    "en": "the of and to in is that was for it with as on be at by this from have not are which he his",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden",
    "fr": "le la les et des du une est que dans pour qui sur au par pas ne avec plus ce il en un",
    "es": "el los las y que del una por con para es se su al lo como más pero la de en un",
    "it": "il che di e la per non è una con sono della del dei nel gli si anche alla ha le un",
    "pt": "o os e que do da em um para uma com não na dos das por mais como ao foi se de",
    "nl": "de het een van en is dat op te zijn voor met niet aan er ook die in was wordt",
    "sv": "och att det som är på för av inte med den till har ett i en de om jag",
    "da": "og at det er en på til af ikke med der den som har for i et de jeg blev",
    "nb": "og at det er en på til av ikke med der den som har for i et de jeg ble",
    "fi": "ja on ei että se oli hän mutta kun niin myös ovat joka sen mukaan ole hänen",
    "pl": "i w na z się nie do że jest to jak po od za przez o dla oraz są jego",
    "cs": "a v se na že je to s z do jako byl který pro ve po ale jsou jsem by",
    "hu": "a az és hogy nem is egy meg csak volt de ez már mint még el van ki",
    "ro": "și în de la cu pe nu este care un o din pentru mai că se sunt au",
    "tr": "ve bir bu için ile da de ne çok olarak daha gibi olan kadar sonra var",
    "id": "yang dan di dengan untuk ini dari dalam pada tidak itu adalah akan ke oleh juga",
    "vi": "và của là các có cho không được một người trong những với để đã này",
    "la": "et in est ad non cum ut ex quod qui sed per si etiam ab de atque quae esse",
    "ru": "и в не на что с он как это по к но из у за от был его для она",
    "uk": "і в не на що з як це та до за у є від про його для він але був",
    "bg": "и на за да се в от не са е че с по като той ще към си",
    "ar": "في من على أن إلى هذا التي الذي عن مع هذه لا ما كان بعد قال أو",
    "fa": "و در به از که این را با است برای آن یک تا بر خود شد می",
    "ur": "کے میں کی ہے سے اور کا کو نے پر کہ ہیں اس یہ بھی",
    "hi": "के में है की और से का को ने पर यह कि हैं इस भी नहीं एक",
}
WORDS = {language: frozenset(words.split()) for language, words in COMMONEST.items()}


def language_of(text: str) -> str:
    """Return the language that a text seems to be in (BCP 47), or nothing where that is not clear."""
    start = text[:LOOKED_AT]
    count = sum(char.isalpha() for char in start)
    if count and len(JAPANESE.findall(start)) >= KANA * count:
        return "ja"
    for language, letter in LETTERS.items():
        if count and len(letter.findall(start)) >= MOSTLY * count:
            return language
    words = Counter(word.lower() for word in WORD.findall(start))
    whole = words.total()
    shares = (
        sorted(
            ((sum(words[word] for word in common) / whole, language) for language, common in WORDS.items()),
            reverse=True,
        )
        if whole >= FEWEST
        else []
    )
    if not shares or shares[0][0] < LEAST or shares[0][0] < CLEARER * shares[1][0]:
        return ""
    return shares[0][1]
