"""How marks lie over one another in an article: what stands within what, and where addresses and numbers go."""

from siglum.html.marking import Mark, names_in, nodes_of
from siglum.html.part_views import SourceNode
from siglum.html.text_views import Note
from siglum.model.refs import Ref
from siglum.proving.folding import Stretch

TEXT = "Ann Abel saw the ferry. It sank."
WHOLE = Stretch(0, len(TEXT))


def note(number: int) -> Note:
    return Note(str(number), back=f"m{number}", lines=())


def over(words: str, kind: str = "mark", name: str = "", number: int = 0) -> Mark:
    start = TEXT.index(words)
    href = Ref("person", "x") if kind == "name" else None
    return Mark(start, start + len(words), kind, name, href, note=note(number) if number else None)


def drawn(*marks: Mark, paragraph: Stretch = WHOLE) -> str:
    """Return the nodes of a paragraph in brackets: [id: …] a passage, {id: …} a doubt, <…> a name, ^1 a number."""

    def one(node: SourceNode) -> str:
        inner = "".join(one(child) for child in node.children)
        match node.kind:
            case "mark":
                return f"[{node.id}: {inner}]"
            case "doubt":
                return f"{{{node.id}: {inner}}}"
            case "name":
                return f"<{node.text}>"
            case "note":
                return f"^{node.note.mark if node.note else ''}"
            case _:
                return node.text

    return "".join(one(node) for node in nodes_of(TEXT, paragraph, marks))


def test_of_marks_that_begin_together_the_longer_one_holds_the_other() -> None:
    short, long = over("Ann Abel", name="short", number=1), over("Ann Abel saw the ferry.", name="long", number=2)
    for marks in ((short, long), (long, short)):
        assert drawn(*marks) == "[long: [short: Ann Abel]^1 saw the ferry.]^2 It sank."


def test_over_the_same_words_a_passage_holds_a_doubt_and_a_doubt_a_name() -> None:
    marks = (over("Ann Abel", "name"), over("Ann Abel", "doubt", "d"), over("Ann Abel", name="p", number=1))
    for order in (marks, marks[::-1]):
        assert drawn(*order) == "[p: {d: <Ann Abel>}]^1 saw the ferry. It sank."


def test_of_marks_that_cross_the_later_one_is_cut_and_has_its_address_first_and_its_number_last() -> None:
    one, other = over("Ann Abel saw", name="one", number=1), over("saw the ferry", name="other", number=2)
    for marks in ((one, other), (other, one)):
        assert drawn(*marks) == "[one: Ann Abel [other: saw]]^1[:  the ferry]^2. It sank."


def test_a_name_at_the_border_of_a_passage_is_no_link_and_one_within_is() -> None:
    assert drawn(over("Abel saw", name="p"), over("Ann Abel", "name")) == "Ann [p: Abel saw] the ferry. It sank."
    assert drawn(over("Ann Abel saw", name="p"), over("Ann Abel", "name")) == "[p: <Ann Abel> saw] the ferry. It sank."


def test_a_mark_that_goes_on_in_the_next_paragraph_has_its_number_there() -> None:
    mark = over("ferry. It sank", name="p", number=1)
    border = TEXT.index("It")
    assert drawn(mark, paragraph=Stretch(0, border)) == "Ann Abel saw the [p: ferry. ]"
    assert drawn(mark, paragraph=Stretch(border, len(TEXT))) == "[: It sank]^1."


def test_a_name_is_linked_where_it_first_stands_in_each_paragraph() -> None:
    paragraphs = (Stretch(0, 20), Stretch(21, 40))
    mentions = [("ann", 0, 3), ("bob", 4, 7), ("ann", 8, 11), ("zoe", 12, 15), ("ann", 22, 25), ("ann", 30, 33)]
    links = {"ann": Ref("person", "ann"), "bob": Ref("person", "bob"), "zoe": None}
    found = names_in(paragraphs, mentions, links)
    linked = [(mark.start, mark.href.id if mark.href else "") for mark in found]
    assert linked == [(0, "ann"), (4, "bob"), (22, "ann")]
