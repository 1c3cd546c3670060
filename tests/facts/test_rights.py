"""What a record of somebody else shows of a source in excerpts may be shown, and is what the editor chose to show."""

from tests.html.invented import claim, evidence, indexes_of, text

FAR = " ".join(f"Sentence {number} is quoted nowhere." for number in range(60))
OTHER = "The bridge bridge opened."
IN_EXCERPTS = f"It was so.\n{FAR}\nBob Cole, a ferryman from Oxhaven, left.\n{FAR}\nThe bridge opened on time.\n{FAR}"


def shown(**files: bytes) -> str:
    """Return what may be shown of the article in excerpts, with other records beside it."""
    own = {"sources/a.md": text(file="a.txt", title="'[A]'", show="excerpts", sha256="auto", set_aside="auto")}
    made = indexes_of({"a": IN_EXCERPTS, "b": OTHER}, claim("so", evidence("a")), **{**own, **files})
    return " ".join(made.site.plain_text["a"][one.start : one.end] for one in made.may_show["a"])


def test_words_that_say_who_somebody_is_are_shown() -> None:
    role = [{"source": "a", "text": "a ferryman from Oxhaven", "claim": "so"}]
    with_role = shown(**{"people/bob.md": text(name="Bob Cole", roles=role)})
    assert "a ferryman from Oxhaven" in with_role
    assert "ferryman" not in shown(**{"people/bob.md": text(name="Bob Cole")})


def test_what_a_doubtful_passage_of_another_article_is_compared_with_is_shown() -> None:
    compare = {"source": "a", "quote": "The bridge opened on time."}
    doubtful = [{"quote": "bridge bridge", "reason": "twice", "compare": compare}]
    fields = {"file": "b.txt", "title": "'[B]'", "sha256": "auto", "set_aside": "auto"}
    with_comparison = shown(**{"sources/b.md": text(**fields, doubtful=doubtful)})
    assert "The bridge opened on time." in with_comparison
    assert "on time" not in shown(**{"sources/b.md": text(**fields)})
