"""What an English statement loses of its passage: a denial, a doubt, a condition, an exception."""

import pytest

from siglum.lint.wording import dropped_frames, dropped_hedges, dropped_limits, dropped_negation, dropped_turns

SAME = (
    ("He denied that he had seen it.", "He said that he did not see it."),
    ("He refused to sign.", "He would not sign."),
    ("He is accused of murder.", "He is on trial for murder."),
    ("He is charged with fraud.", "He stands trial for fraud."),
    ("He was convicted of fraud.", "He committed fraud."),
    ("The alleged thief fled.", "The alleged thief fled."),
    ("The motion was narrowly carried.", "The motion was carried."),
    ("Tolls will rise if the ferry sinks.", "A sinking would raise tolls."),
    ("Nobody knows if the ferry sank.", "Nobody knows if the ferry sank."),
    ("They asked if the ferry sank.", "They asked about the ferry."),
    ("Smoking is associated with cancer.", "Smoking is linked to cancer."),
    ("Coffee is associated with a reduced risk of death.", "Coffee drinkers had a lower risk of death."),
    ("Smoking is associated with cancer and causes it.", "Smoking causes cancer."),
    ("Nobody but the captain survived.", "The captain survived."),
    ("Nothing but the mast was left.", "The mast was left."),
    ("All but two drowned.", "Two survived."),
    ("All but two drowned.", "All but two drowned."),
    ("The ferry never failed to sail.", "The ferry always sailed."),
    ("He did not fail to see it.", "He saw it."),
    ("The clerk claimed that the station was dear.", "The clerk stated that the station was dear."),
    ("The ferry is due to sail in May.", "The ferry is to sail in May."),
    ("He was accused of fraud but acquitted.", "He was acquitted of fraud."),
    ("She was unable to attend because of illness.", "She did not attend."),
    ("Alleged victims testified for three days.", "The alleged victims testified."),
)
OTHER = (
    ("All but two drowned.", "Two drowned."),
    ("He denied that he had seen it.", "He had seen it."),
    ("He denied having seen it.", "He saw it."),
    ("He hardly saw it.", "He saw it."),
    ("He refused to sign.", "He signed."),
    ("He was unable to sign.", "He signed."),
    ("He is accused of murder.", "He is a murderer."),
    ("He is accused of fraud.", "He committed fraud."),
    ("He is charged with fraud.", "He committed fraud."),
    ("The alleged thief fled.", "The thief fled."),
    ("He rarely signs.", "He signs."),
    ("Tolls will rise if the ferry sinks.", "Tolls will rise."),
    ("Smoking is associated with cancer.", "Smoking causes cancer."),
    ("Coffee is associated with a reduced risk of death.", "Coffee reduces deaths."),
    ("All but two drowned.", "All drowned."),
    ("All passengers except two drowned.", "All passengers drowned."),
    ("The ferry did not sail.", "The ferry sailed."),
    ("The ferry never sailed.", "The ferry sailed."),
    ("Nobody sailed.", "All sailed."),
    ("The suspected pirates fled.", "Pirates fled."),
    ("The mayor was about to resign.", "The mayor resigned."),
    ("The north pier is believed to be lost.", "The north pier is lost."),
    ("The mayor is expected to win the vote.", "The mayor won the vote."),
    ("William is thought to have signed.", "William has signed."),
    ("The clerk claimed that the station was dear.", "The station was dear."),
    ("Rumour has it that the north pier sank.", "The north pier sank."),
)


def lost(statement: str, passage: str) -> list[str]:
    found = [*dropped_negation(statement, [passage]), *dropped_hedges(statement, [passage])]
    found += [*dropped_frames(statement, [passage]), *dropped_turns(statement, [passage])]
    found += dropped_limits(statement, [passage])
    return [code for code, *_ in found]


@pytest.mark.parametrize(("passage", "statement"), SAME)
def test_what_is_said_in_other_words_is_not_lost(passage: str, statement: str) -> None:
    assert not lost(statement, passage)


@pytest.mark.parametrize(("passage", "statement"), OTHER)
def test_what_a_statement_loses_is_told(passage: str, statement: str) -> None:
    assert lost(statement, passage)


@pytest.mark.parametrize(
    ("passage", "statement", "count"),
    [
        ("The ferry sank in May. The mayor did not come.", "The ferry sank in May.", 0),
        ("The ferry sank in May, since the pilot was not awake.", "The ferry sank in May.", 0),
        ("The ferry sank in May. The pilot was reportedly ill.", "The ferry sank in May.", 0),
        ("The ferry did not sink in May. The mayor came.", "The ferry sank in May.", 1),
        ("The mayor came. The ferry, he said, did not sink.", "The ferry sank.", 1),
        ("The mayor came. The ferry reportedly sank in May.", "The ferry sank in May.", 1),
    ],
)
def test_only_what_a_statement_tells_can_lose_a_denial_or_a_hedge(passage: str, statement: str, count: int) -> None:
    found = [*dropped_negation(statement, [passage]), *dropped_hedges(statement, [passage])]
    assert len(found) == count
