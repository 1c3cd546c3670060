"""Names that an article spells in another way."""

import pytest

from siglum.lint.names import spelt_alike


@pytest.mark.parametrize(
    ("name", "text", "alike"),
    [
        ("Philips", "The ferry of Ann Phillips sank.", "Phillips"),
        ("Brentt", "Odalys Brent rang the bell.", "Brent"),
        ("Abel", "The ferry was able to sail; Anna saw it.", ""),
        ("Mill", "The mill stood there.", ""),
    ],
)
def test_a_name_in_two_spellings_is_offered_as_the_article_has_it(name: str, text: str, alike: str) -> None:
    assert spelt_alike(name, [text]) == alike
