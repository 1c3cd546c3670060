"""The codes of problems with figures and dates, with their meanings and remedies; a part of siglum.model.codes."""

from siglum.model.code import Code

CODES_OF_FIGURES: dict[str, Code] = {
    "arithmetic-adds-number": Code(
        "The reason of a ground that is arithmetic, or the sentence that rests on it, has a number that is neither a"
        " figure of the claims that it is reckoned from, nor what they give.",
        "Take the number out, cite the claim that has it, or reckon it in a ground of its own.",
    ),
    "arithmetic-drops-bound": Code(
        "What is reckoned from figures that are bounds or guesses is said as if it were exact, or with another bound.",
        "Say it as they are known: what two of “more than” add up to is “more than” as well.",
        warns=True,
    ),
    "arithmetic-mixes-units": Code(
        "Figures are added, or taken from each other, that count different things.",
        "Write one unit where it is the same thing, or reckon with figures of one kind.",
        warns=True,
    ),
    "arithmetic-unproven": Code(
        "A ground is called arithmetic, and does not say from which figures it is reckoned, or names a claim that has"
        " none.",
        "Write `reckoned` with the claims, how, and what it gives; and give those claims their `figure`.",
    ),
    "arithmetic-wrong": Code(
        "The figures of the claims that a ground names do not give what it says they give; or a part in the settings'"
        " `ratios` is greater than its whole.",
        "Write what they give, in `gives` and in the reason, or name other claims.",
    ),
    "date-differs": Code(
        "The passages that a date rests on print dates, and each of them is another: 1921 for 1912, or the 16th where"
        " the passage prints April 15.",
        "Correct the date, or waive this and say why it is another.",
        warns=True,
    ),
    "date-not-printed": Code(
        "An event's date is called stated, and no passage of its claims prints it: the day, the month, the year and the"
        " time, as far as it goes. The year may be that of the article's own date.",
        "Quote the words that print it, correct the date, or set `dated: inferred` and say in `basis` how it is known.",
        warns=True,
    ),
    "figure-bound-differs": Code(
        "A figure is said more exactly, or less, than in a passage of its claim: it is exact where the passage has"
        ' "more than", or over where it has "about".',
        "Set `bound` to what the passage says, or quote the words that say it.",
    ),
    "figure-not-printed": Code(
        "A passage that carries a claim does not print the claim's figure, in digits or in words; or no passage prints"
        " the figure's span, or has whoever is said to have counted in its chain.",
        "Correct the figure, quote the words that give it, or set the passage's stance.",
    ),
    "figure-untyped": Code(
        "A claim of the kind figure has no `figure`, though a passage prints the one number that it states. Without it"
        " the number is in no comparison, and no passage is held against it.",
        "Write `figure` with its value, unit and `of`, or set another kind.",
        warns=True,
    ),
}
