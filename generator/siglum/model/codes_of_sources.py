"""The problems of articles, and of what their records say of them; a part of codes.py."""

from siglum.model.code import Code

AGAIN = "It is found by `siglum check --originals` alone, which reads originals again."
CODES_OF_SOURCES: dict[str, Code] = {
    "block-not-found": Code(
        "The first or last words of a block, or of what is set aside, do not stand in the source, or not once.",
        "Copy them from the article; take more of them where they occur several times.",
    ),
    "row-too-long": Code(
        "A row of a table has more cells than the table has columns, and the last ones would not be shown.",
        r"Write a | that divides no cells as \|, within code too, or give the table another column.",
    ),
    "siglum-taken": Code(
        "Two sources have the same siglum.",
        "Give one of them another, or none: it then has the next letter that is free.",
    ),
    "part-of-part": Code(
        "A source is called a part of itself, or of a source that is a part of another.",
        "Write in `part_of` the whole: the book of a chapter, the document of a page.",
    ),
    "origin-undetermined": Code(
        "A source derives from several origins, and a passage does not say from which.",
        "Add `origin:` to the evidence.",
    ),
    "origin-unknown": Code(
        "The `origin:` of a piece of evidence is no origin.",
        "Write own, an origin of origins.yaml, or an organization of the kind outlet.",
    ),
    "origin-unused": Code(
        "No source goes back to a declared origin.", "Name it in derives_from, or delete it.", warns=True
    ),
    "seed-changed": Code(
        "An article is not the file that was annotated: its SHA-256 is another.",
        "Put the file back. If the change is right, look through the source's passages and write the new digest.",
    ),
    "original-changed": Code(
        "The original of an article is not the file that the article was taken from: its SHA-256 is another.",
        "Put back the file as it came; or add the article again from what it is now.",
    ),
    "original-date-differs": Code(
        "The web archive of an article says that it took the page at another time than the record.",
        "Write under `captured` what the archive says.",
        AGAIN,
    ),
    "original-differs": Code(
        "A passage stands in the stored text of an article, and not in the file that the text was taken from.",
        "Put back the text as it was added; or add the original again that it is from.",
        AGAIN,
    ),
    "original-missing": Code(
        "The original that a source names is not in seeds/.",
        "Put it there as it came, under a name that ends in .original; or write `file: null` where it is not kept.",
    ),
    "original-not-compared": Code(
        "No text can be read from the original of an article, so that its passages can't be looked for in it.",
        "Nothing has to be done: a scan, for one, has no text. Add the original again where it should have one.",
        AGAIN,
        warns=True,
    ),
    "original-not-for-publication": Code(
        "A source says that the site carries its original, and the site may or can not.",
        "Delete `publish`. The site carries web archives (WARC, WACZ), PDF and subtitles that are kept in seeds/, and"
        " none that holds an article with `show: excerpts`.",
    ),
    "original-unreadable": Code(
        "A file that is to be added, or that the site is to carry, is damaged, or locked, or not what its name says.",
        "Save it again from where it is from; or copy the article's words into a plain text file, and add that.",
        "It is found by `siglum add`, in files that are no part of a site yet, and by `siglum check --originals`.",
    ),
    "seed-empty": Code("An article holds no text.", "Put its text there, or remove its source."),
    "seed-missing": Code("The file that a source names is not in seeds/.", "Put it there, or correct the name."),
    "seed-without-source": Code(
        "An article in seeds/ has no source record.",
        "Write site_src/sources/NAME.md with its file, title and sha256.",
        warns=True,
    ),
    "sentence-unaccounted": Code(
        "A sentence of an article neither backs a claim nor is set aside.",
        "Quote it in a claim, or list it under set_aside with a reason. While a site is growing this is a warning;"
        " with `coverage: complete` in site.yaml it is an error.",
        warns=True,
    ),
    "correction-unheeded": Code(
        "An article corrects itself, no evidence quotes the correction, and nothing in the article is marked as"
        " doubtful.",
        "Mark what it corrects under `doubtful`, or quote the correction; where it touches nothing, waive it.",
        warns=True,
    ),
    "title-not-printed": Code(
        "The title of a source does not stand in its text.",
        "Write it as the article prints it. One of your own stands in square brackets, and for YAML in quotation marks:"
        ' "[A letter to the town]".',
        warns=True,
    ),
    "byline-not-printed": Code(
        "The author that a source's record names does not stand in its text.",
        "Write the name as the article prints it. One that you have from elsewhere stands in square brackets, and for"
        ' YAML in quotation marks: "[Jon Abel]".',
        warns=True,
    ),
}
