"""An Arabic word without the conjunction and the article before it."""


def bare_word(word: str) -> str:
    """Return a folded word without the prefixes و, ال and لل.

    >>> bare_word("والعاصمه"), bare_word("للعاصمه"), bare_word("capital")
    ('عاصمه', 'عاصمه', 'capital')
    """
    return word.removeprefix("و").removeprefix("ال").removeprefix("لل")
