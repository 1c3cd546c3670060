"""What a quotation leaves out that turns what it says, before it, in it and after it: English as articles write it."""

import json

import pytest

from tests.tiny import tiny

SITE = """--- seeds/s1.txt
{text}
--- site_src/claims/a.yaml
- id: opened
  statement: The bridge opened.
  kind: fact
  evidence: [{{source: s1, quote: {quote}}}]
"""


def told(text: str, quote: str) -> bool:
    """Whether a warning tells what stands around a quotation of a text, or between its pieces."""
    quoted = json.dumps(quote.split(" | "))
    found = tiny(SITE.format(text=text, quote=quoted)).problems
    assert "quote-not-verbatim" not in {problem.code for problem in found}
    return "quote-leaves-out" in {problem.code for problem in found}


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It is not true that the bridge opened in May.", "the bridge opened in May"),
        ("The clerk denied that the bridge opened in May.", "the bridge opened in May"),
        ("Nobody believed that the bridge opened in May.", "the bridge opened in May"),
        ("Allegedly the bridge opened in May.", "the bridge opened in May"),
        ("The bridge allegedly opened in May 1932.", "opened in May 1932"),
        ("The bridge no longer opened in May.", "opened in May"),
        ("The bridge hardly opened in May.", "opened in May"),
        ("If it is dry, the bridge opened in May.", "the bridge opened in May"),
        ("The bridge opened in May, unless it rained.", "The bridge opened in May"),
        ("The bridge opened in May only if it was dry.", "The bridge opened in May"),
        ("The bridge opened in May, but not for cars.", "The bridge opened in May"),
        ("The bridge opened in May except on Sundays.", "The bridge opened in May"),
        ("The bridge opened in May, although nobody came.", "The bridge opened in May"),
        ("The bridge opened in May – or so the clerk said.", "The bridge opened in May"),
        ("The bridge opened in May, the clerk claimed, which is false.", "The bridge opened in May"),
        ("The bridge opened in May, it was rumoured.", "The bridge opened in May"),
        ("The bridge opened in May, allegedly.", "The bridge opened in May"),
        ("The bridge opened in May, supposedly.", "The bridge opened in May"),
        ("The bridge opened in May, perhaps.", "The bridge opened in May"),
        ("The bridge opened in May? No.", "The bridge opened in May"),
        ("The bridge opened in May, which was a lie.", "The bridge opened in May"),
        ("The bridge opened in May. That was a lie, said the clerk.", "The bridge opened in May."),
        ("It was a lie that the bridge opened in May.", "the bridge opened in May"),
        ("It is a myth that the bridge opened in May.", "the bridge opened in May"),
        ("The clerk could not confirm that the bridge opened in May.", "the bridge opened in May"),
        ("There is no evidence that the bridge opened in May.", "the bridge opened in May"),
        ("The clerk rejected claims that the bridge opened in May.", "the bridge opened in May"),
        ("The rumour that the bridge opened in May spread.", "the bridge opened in May"),
        ("The bridge almost opened in May.", "opened in May"),
        ("The bridge never opened in May.", "opened in May"),
        ("The bridge would have opened in May had it been dry.", "opened in May had it been"),
        ("The bridge would have opened in May.", "opened in May"),
        ("The clerk refused to say whether the bridge opened in May.", "the bridge opened in May"),
        ("The bridge failed to have opened in May.", "opened in May"),
        ("Few people saw the bridge opened in May.", "people saw the bridge"),
        ("Contrary to reports, the bridge opened in May.", "reports, the bridge opened"),
        ("It is unlikely that the bridge opened in May.", "the bridge opened in May"),
        ("It is doubtful that the bridge opened in May.", "the bridge opened in May"),
        ("He pretended that the bridge opened in May.", "the bridge opened in May"),
        ("He wrongly said the bridge opened in May.", "the bridge opened in May"),
        ("He dreamed that the bridge opened in May.", "the bridge opened in May"),
        ("Were it dry, the bridge opened in May.", "the bridge opened in May"),
        ("Had it been dry, the bridge opened in May.", "the bridge opened in May"),
        ("Only when it was dry the bridge opened in May.", "the bridge opened in May"),
        ("The bridge opened in May provided that it was dry.", "The bridge opened in May"),
        ("The bridge opened in May, so long as it was dry.", "The bridge opened in May"),
        ("The bridge opened in May, if at all.", "The bridge opened in May"),
        ("The bridge opened in May – not.", "The bridge opened in May"),
        ("The bridge opened in May. Or did it?", "The bridge opened in May"),
        ("The bridge opened in May, with one exception.", "The bridge opened in May"),
        ("The bridge opened in May, subject to approval.", "The bridge opened in May"),
        ("The bridge opened in May, according to a rumour.", "The bridge opened in May"),
        ("The bridge opened in May pending a review.", "The bridge opened in May"),
        ("The bridge opened in May, nevertheless it was shut again.", "The bridge opened in May"),
        ("The bridge opened in May; however, it was shut in June.", "The bridge opened in May"),
        ("The bridge opened in May, yet it was empty.", "The bridge opened in May"),
        ("The bridge opened in May, or rather half of it.", "The bridge opened in May"),
        ("The bridge opened in May, at least in part.", "The bridge opened in May"),
        ("The bridge opened in May, in theory.", "The bridge opened in May"),
        ("The bridge opened in May, notwithstanding the flood and law.", "The bridge opened in May"),
        ("The bridge opened in May, whereas the road did not.", "The bridge opened in May"),
        ("The bridge opened in May save on Sundays.", "The bridge opened in May"),
        ("The bridge opened in May other than for lorries.", "The bridge opened in May"),
        ("The bridge opened in May, provided it was dry.", "The bridge opened in May"),
        ("The bridge opened in May until it was shut again.", "The bridge opened in May"),
        ("The bridge did not, as planned, open in May.", "The bridge | open in May."),
        ("The bridge was not safe. It opened in May.", "The bridge was | safe. It opened"),
        (
            "The clerk said he never thought the bridge would open in May.",
            "The clerk said | the bridge would open in May.",
        ),
        ("The bridge may or may not have opened in May.", "The bridge | have opened in May."),
        ("The bridge is said to have opened in May.", "The bridge | opened in May."),
        ("The bridge, if dry, opened in May.", "The bridge | opened in May."),
        ("The bridge was supposed to have opened in May.", "The bridge | opened in May."),
        ("Some say the bridge opened, others deny it, in May.", "the bridge opened | in May."),
        ("The bridge could have opened in May.", "The bridge | opened in May."),
        ("The bridge is expected to be opened in May.", "The bridge | opened in May."),
        ("The bridge nearly opened in May.", "The bridge | opened in May."),
        ("The bridge was planned to be opened in May.", "The bridge | opened in May."),
    ],
)
def test_what_turns_a_quotation_is_told(text: str, quote: str) -> None:
    assert told(text, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The bridge opened in May, said the clerk.", "The bridge opened in May"),
        ("The bridge opened in May, after nine years.", "The bridge opened in May"),
        ("The bridge opened in May and the road in June.", "The bridge opened in May"),
        ("The clerk said that the bridge opened in May.", "the bridge opened in May"),
        ("It rained. The bridge opened in May.", "The bridge opened in May"),
        ("Nobody came. The bridge opened in May.", "The bridge opened in May"),
        ("The bridge opened in May. Not far away is the mill.", "The bridge opened in May."),
        ("Not far away, the bridge opened in May.", "the bridge opened in May"),
        ("No sooner was it dry than the bridge opened in May.", "the bridge opened in May"),
        ("The bridge opened in May, with much noise.", "The bridge opened in May"),
        ("While it rained, the bridge opened in May.", "the bridge opened in May"),
        ("There is no doubt that the bridge opened in May.", "the bridge opened in May"),
        ("Nobody doubts that the bridge opened in May.", "the bridge opened in May"),
        ("The bridge opened in May, not least for the boats.", "The bridge opened in May"),
        ("The bridge opened in May while the band played.", "The bridge opened in May"),
        ("The bridge opened in May, no less.", "The bridge opened in May"),
        ("After years, the bridge opened in May until dusk.", "the bridge opened in May until dusk"),
        ("The bridge, which had not been tested, opened in May.", "The bridge | opened in May."),
        ("The bridge, long and old, opened in May.", "The bridge | opened in May."),
        ("The bridge of iron opened in May.", "The bridge | opened in May."),
        ("The bridge opened in May. However, it was shut in June.", "The bridge opened in May."),
        ("The bridge opened in May, not in June.", "The bridge opened in May"),
        ("Who would want a bridge, a toll and a ferry?", "a toll and a ferry"),
    ],
)
def test_what_only_goes_on_is_not(text: str, quote: str) -> None:
    assert not told(text, quote)
