"""All codes of problems, with their meanings and remedies, from which docs/problems.md is generated."""

from siglum.model.code import Code
from siglum.model.codes_of_claims import CODES_OF_CLAIMS
from siglum.model.codes_of_figures import CODES_OF_FIGURES
from siglum.model.codes_of_sources import CODES_OF_SOURCES

PROVE = "It is found by `siglum prove` alone, in files that are no part of a site."
CODES: dict[str, Code] = {
    **CODES_OF_FIGURES,
    **CODES_OF_SOURCES,
    # Files
    "address-malformed": Code(
        "An address in `moved` is not an address of a page within the site.",
        "Write both addresses as they stand after the host, such as /claims/old-name/.",
    ),
    "address-taken": Code(
        "A page of yours has the name of one of the site's own folders.",
        "Rename the file. home.md and about.md are the exceptions: they add to the pages of those names.",
    ),
    "byte-order-mark": Code(
        "The file begins with a byte order mark, or is UTF-16.",
        "Save it as UTF-8 without a byte order mark; editors call this plain UTF-8.",
    ),
    "cache-damaged": Code(
        "What earlier builds had stored to save time could not be read, so everything was done afresh.",
        "Nothing needs to be done: this build wrote it anew.",
        "It depends on the disk.",
        warns=True,
    ),
    "cache-not-saved": Code(
        "What this build found out could not be stored, so the next one will not be faster.",
        "Make sure that your cache folder can be written to: `$XDG_CACHE_HOME`, else `~/.cache`.",
        "It depends on the disk.",
        warns=True,
    ),
    "control-character": Code(
        "The file holds a character that steers machines and shows nothing.",
        "Delete it; the column says where it is.",
    ),
    "marks-piled-up": Code(
        "More than 30 combining marks stand in a row, as no text has them. Putting them in order would take very long.",
        "Delete those that do not belong to the letter before them.",
    ),
    "direction-control": Code(
        "The file holds a control of writing direction, with which a text can show other words than it holds.",
        "Delete it. Right-to-left text needs none: every quotation is set apart for its direction.",
    ),
    "file-in-no-place": Code(
        "A file in site_src/ stands where no kind of record is kept, so it would not be read.",
        "Move it to the folder of its kind; the message lists them.",
    ),
    "file-name-unusable": Code(
        "The name of a file or folder can't be used on every system.",
        "Rename it with letters, digits, hyphens and full stops.",
    ),
    "file-not-understood": Code(
        "A file in site_src/ is none of those that are read: .md, .yaml, and the picture assets/social.png.",
        "Move it elsewhere, or give it the right ending.",
        warns=True,
    ),
    "file-too-large": Code(
        "A file is larger than any record or article needs to be.",
        "Split it; records of one kind may stand in as many files as you like.",
        "It takes a file of more than a megabyte.",
    ),
    "folder-missing": Code(
        "The folder site_src/ was not found.",
        "Run the command in the project's folder, or name it with --root.",
        "It takes a project without files.",
    ),
    "input-is-a-link": Code(
        "An input is a symbolic link; links are never followed, so that nothing from elsewhere gets onto the site.",
        "Put the file itself there.",
        "What is wrong is no text.",
    ),
    "input-not-a-file": Code(
        "An input is neither a file nor a folder.",
        "Remove it, or put a file there.",
        "What is wrong is no text.",
    ),
    "input-changed": Code(
        "An input was changed while the site was being built.",
        "Build again when it is saved.",
        "It takes two moments.",
    ),
    "locators-misplaced": Code(
        "A file in seeds/ that says on which page or at which time passages stand in the original is of no use.",
        "Add the original again; or delete the file, and passages lead to no page and no time.",
    ),
    "not-utf8": Code(
        "The file is not UTF-8 text. Nothing was guessed or replaced.",
        "Save it as UTF-8.",
    ),
    "old-site-not-removed": Code(
        "The new site is published, but the folder that held the old one, or the lock, could not be removed.",
        "Remove it by hand, or let the next build do it.",
        "It depends on the disk.",
        warns=True,
    ),
    "swap-not-confirmed": Code(
        "The new site is published, but the disk did not confirm it (--durable).",
        "Build again, to be sure that it survives a power failure.",
        "It depends on the disk.",
        warns=True,
    ),
    "settings-missing": Code(
        "site_src/site.yaml is missing.",
        "Write it with title, tagline, description and scope.",
    ),
    "picture-unshown": Code(
        "A picture in site_src/assets/ stands in no text, so that it is not published.",
        "Show it in an explainer or a page, or move it elsewhere. It has no record: waive this in site.yaml.",
        warns=True,
    ),
    "picture-not-png": Code(
        "The picture that shared links show, social.png, is no PNG.",
        "Save it as PNG, 1200 by 630 pixels, or delete it.",
        "What is wrong is no text.",
    ),
    # YAML
    "draft-unfinished": Code(
        "A field still says TODO, as a draft of `coverage --draft` leaves it, so that nothing is published unread.",
        "Write what the hint says. A statement is one assertion in your own words that says no more than its passage.",
    ),
    "field-missing": Code("A record lacks a field that it must have.", "Add it; the hint says what it holds."),
    "field-unknown": Code(
        "A record has a field that its kind does not know; it may be misspelt.",
        "Write it as the hint says, or delete it.",
    ),
    "front-matter-missing": Code(
        "A Markdown file does not begin with its fields.",
        "Begin it with a line of three hyphens, the fields, and another line of three hyphens.",
    ),
    "value-malformed": Code("A field holds what it can't hold.", "Write one of the values that the message names."),
    "yaml-anchor": Code(
        "The file uses an anchor (&) or an alias (*), which can hide what a record says.",
        "Write the value out. A text that begins with & or * needs quotation marks.",
    ),
    "yaml-comment-cuts": Code(
        "A value is followed by # and a sign, as in “#1” or “#MeToo”, which to YAML is a comment that cuts it.",
        "Put the whole value in quotation marks. A remark has a space behind its #.",
    ),
    "yaml-directive": Code("The file begins with a directive such as %YAML.", "Delete that line."),
    "yaml-duplicate-key": Code("A field stands twice in one record.", "Keep one of the two."),
    "yaml-key-not-text": Code("The name of a field is a list or a group of fields.", "Look for a stray bracket."),
    "yaml-several-documents": Code("The file holds several documents.", "Put each into a file of its own."),
    "yaml-syntax": Code(
        "The file is not YAML at this place.",
        "Quote values that begin with a quotation mark, a bracket, @ or `, or that hold a colon and a space.",
    ),
    "yaml-tag": Code(
        "The file uses a tag (!), which would turn text into something else.",
        "Delete it. A text that begins with ! needs quotation marks.",
    ),
    "yaml-too-deep": Code("Values are nested deeper than any record is.", "Look for a stray bracket."),
    "yaml-too-large": Code(
        "The file holds more values than one file may.", "Split it.", "It takes a hundred thousand values."
    ),
    # Text
    "citation-malformed": Code(
        "Something begins like a citation and is none.",
        "Write [@claim-id], or several as [@one; @another], on one line.",
    ),
    "image-missing": Code(
        "A text shows a picture whose file is not there.",
        "Put the file into site_src/assets/, or correct the path.",
    ),
    "image-refused": Code(
        "A picture stands where none can be shown, or comes from elsewhere than site_src/assets/.",
        'Put the file into site_src/assets/, and write `![what it shows](assets/name.png "whose it is")` by itself,'
        " with an empty line before and after it, in an explainer or a page.",
    ),
    "image-unusable": Code(
        "The file of a picture is no PNG, JPEG, WebP or AVIF, is none of what its name says, or has more than 1 MiB.",
        "Save it as one of these, with an ending that says which. An SVG is refused: it can hold scripts, links and"
        " words that nobody reads again.",
    ),
    "image-without-words": Code(
        "A picture has no text alternative, or no credit.",
        'Write both: `![what it shows](assets/name.png "whose it is")`.',
    ),
    "link-malformed": Code(
        "Something begins like a link to a record and is none.",
        "Write [[id]] or [[id|shown words]] on one line.",
    ),
    "link-unsafe": Code(
        "A link leads to an address that can run code, read files, or hides where it leads.",
        "Link to https://…, http://…, mailto:…, or to /a/page/of/this/site/.",
    ),
    "markup-too-deep": Code(
        "Lists, quotations or emphasis are nested too deep; beyond a limit text would be lost.",
        "Write it as separate paragraphs.",
    ),
    # Ids and dates
    "date-malformed": Code(
        "A date is not written as EDTF, or does not exist.",
        "Write 2025-01-13, 2025-01, 2013, 2025-01~ (about), 2025-01-13/2025-01-19, ../2013 (2013 or earlier),"
        " [2025-01-13,2025-01-14] (one of these), 1912-04-14T23:40, 2024-21 (spring), or -0043 (44 BC).",
    ),
    "id-malformed": Code(
        "An id can't be the address of a page.",
        "Use lower-case letters a to z, digits, and single hyphens between them; at most 80 characters.",
    ),
    "id-unknown": Code("An id is used that no record of the right kind has.", "Write the id that is meant."),
    "id-used-twice": Code(
        "Two records have the same id; all kinds share one space, so that [[id]] means one thing.",
        "Give one of the two another id.",
    ),
    "id-listed-twice": Code("A list of ids in order has one of them twice.", "Keep it where it is to stand."),
    # Quotations
    "chain-misses-block": Code(
        "A passage stands in a part of a source that is somebody else's words, and its chain does not name them.",
        "Add them to the chain, after the speaker.",
    ),
    "evidence-twice": Code("One passage stands twice behind the same claim.", "Delete one of the two."),
    "form-not-direct": Code(
        "The form of a passage is direct, but no quotation marks are in or around it, nor a speaker's name before it.",
        "Use mixed, indirect or own, or extend the quotation.",
        warns=True,
    ),
    "prose-misquotes": Code(
        "A text puts words in quotation marks that no source it cites has.",
        "Quote the source's own words, or leave out the quotation marks.",
    ),
    "json-syntax": Code(
        "A file of JSON or JSON Lines can't be read as such.",
        "Look at the comma, bracket or quotation mark right before the place that the message names.",
        PROVE,
    ),
    "quote-mark-open": Code(
        "A quotation mark has no partner in its paragraph, so that nobody can tell what is quoted. An apostrophe is no"
        " quotation mark.",
        "Write both marks of the pair. A quotation of several paragraphs begins each of them with the mark. For inches"
        " write ″.",
    ),
    "quote-source-unknown": Code(
        "A quotation cites a note, an address or a name that is none of the sources.",
        "Add the text to the folder of the sources, give its address there in a field `url:`, or cite another.",
        PROVE,
    ),
    "quote-uncited": Code(
        "A quotation stands in a source, and nothing says in which.",
        "Cite the source that the message names with a note or a link.",
        PROVE,
        warns=True,
    ),
    "quote-pieces-apart": Code(
        "Words are left out between two pieces of a quotation that stand further apart than in neighbouring paragraphs,"
        " so that what is read as one passage is none.",
        "Write two pieces of evidence; or say in `apart` why these words belong together.",
    ),
    "quote-leaves-out": Code(
        "What a quotation leaves out, or what stands right beside it, turns what it says: a negation, a hedge, a"
        " condition, a “but”.",
        "Quote it too, or say it in the statement; where it changes nothing, waive the warning with the reason.",
        warns=True,
    ),
    "statement-adds-hedge": Code(
        "A statement makes a bound of a number (more than, under), and no passage does; in notes that `siglum prove`"
        " reads, any hedge (about, reportedly, may) that no passage has.",
        "Say it as the passage does.",
        warns=True,
    ),
    "quote-ambiguous": Code(
        "A quotation stands more than once in its source, so that it is not clear which passage is meant.",
        "Add `prefix` or `suffix`: a few words right before or after it. Or quote more.",
    ),
    "quote-cuts-word": Code(
        "A quotation begins or ends within a word, a number or a character. “non-smokers”, “wasn’t”, “1,000”, “$5” and"
        " “50%” are one word each, since a part of them says something else.",
        "Quote whole words.",
    ),
    "quote-not-verbatim": Code(
        "A quotation does not stand in its source, letter for letter. Only Unicode NFC and runs of white space are"
        " folded; other quotation marks, dashes or letters are differences.",
        "Copy it from the article. Where words are left out, write the quotation as a list of segments.",
    ),
    "quote-too-short": Code("A quotation of a single word backs nothing.", "Quote the clause around it."),
    **CODES_OF_CLAIMS,
    # Showing
    "page-misquotes": Code(
        "A finished page shows a quotation that does not stand in its source. It was proven when it was read, so a"
        " template or the program has changed it.",
        "Look at the template that shows it; if you changed none, this is a bug in siglum.",
        "It takes a fault of the program.",
    ),
    "template-broken": Code(
        "A template could not be read, or uses a name that its view does not have.",
        "Mend the template at the line that the message names.",
    ),
}

WARNINGS = frozenset(name for name, code in CODES.items() if code.warns)
"""The problems that do not keep a site from being published; `sentence-unaccounted` does where coverage is complete."""
