"""The list of sources can be read at any length, and in the order in which somebody looks for one."""

import pytest

from siglum.facts.indexes import Indexes
from siglum.html import source_lists
from siglum.html.source_lists import FEW, orders_of, sorted_sources_page, sources_page, sources_parts
from siglum.model.refs import Ref
from tests.html.invented import SO, claim, evidence, indexes_of, listed, text

OUTLETS = {
    "organizations/post.md": text(name="The Post", kind="outlet"),
    "organizations/anchor.md": text(name="Anchor", kind="outlet"),
}


def many(*records: dict[str, str]) -> Indexes:
    """Return a site of these sources, and as many more as give it several orders."""
    more = [{"title": "'[Yet another]'"} for _ in range(FEW + 1 - len(records))]
    numbered = list(enumerate((*records, *more), start=1))
    sources = {
        f"sources/s{number:02}.md": text(
            file=f"s{number:02}.txt", **{"title": "'[So]'", **record}, sha256="auto", set_aside="auto"
        )
        for number, record in numbered
    }
    return indexes_of(
        {f"s{number:02}": SO for number, _ in numbered}, **OUTLETS, **sources, **{"claims/all.yaml": b"[]"}
    )


def groups(indexes: Indexes, order: str) -> list[tuple[str, int]]:
    """Return the titles of the groups in an order, each with the number of its sources."""
    return [
        (group.title, len(group.lines)) for group in sorted_sources_page(indexes, Ref("sources-by", order)).list.groups
    ]


def test_few_sources_stand_in_one_list() -> None:
    indexes = indexes_of(FEW, **{"claims/all.yaml": b"[]"})
    page = sources_page(indexes, Ref("sources"))
    assert orders_of(indexes) == ()
    assert (page.list.orders, page.list.ways, page.list.parts) == ((), (), ())
    assert [len(group.lines) for group in page.list.groups] == [FEW]


def dated(count: int) -> Indexes:
    """Return a site of so many sources, each of a year of its own."""
    names = [f"s{number:02}" for number in range(1, count + 1)]
    sources = {
        f"sources/{name}.md": text(
            file=f"{name}.txt", title="'[So]'", published=f"'{1900 + at}'", sha256="auto", set_aside="auto"
        )
        for at, name in enumerate(names)
    }
    return indexes_of(dict.fromkeys(names, SO), **sources, **{"claims/all.yaml": b"[]"})


def test_a_short_list_is_offered_in_no_other_order_and_very_many_groups_have_no_ways() -> None:
    assert (orders_of(dated(FEW)), orders_of(dated(FEW + 1))) == ((), ("date",))
    for count, ways in ((80, 80), (81, 0)):
        assert len(sorted_sources_page(dated(count), Ref("sources-by", "date")).list.ways) == ways


def test_many_are_sorted_by_date_and_outlet_with_a_way_to_each() -> None:
    indexes = many(
        {"published": "1912-04-16", "outlet": "post"},
        {"published": "1911", "outlet": "anchor"},
        {"published": "-0043"},
        {"published": "1912-04-15", "outlet": "post"},
    )
    assert groups(indexes, "date") == [("44 BC", 1), ("1911", 1), ("1912", 2), ("Without a date", FEW - 3)]
    assert groups(indexes, "outlet") == [("Anchor", 1), ("The Post", 2), ("Outlet not named", FEW - 2)]
    page = sorted_sources_page(indexes, Ref("sources-by", "date"))
    assert [line.siglum.letter for line in page.list.groups[2].lines] == ["D", "A"]
    assert [(link.text, link.href) for link in page.list.orders] == [
        ("By letter", Ref("sources")),
        ("By title", Ref("sources-by", "title")),
        ("By date", None),
        ("By outlet", Ref("sources-by", "outlet")),
    ]
    assert [(link.text, link.href) for link in page.list.ways][:2] == [
        ("44 BC", Ref("sources-by", "date", "g1")),
        ("1911", Ref("sources-by", "date", "g2")),
    ]


def test_titles_are_sorted_without_the_marks_before_them_and_regardless_of_case() -> None:
    indexes = many({"title": "'[(Zebra)]'"}, {"title": "'[apple]'"}, {"title": "'[100 geese]'"})
    assert [title for title, _ in groups(indexes, "title")] == ["Figures and signs", "A", "Y", "Z"]


def test_an_order_that_would_tell_nothing_is_not_offered() -> None:
    assert orders_of(many({"title": "'[A]'"})) == ("title",)
    assert orders_of(many()) == ()


def test_a_long_list_is_divided_and_the_ways_lead_to_the_part_on_which_a_group_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(source_lists, "PART", 8)
    indexes = many(*({"outlet": "post"} for _ in range(5)), *({"outlet": "anchor"} for _ in range(6)))
    assert (sources_parts(indexes), sources_parts(indexes, "outlet")) == (3, 3)
    first = sources_page(indexes, Ref("sources"))
    last = sources_page(indexes, Ref("sources", part=3))
    assert [len(page.list.groups[0].lines) for page in (first, last)] == [8, 5]
    assert "part 3 of 3" in last.heading.title
    assert last.origins == ()
    assert [bool(link.href) for link in last.list.parts] == [True, True, False]
    shown = [
        (part, group.title, len(group.lines))
        for part in (1, 2, 3)
        for group in sorted_sources_page(indexes, Ref("sources-by", "outlet", part=part)).list.groups
    ]
    assert sum(count for _, _, count in shown) == FEW + 1
    for way in sorted_sources_page(indexes, Ref("sources-by", "outlet")).list.ways:
        assert way.href is not None
        page = sorted_sources_page(indexes, way.href)
        assert way.text in [group.title for group in page.list.groups if group.id == way.href.fragment]


def test_each_page_tells_of_its_own_articles_who_told_whom_and_what_they_go_back_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(source_lists, "PART", 2)
    told = [
        claim(f"c{number}", evidence(f"s{number}", form="indirect", chain=[speaker]))
        for number, speaker in ((1, "ann"), (3, "bob"), (4, "ann"))
    ]
    derived = {
        f"sources/s{number}.md": text(
            file=f"s{number}.txt",
            title="'[So]'",
            sha256="auto",
            set_aside="auto",
            derives_from=[{"origin": origin, "reason": "It says so."}],
        )
        for number, origin in ((2, "early"), (3, "late"), (4, "early"))
    }
    records = [{"id": name, "name": name, "reason": "It reads alike."} for name in ("early", "late", "unused")]
    people = {f"people/{name}.md": text(name=name.capitalize()) for name in ("ann", "bob")}
    indexes = indexes_of(5, *told, **people, **derived, **{"origins.yaml": listed(*records)})
    pages = [sources_page(indexes, Ref("sources", part=part)) for part in (1, 2, 3)]
    speakers = [
        [line.link.text for group in page.network.groups for line in group.speakers] if page.network else None
        for page in pages
    ]
    assert speakers == [["Ann"], ["Ann", "Bob"], None]
    assert [[origin.id for origin in page.origins] for page in pages] == [["early", "unused"], ["late"], []]


def test_a_long_list_can_be_narrowed_and_a_short_one_need_not() -> None:
    indexes = many({"published": "1912"})
    assert sources_page(indexes, Ref("sources")).heading.parts == ("filter",)
    assert sorted_sources_page(indexes, Ref("sources-by", "date")).heading.parts == ("filter",)
    assert sources_page(indexes_of(FEW, **{"claims/all.yaml": b"[]"}), Ref("sources")).heading.parts == ()
