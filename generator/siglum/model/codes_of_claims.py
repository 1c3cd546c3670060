"""The problems of claims, of what rests on them, and of waivers."""

from siglum.model.code import Code

CODES_OF_CLAIMS: dict[str, Code] = {
    # Claims and what rests on them
    "claim-unsupported": Code(
        "No passage of a claim says what it says: each says a part, something else, or the opposite.",
        "Add one that says all of it, divide the statement, or turn it round.",
    ),
    "brackets-replace-words": Code(
        "Words in an editor's brackets stand in the place of telling words of an English source, which nobody can see.",
        "Quote the source's own words, or leave them out by […]; where yours say the same, waive this with the reason.",
        warns=True,
    ),
    "disagreement-one-sided": Code(
        "A disagreement has fewer than two positions that rest on evidence.",
        "Write each answer as a position, with the claims that give it.",
    ),
    "absence-unproven": Code(
        "The editor says that no article says something, and nobody looked, or a word that was looked for is there.",
        "Name the words under `looked_for`; take the sentence back, or add the passage under `met` with a reason.",
    ),
    "editor-without-ground": Code(
        "A sentence is marked as the editor's own and gives no ground.",
        "Write [@editor:name], and that name under `grounds` with `because` and `kind`.",
        warns=True,
    ),
    "ground-too-long": Code(
        "A reason does not fit into the margin beside its sentence.",
        "Say it in at most 110 characters.",
        warns=True,
    ),
    "ground-unknown": Code(
        "A mark of the editor's names a ground that the front matter does not have.",
        "Write it under `grounds`.",
    ),
    "ground-unused": Code(
        "No sentence gives a ground.",
        "Delete the ground, or mark its sentence with [@editor:name].",
        warns=True,
    ),
    "ground-without-link": Code(
        "A ground leads to no claim, record or page.",
        "Cite what shows it as [@claim-id], or link it as [[id]].",
    ),
    "silence-unproven": Code(
        "A word that was looked for stands in an article that has no evidence here, so that it is not silent.",
        "Quote the passage as evidence, or add it under `met` with the reason why it says nothing to this.",
        warns=True,
    ),
    "silence-untested": Code(
        "An article is said to be silent, and nothing shows that the search could find anything in its language.",
        "Add the words of that language to `terms`, name the articles that are said to be silent under `sources`, or"
        " waive it with the reason why these words would stand there.",
        warns=True,
    ),
    "silence-without-control": Code(
        "What was looked for is not found in an article that does speak of it.",
        "Add a word of its passage to `terms`; else the search could find nothing in the others either.",
    ),
    "key-not-quoted": Code(
        "The words that a margin is to show do not stand in their quotation as whole words.",
        "Write words of the quotation, in its own spelling and whole, or delete the field.",
    ),
    "wording-alike": Code(
        "All versions of a wording print the same words; who is said to speak around them makes no other version.",
        "Name evidence that prints other words, or delete the wording.",
        warns=True,
    ),
    "met-without-term": Code(
        "A passage under `met` has no word that is looked for.",
        "Delete it, or add the word to `terms`.",
        warns=True,
    ),
    "name-not-printed": Code(
        "A form of a name does not stand in a source that is said to print it.",
        "Correct the form, or take the source out of its list.",
    ),
    "paragraph-without-citation": Code(
        "A paragraph of an explainer, or a row of a table in it, cites nothing.",
        "Cite what it rests on as [@claim-id], or end it with [@editor:ground] where it is your own.",
    ),
    "role-not-printed": Code("A source does not describe somebody in these words.", "Write the source's own words."),
    "sentence-without-citation": Code(
        "A sentence of an explainer cites nothing, though its paragraph does.",
        "Cite what it rests on, or end it with [@editor:ground].",
        warns=True,
    ),
    "translation-repeats": Code(
        "A translation has the source's own words.",
        "Write what they mean in the language of the site, or delete the translation.",
    ),
    "translation-unneeded": Code(
        "A passage has a translation, and its source is in the language of the site.",
        "Delete it, or write the source's own `language`.",
    ),
    # What an annotator looks at twice
    "sentence-adds-number": Code(
        "A sentence of a text that cites claims, or the title of an event, has a number in digits that neither these"
        " nor their passages have.",
        "Write the number that the claim has, cite the claim that has this one, or leave it out.",
        warns=True,
    ),
    "allegation-unattributed": Code(
        "A sentence of an explainer tells an allegation or a prediction and names nobody who makes it.",
        "Name the speaker, or the article that says it.",
        warns=True,
    ),
    "claim-rests-on-doubtful": Code(
        "Every passage of a claim is marked as doubtful.",
        "Add a sound passage, or say in the statement that the passage is garbled.",
        warns=True,
    ),
    "negation-on-one-side": Code(
        "The statement denies something and its passages do not, or the other way round. Of a passage the clauses count"
        " that the statement tells.",
        "Say it as the passage does.",
        warns=True,
    ),
    "passage-behind-many-claims": Code(
        "More than three claims rest on one passage.",
        "Quote for each claim the words that say it.",
        warns=True,
    ),
    "record-without-claim": Code(
        "No claim rests on a source, or a person, an organization or a topic is in none.",
        "Add the claim, or delete the record.",
        warns=True,
    ),
    "relative-date-unresolved": Code(
        "A passage says when something was as seen from its own day (today, Monday), and the claim has no date.",
        "Write `when:` with the day that it means, or a note that says why it cannot be known.",
        warns=True,
    ),
    "chain-missing": Code(
        "A passage stands in a sentence that has somebody speak who has a record, and its evidence has no chain, so"
        " that the site would say that the article names nobody for it.",
        "Write `chain` with whoever speaks, or `origin: own` where the article says it of its own knowledge.",
        warns=True,
    ),
    "speaker-not-in-chain": Code(
        "The statement has somebody speak who is in no chain of its evidence, or a sentence of a text somebody who is"
        " in nothing that its paragraph cites.",
        "Add the speaker to the chain, or say it without a speaker.",
        warns=True,
    ),
    "statement-adds-name": Code(
        "A statement names somebody or something that neither its passages nor what stands before them name.",
        "Quote the words that name it, or leave it out.",
        warns=True,
    ),
    "statement-adds-number": Code(
        "A statement has a number that no passage has. One that a passage in another language may have in words is told"
        " only where that prints another number.",
        "Quote the words that give it, or leave it out.",
        warns=True,
    ),
    "statement-drops-hedge": Code(
        "Every passage hedges (more than, about, reportedly, appears, may, is believed, could have, claims), and the"
        " statement does not. A hedge counts as kept when the statement has it or a word of its sort: over, around,"
        " according to, seems, might, is feared, would have, says."
        " Or every passage begins with a condition, is a question, or speaks of some, and the statement does not.",
        "Keep the hedge, or quote the words that say it without one.",
        warns=True,
    ),
    "statement-says-opposite": Code(
        "A statement has a word whose opposite its passages have in the same place: rose for fell, first for last;"
        " or two of its numbers or names have changed places.",
        "Say it as the passage does.",
        warns=True,
    ),
    "statement-quotes-beyond-evidence": Code(
        "A statement puts words in quotation marks that no passage of it has.",
        "Quote the passage's own words, or leave out the quotation marks.",
        warns=True,
    ),
    # Waivers
    "theme-unknown": Code("site.yaml names a theme that is not installed.", "Install it, or correct its name."),
    "waiver-unknown": Code(
        "A waiver names a problem that does not exist.", "Write the code as the problem's message has it."
    ),
    "waiver-unused": Code("A waiver is for a warning that no longer comes.", "Delete it.", warns=True),
}
