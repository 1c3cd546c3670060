"""How many of something there are, in English: 1 claim, 2 claims; no claim, two claims."""

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def numbered(number: int, noun: str) -> str:
    """Return a number in figures with its noun, such as "1 claim" or "2 claims"."""
    return f"{number} {noun}{'s' * (number != 1)}"


def number_word(number: int) -> str:
    """Return a number as a word, in figures above twelve."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def in_words(number: int, noun: str) -> str:
    """Return a number as a word with its noun, such as "three articles"; in figures above twelve."""
    return f"{number_word(number)} {noun}{'s' * (number != 1)}"
