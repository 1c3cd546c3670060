"""What a passage denies in a clause is lost only where a statement tells what that clause does."""

import pytest

from siglum.lint.clauses import is_told


@pytest.mark.parametrize(
    ("statement", "passage", "told"),
    [
        ("The ferry sailed.", "The ferry did not sail.", True),
        ("The ferry sailed.", "The ferry sailed, and the harbour council was not asked.", False),
        # A clause that tells nothing goes with its sentence, and a sentence that tells nothing with all statements.
        ("The ferry sailed.", "But not so, the ferry sailed.", True),
        ("The ferry sailed.", "But not so, the harbour council waited.", False),
        ("The ferry sailed.", "Not so.", True),
    ],
)
def test_a_clause_is_told_where_its_words_are(statement: str, passage: str, *, told: bool) -> None:
    start = passage.casefold().index("not")
    assert is_told(statement, passage, start, start + len("not"), "en") is told
