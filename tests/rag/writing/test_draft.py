import pytest

from rag.writing.draft import LONGEST_DRAFT_CHARACTERS, Claim, DraftSentence, drafted_sentences

REPLIES = {
    "marker before the stop": ("Oil fell [1]. Gas rose [2].", [("Oil fell.", [1]), ("Gas rose.", [2])]),
    "marker after the stop": ("Oil fell. [1] Gas rose. [2]", [("Oil fell.", [1]), ("Gas rose.", [2])]),
    "several passages": ("Oil fell [1][3].", [("Oil fell.", [1, 3])]),
    "a list in one bracket": ("Oil fell [1, 3].", [("Oil fell.", [1, 3])]),
    "no marker": ("Oil fell. Gas rose [2].", [("Oil fell.", []), ("Gas rose.", [2])]),
    "Arabic digits": ("انخفض النفط [١]. وارتفع الغاز [٢].", [("انخفض النفط.", [1]), ("وارتفع الغاز.", [2])]),
    "a question mark in a quotation": ("قال: «أين هو؟» ثم خرج. [1]", [("قال: «أين هو؟» ثم خرج.", [1])]),
    "an abbreviation": ("Dr. Ali left [1].", [("Dr. Ali left.", [1])]),
    "lines": ("- Oil fell [1]\n- Gas rose [2]", [("- Oil fell", [1]), ("- Gas rose", [2])]),
    "a bracket that is no marker": ("Oil [crude] fell [1].", [("Oil [crude] fell.", [1])]),
}


@pytest.mark.parametrize(("reply", "sentences"), REPLIES.values(), ids=REPLIES)
@pytest.mark.parametrize("length", [1, 3, 1000])
def test_a_reply_is_cut_alike_however_it_streams_in(
    reply: str, sentences: list[tuple[str, list[int]]], length: int
) -> None:
    pieces = [reply[at : at + length] for at in range(0, len(reply), length)]
    assert [(each.text, list(each.claims[0].markers)) for each in drafted_sentences(pieces)] == sentences


def test_a_sentence_is_cut_into_claims_at_its_markers() -> None:
    (sentence,) = drafted_sentences(["Oil fell [1][2], and gas rose [3]."])
    assert sentence == DraftSentence(
        "Oil fell, and gas rose.", (Claim("Oil fell", (1, 2)), Claim(", and gas rose.", (3,)))
    )


def test_what_follows_the_last_marker_is_a_claim_without_source() -> None:
    (sentence,) = drafted_sentences(["Oil fell [1] because of the war."])
    assert [claim.markers for claim in sentence.claims] == [(1,), ()]


def test_a_sentence_comes_as_soon_as_it_is_complete() -> None:
    read: list[str] = []

    def pieces() -> object:
        for piece in ("Oil ", "fell [1].", " Gas", " rose"):
            read.append(piece)
            yield piece

    assert next(drafted_sentences(pieces())).text == "Oil fell."  # type: ignore[arg-type]
    assert read == ["Oil ", "fell [1]."]


def test_a_reply_without_end_is_not_read_to_its_end() -> None:
    def endless() -> object:
        while True:
            yield "and so on " * 10

    assert list(drafted_sentences(endless())) == []  # type: ignore[arg-type]
    sentences = list(drafted_sentences("It goes on [1]. " for _ in range(LONGEST_DRAFT_CHARACTERS)))
    assert 0 < len(sentences) <= LONGEST_DRAFT_CHARACTERS // len("It goes on [1]. ") + 1
