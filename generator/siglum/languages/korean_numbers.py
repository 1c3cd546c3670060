"""Numbers in Korean words: 삼백 명, 두 명. Their syllables stand in many other words: 사람이, 오늘."""

from collections.abc import Iterator, Mapping

from siglum.model.expressions import expression

ONES: Mapping[str, int] = {
    "한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
TENS: Mapping[str, int] = {
    "열": 10, "스물": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
_COUNTER = (
    r"\s?(?:명|사람|분(?!의)|개|년|월|일(?![가-힣]{2})|인(?![가-힣])|원|달러|유로|시간|시|분|초|킬로|미터|센티|퍼센트"
    r"|프로|차|회|번|건"
    r"|대|척|채|살|세|마리|권|장|가지|주|달|곳|표|점|위|층|톤"
    r"|그루|송이|벌|쌍|자루|통|잔|병|그릇|편|곡|골|승|패|팀|여|배(?=[가로의 ])|분의)"
)
"""What is counted, or what counts it, right behind a number."""
NATIVE = expression(
    rf"(?<![가-힣])(?:(?P<tens>{'|'.join(TENS)})?(?P<ones>{'|'.join(ONES)})|(?P<round>{'|'.join(TENS)}|스무))(?={_COUNTER})"
)
COUNTER = expression(_COUNTER)
BEFORE = expression(r"(?<![가-힣])(?:제|약|총|수|몇|또|연|만|천|백|십)?\Z|[^가-힣]\Z")
"""What may stand right before a number in words."""
THIS, ORDER = "이", "제"
"""This, which is two where what makes an ordinal stands before it."""


def is_number(text: str, start: int, end: int) -> bool:
    """Whether what reads as a number in the words of Chinese origin is one: a word of its own that counts something."""
    if not BEFORE.search(text, max(0, start - 3), start):
        return False
    is_alone = end == len(text) or not "가" <= text[end] <= "힣"
    is_long = end - start > 1
    is_this = text[start:end] == THIS and text[max(0, start - 1) : start] != ORDER
    return (is_long and is_alone) or (not is_this and COUNTER.match(text, end) is not None)


def native_numbers_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the numbers in Korean's own words that count something, but for one: its value, and where it stands."""
    for match in NATIVE.finditer(text):
        round_number = match["round"]
        value = 20 if round_number == "스무" else TENS.get(round_number or match["tens"] or "", 0)
        value += ONES.get(match["ones"] or "", 0)
        if value > 1:
            yield value, *match.span()
