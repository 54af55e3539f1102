"""A word without what Arabic joins to it that is no part of a name."""


def bare_word(word: str) -> str:
    """Return a folded word without و, the article, or ل with the article.

    >>> bare_word("والعاصمه"), bare_word("للعاصمه"), bare_word("capital")
    ('عاصمه', 'عاصمه', 'capital')
    """
    return word.removeprefix("و").removeprefix("ال").removeprefix("لل")
