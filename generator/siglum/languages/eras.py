"""Before and after Christ, as texts have it beside a year: 44 BC, 44 v. Chr., 公元前44年."""

# ruff: noqa: RUF001 - signs of every script

from siglum.model.expressions import expression

BEFORE_CHRIST = (
    r"v\. ?(?:u\. ?Z|Chr)|av(?:ant)?\.? ?J\.?-?C|a\. ?(?:de )?C|avanti Cristo|antes de Cristo|v\. ?Chr|f\. ?Kr"
    r"|p\. ?n\. ?e|př\. ?n\. ?l|pr\. ?n\. ?l|eKr|eaa|f\. ?v\. ?t"
    r"|fyrir (?:Krist|okkar tímatal)|SM|(?:g|г)\. ?до н\. ?э"
    r"|год[ау]? до н\. ?э|до н\. ?[эе]|π\. ?Χ|M\. ?Ö|ق\. ?[مب]|ق م|قبل الميلاد|לפנה[\"״]ס"
    r"|ईसा पूर्व|ई\. ?पू|ปีก่อนคริสต(?:กาล|์ศักราช)?"
    r"|before (?:Christ|our era|the (?:Christian|common) era)|vor (?:Christ(?:us|i Geburt)|unserer Zeit(?:rechnung)?)"
    r"|avant (?:Jésus-Christ|notre ère|l[’']ère (?:chrétienne|commune))|antes de nuestra era|prima di Cristo"
    r"|voor (?:Christus|onze jaartelling)|przed naszą erą|до нашей эры"
)
"""Before Christ, as texts have it behind a year."""
AFTER_CHRIST = (
    r"A\.?D\.?|C\.?E\.?|of (?:our|the (?:Christian|common)) era|after Christ|n\. ?Chr|nach Christus"
    r"|apr?\. ?J\.?-?C|après Jésus-Christ|de notre ère|d\. ?C|dopo Cristo|después de Cristo|de nuestra era"
)
ERA = expression(
    r"(?<!\d)(?:A\.?D\.?\s(?P<after>\d{1,4})|(?P<number>\d{1,6}(?:[,.]\d{3})?)\s?"
    rf"(?:(?P<era>B\.?C\.?(?:E\.?)?|{BEFORE_CHRIST})|{AFTER_CHRIST})"
    r"|(?P<before>公元前|西元前|紀元前|기원전|M\. ?Ö\.?|ईसा पूर्व(?: लगभग)?|trước Công nguyên)\s?(?P<signed>\d{1,5}))"
    r"(?![^\W年년\u0e00-\u0e7f])"
)
"""A year with its era; in some languages that stands before it."""
