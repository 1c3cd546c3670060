"""A third site: an invented lighthouse, told by a source of every format, added as an editor adds them.

Its texts were written for this test.
"""

from pathlib import Path

from tests.builds.small import write
from tests.sources.papers import HEIGHT, Placed, column, pdf
from tests.sources.test_archive import warc

SETTINGS = """\
title: The Light of Sarn
tagline: What is told of a lighthouse and its keeper
description: A small site on an invented lighthouse, with a source of every format.
scope: Seven texts, written for a test.
language: en
"""
REPORT = (
    "The board has looked at the lamp of Sarn, which went out in the night of 3 March",
    "1931, and at the log of its keeper. The oil was not at fault. The clockwork trans-",
    "mitted no motion to the lamp after two in the morning, since a chain had broken.",
    "The board finds that no ship was lost on that night.",
)
LETTER = """Dear Mara,

the light was out when we came round the point, and I do not mind telling
you that nobody on board had slept. Captain Reave said that he had never
seen a darker night, and that he counted on the bell instead, which some-
body rang until the morning came.

Over the water the old light goes
Under a cloud where the north wind blows
Counting the ships that nobody knows

Night      Ships   Bell
2 March    12      silent
3 March    9       all night

Your Ann
"""
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lamp of Sarn goes out</title>
<meta property="og:site_name" content="The Sarn Post">
<meta property="article:published_time" content="1931-03-05"></head>
<body><nav><a href="/">Front page</a></nav><article><h1>Lamp of Sarn goes out</h1>
<p>The lamp of Sarn was dark for <del>six</del> four hours on <time>3 March</time>, and nine ships passed it unseen.</p>
<p>“I rang the bell with my own hands until the sun was up,” said the keeper, Ole Brandt, to this newspaper.</p>
<p>The board of lights will look at the clockwork, whose chain is said to have broken, before the week is over.</p>
<footer><p>Correction, 6 March: four hours, not six.</p></footer></article></body></html>"""
ARCHIVED = (
    PAGE.replace("Lamp of Sarn goes out", "A chain broke at Sarn")
    .replace("The Sarn Post", "Coast Daily")
    .replace("nine ships passed it unseen", "the pilots heard a bell")
)
NOTES = """---
title: Notes on the lamp
author: Tilda Marrow
date: 1931-04
doi: 10.5555/sarn.1931
---
# Notes on the lamp

The lamp turned on 10 wheels.[^1] A chain of the type DRB1*02 drove it.

1. The first wheel
2. The second wheel

[^1]: Counted by the author.
"""
TALK = """WEBVTT

00:00:01.000 --> 00:00:04.500
<v Ole Brandt>I had oiled the clockwork

00:00:04.500 --> 00:00:07.250
<v Ole Brandt>on the evening before.

00:01:12.000 --> 00:01:15.000
<v Mara Lind>And the bell? Who rang the bell?
"""
CHINESE = """三月三日夜里，萨恩的灯塔熄灭了四个小时，
守塔人敲钟直到天亮，没有一艘船失事，谁也不知道为什
么链条会断，委员会说油没有问题，守塔人说他前一
天晚上给钟表上过油。
"""
CLAIMS = """\
- id: no-ship-lost
  statement: No ship was lost in the night of 3 March 1931.
  kind: fact
  when: 1931-03-03
  evidence:
    - {source: report, quote: The board finds that no ship was lost on that night}
    - {source: chinese, quote: 没有一艘船失事, translation: {text: not a single ship was lost, by: Jon Abel}}
- id: clockwork-stood
  statement: After two in the morning the clockwork transmitted no motion to the lamp.
  kind: fact
  evidence:
    - {source: report, quote: transmitted no motion to the lamp after two in the morning}
- id: somebody-rang
  statement: Somebody rang the bell until the morning.
  kind: fact
  evidence:
    - {source: letter, quote: "the bell instead, which somebody rang until the morning came"}
    - {source: post, quote: I rang the bell with my own hands until the sun was up, chain: [ole-brandt], form: direct}
    - {source: letter, quote: "3 March 9 all night"}
- id: clockwork-was-oiled
  statement: The keeper says that the clockwork had been oiled on the evening before.
  kind: fact
  evidence:
    - {source: talk, quote: I had oiled the clockwork on the evening before, chain: [ole-brandt], form: own}
- id: four-hours
  statement: The lamp was dark for four hours.
  kind: figure
  evidence:
    - {source: post, quote: The lamp of Sarn was dark for four hours on 3 March}
    - {source: daily, quote: The lamp of Sarn was dark for four hours on 3 March}
- id: chain-of-a-type
  statement: A chain of the type DRB1*02 drove the lamp.
  kind: fact
  evidence: [{source: notes, quote: A chain of the type DRB1*02 drove it}]
- id: nobody-knows-why
  statement: Nobody knows why the chain broke.
  kind: fact
  evidence:
    - source: chinese
      quote: 谁也不知道为什么链条会断
      translation: {text: "nobody knows why the chain would break", by: Jon Abel}
"""
EXPLAINER = """---
title: The night of the bell
standfirst: What happened at Sarn in the night of 3 March 1931.
---
The lamp went dark for four hours [@four-hours]. “The board finds that no ship was lost on that night,” says a report,
and another text has it that “not a single ship was lost” [@no-ship-lost].

It adds that “nobody knows why” [@nobody-knows-why].

| What | How long | What the articles have of it | Who says so |
|------|---------:|------------------------------|:-----------:|
| The lamp | 4 hours | It “was dark for four hours on 3 March”, after its clockwork stood. | the Post [@four-hours] |
| The bell | all night | “somebody rang until the morning came” | a letter [@somebody-rang] |
| The clockwork | since two in the morning | It transmitted no motion. | the board [@clockwork-stood] |
"""


def report() -> bytes:
    """Return the report of the board, a PDF of two pages with running heads."""

    def page(number: int, body: list[Placed]) -> list[Placed]:
        return [(72, HEIGHT - 40, 9, f"Board of Lights, report {number}"), *body, (300, 30, 9, str(number))]

    first = [*column(72, 760, 18, ["Report on the lamp of Sarn"]), *column(72, 700, 11, REPORT[:2])]
    return pdf([page(1, first), page(2, column(72, 760, 11, REPORT[2:]))], title="Report on the lamp of Sarn")


def begin(root: Path) -> dict[str, tuple[str, ...]]:
    """Write the site without its articles, and these beside it; return the file and options of each, by id."""
    write(root, "site_src/site.yaml", SETTINGS)
    write(
        root, "site_src/people/ole-brandt.md", "---\nname: Ole Brandt\n---\nThe keeper of the lamp [@somebody-rang].\n"
    )
    write(root, "site_src/claims/sarn.yaml", CLAIMS)
    write(root, "site_src/explainers/bell.md", EXPLAINER)
    beside = root.parent / "articles"
    files: dict[str, tuple[str, bytes, tuple[str, ...]]] = {
        "report": ("report.pdf", report(), ("--from", "https://lights.example/report.pdf")),
        "letter": ("letter.txt", LETTER.encode(), ("--title", "[A letter to Mara]")),
        "post": ("post.html", PAGE.encode("utf-8"), ("--from", "https://post.example/lamp")),
        "daily": ("daily.warc.gz", warc(("https://daily.example/sarn", "200 OK", "text/html", ARCHIVED.encode())), ()),
        "notes": ("notes.md", NOTES.encode(), ()),
        "talk": ("talk.vtt", TALK.encode(), ("--title", "[The keeper talks]", "--from", "https://radio.example/talk.mp3")),
        "chinese": ("chinese.txt", CHINESE.encode(), ("--title", "[A report in Chinese]", "--language", "zh")),
    }  # fmt: skip
    return {name: (str(write(beside, file, data)), *options) for name, (file, data, options) in files.items()}
