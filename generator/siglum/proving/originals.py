"""What must hold of the file that an article was taken from: it is as it came, and has what is quoted."""

from collections.abc import Iterator

from siglum.model.files import ORIGINAL, SEEDS
from siglum.model.originals import KINDS, ending_of
from siglum.model.problems import Problem, said
from siglum.proving.folding import Folded, fold, fold_words
from siglum.proving.lookups import Lookups
from siglum.proving.quotations import Words, find
from siglum.proving.site import Site
from siglum.proving.standing import Miss, cut_word


def originals_are_as_they_came(site: Site, source: str) -> Iterator[Problem]:
    """The file that an article was taken from is kept in seeds/, byte for byte."""
    original = site.sources[source].original
    if original is None or original.file is None:
        return
    path, place = f"{SEEDS}/{original.file}", site.places[source].at("original")
    found = site.written.original.get(path)
    if found is None:
        hint = f"put it there as it came, under a name that ends in {ORIGINAL}; or write file: null if it is not kept"
        yield Problem("original-missing", place.at("file"), f"there is no original {path}", hint)
    elif found != original.sha256:
        message = f"{path} is not the file that this article was taken from: its SHA-256 is {found}"
        hint = "put back the file as it came; or add the article again from what it is now"
        yield Problem("original-changed", place.at("sha256"), message, hint)


def originals_may_be_carried(site: Site, source: str) -> Iterator[Problem]:
    """A file that the site carries is kept, may be republished whole, and is none that runs as a page of the site."""
    original = site.sources[source].original
    if original is None or not original.publish:
        return
    leave = "delete `publish`"
    same = Lookups.of(site.database).taken_from[original.sha256]
    withheld = [name for name in same if site.sources[name].show == "excerpts"]
    if original.file is None:
        fault = (
            "the file is not kept, so the site can't carry it",
            f"keep it in seeds/ and name it in `file`; or {leave}",
        )
    elif withheld:
        whose = "this article" if withheld[0] == source else f"{withheld[0]}, which stands in the same file,"
        fault = f"of {whose} only excerpts may be shown, and the file holds all of it", leave
    elif ending_of(original.file) not in KINDS:
        named = said(original.file.removesuffix(ORIGINAL))
        fault = f"{named} is no web archive, PDF or subtitles", f"archive the page as WARC or WACZ; or {leave}"
    else:
        return
    yield Problem("original-not-for-publication", site.places[source].at("original", "publish"), *fault)


def quotations_stand_in_the_original(site: Site, source: str, text: str) -> Iterator[Problem]:
    """Every passage of a source that is evidence stands in its original, too; `text` is what is read of that now."""
    original, folded = site.sources[source].original, fold(text)
    for proof in site.proofs_in[source]:
        stored = site.texts[source].text
        miss = first_miss([stored[one.start : one.end] for one in proof.stretches], folded)
        if miss:
            where = f"{SEEDS}/{original.file}" if original else "the original"
            message = f"this passage stands in the stored text of {source}, and not in {where}"
            yield Problem("original-differs", proof.place.at("quote"), message, miss.hint, record=proof.claim)


def first_miss(segments: list[str], text: Folded) -> Miss | None:
    """Return why the segments of a passage do not stand in a text, whole and in order; None where they do."""
    after = 0
    for segment in segments:
        words = text.known(fold_words(segment))
        at = text.text.find(words, after)
        while at >= 0 and cut_word(at, at + len(words), text.text):
            at = text.text.find(words, at + 1)
        if at < 0:
            miss = find(Words((segment,)), text, short=True)
            return (
                miss if isinstance(miss, Miss) else Miss("quote-not-verbatim", "", "its pieces stand in another order")
            )
        after = at + len(words)
    return None
