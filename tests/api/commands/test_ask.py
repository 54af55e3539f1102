import re
from pathlib import Path

import orjson
import pytest

from api.wire.json_bytes import dump
from rag.inquiry import Inquiry
from rag.settings import Settings
from rag.wiring import open_answerer
from tests.api.command_line import CommandLine, Ended

ARABIC = "متى عُقد مؤتمر مكافحة الإرهاب في الكويت؟"
ENGLISH = "Which tools and boats are lent to visitors?"
MUSEUM = "The harbour museum opened in 1931.\nIt lends tools, books and boats to its visitors.\n"
BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
BODY = (
    "id question standalone_question language status answer short_answer confidence abstain_reason citations hits "
    "suggestions timings_ms generator fallback_reason encoder generation"
).split()


@pytest.fixture
def iqtibas(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home")


@pytest.fixture
def museum(tmp_path: Path) -> CommandLine:
    """A data folder with one English document in the collection `towns`, and the bundled article in the default one."""
    file = tmp_path / "museum.txt"
    file.write_text(MUSEUM)
    iqtibas = CommandLine(tmp_path / "home")
    assert iqtibas("add", str(file), "--collection", "towns").code == 0
    return iqtibas


def test_the_first_answer_cites_the_bundled_article_and_hints_at_more(iqtibas: CommandLine) -> None:
    first, second = iqtibas("ask", ARABIC), iqtibas("ask", ARABIC)
    assert first.code == second.code == 0
    assert "[1]" in first.out
    assert "Sources:\n[1] paragraph 2, " in first.out
    assert "iqtibas serve" in first.err
    assert 'iqtibas ask "When' in first.err
    assert second.out == first.out
    assert second.err == ""


def test_a_quote_stands_in_the_quotation_marks_of_its_language_with_its_translation(iqtibas: CommandLine) -> None:
    (citation, *_) = iqtibas("ask", ARABIC, "--json").json["citations"]
    lines = iqtibas("ask", ARABIC).out.splitlines()
    assert f"    «{citation['quote']}»" in lines
    label = lines.index("    Unofficial translation:")
    assert lines[label + 1] == f"    “{citation['translation']['text']}”"


@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_question_without_quotation_marks_is_the_same_question(museum: CommandLine, command: str) -> None:
    whole = museum(command, ENGLISH, "--collection", "towns")
    assert museum(command, *ENGLISH.split(), "--collection", "towns").out == whole.out != ""


@pytest.mark.parametrize("command", [("ask", "x"), ("search", "x")])
def test_a_document_that_is_not_there_is_an_error_and_no_refusal(museum: CommandLine, command: tuple[str, ...]) -> None:
    (document, *_) = museum("documents", "--collection", "towns").out.split("\t")
    ended = museum(*command, "--document", document)
    assert (ended.code, ended.out) == (2, "")
    assert ended.error_lines == [
        f"iqtibas: the document '{document}' is in collection 'towns'. Add --collection towns to the command."
    ]
    assert museum(*command, "--document", "none").error_lines == [
        "iqtibas: collection 'default' has no document 'none'. "
        "`iqtibas documents --collection default` lists what there is."
    ]
    both = ("--collection", "default", "--collection", "towns")
    assert museum(*command, "--document", document, *both).code == 0


def test_an_english_document_is_quoted_in_english_marks(museum: CommandLine) -> None:
    out = museum("ask", ENGLISH, "--collection", "towns").out
    assert "    “It lends tools, books and boats to its visitors.”\n" in out
    assert "ranslation" not in out


def test_labels_follow_the_locale_and_the_answer_the_question(tmp_path: Path) -> None:
    arabic = CommandLine(tmp_path / "home", {"LC_MESSAGES": "ar_EG.UTF-8"})
    out = arabic("ask", "When was the conference on counter-terrorism held in Kuwait?").out
    assert "المصادر:\n[1] الفقرة " in out
    assert out.startswith("November 2024\n\nIn November 2024")


def test_lang_sets_the_language_of_the_answer(iqtibas: CommandLine) -> None:
    answer = iqtibas("ask", ARABIC, "--lang", "en", "--json").json
    assert answer["language"] == "en"
    assert answer["answer"].startswith("In November 2024")


def test_json_is_the_body_that_the_answerer_gives(museum: CommandLine) -> None:
    printed = museum("ask", ENGLISH, "--collection", "towns", "--collection", "default", "--top-k", "3", "--json").json
    with open_answerer(Settings(home=museum.home, encoder="bundled-fast")) as answerer:
        answer = answerer.ask(Inquiry(ENGLISH, collections=("towns", "default"), top_k=3))
    expected = orjson.loads(dump(answer))
    assert list(printed) == BODY
    for changing in ("id", "timings_ms"):
        del printed[changing], expected[changing]
    assert printed == expected


def test_document_narrows_the_search(museum: CommandLine) -> None:
    everything = museum("search", "museum", "--collection", "towns", "--json").json["hits"]
    (document_id,) = {hit["document_id"] for hit in everything}
    both = ("--collection", "towns", "--collection", "default")
    narrowed = museum("search", "museum", *both, "--document", document_id, "--json").json["hits"]
    assert {hit["document_id"] for hit in narrowed} == {document_id}
    elsewhere = museum("search", "museum", *both, "--document", "central-asia-gulf", "--json").json["hits"]
    assert document_id not in {hit["document_id"] for hit in elsewhere}


@pytest.mark.parametrize("question", ["", "ـــ", "Who won the chess match on the moon?"])
def test_an_abstention_is_an_answer(iqtibas: CommandLine, question: str) -> None:
    ended = iqtibas("ask", "--", question)
    assert ended.code == 0
    assert ended.out.strip()
    assert "[1]" not in ended.out


def test_an_abstention_suggests_questions(iqtibas: CommandLine) -> None:
    answer = iqtibas("ask", "Who won the chess match on the moon?", "--json").json
    out = iqtibas("ask", "Who won the chess match on the moon?").out
    assert answer["status"] == "abstained"
    assert answer["suggestions"]
    for suggestion in answer["suggestions"]:
        assert f"    {suggestion}\n" in out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_question_can_come_from_standard_input(iqtibas: CommandLine, encoding: str) -> None:
    asked = iqtibas("ask", "-", "--json", stdin=f"{ARABIC}\n".encode(encoding)).json
    assert asked["question"] == ARABIC


@pytest.mark.parametrize("stdin", ["x" * 4_001, "ع" * 1_000_000])
def test_a_question_that_is_too_long_is_wrong_input(iqtibas: CommandLine, stdin: str) -> None:
    for command in ("ask", "search"):
        ended = iqtibas(command, "-", stdin=stdin.encode())
        assert ended.code == 2
        (line,) = ended.error_lines
        assert len(line) < 200


@pytest.mark.parametrize("stdin", [b"\0\1\2", b"\x81\x8d\xff\xfe caf\xe9"])
def test_a_question_that_is_no_text_is_wrong_input(iqtibas: CommandLine, stdin: bytes) -> None:
    ended = iqtibas("ask", "-", stdin=stdin)
    assert ended.code == 2
    assert len(ended.error_lines) == 1


def test_an_argument_that_is_not_utf_8_is_wrong_input(iqtibas: CommandLine) -> None:
    ended = iqtibas("ask", "caf\udce9")
    assert ended.code == 2
    assert ended.err == "iqtibas: the question is not valid UTF-8. Set the terminal to UTF-8.\n"


def test_an_unknown_collection_is_wrong_input_in_both_languages(tmp_path: Path) -> None:
    english = CommandLine(tmp_path)("search", "x", "--collection", "none")
    arabic = CommandLine(tmp_path, {"LC_ALL": "ar"})("search", "x", "--collection", "none")
    assert english.code == arabic.code == 2
    assert english.err == "iqtibas: there is no collection 'none'. `iqtibas documents` lists what there is.\n"
    assert arabic.err.startswith("iqtibas: لا توجد مجموعة بهذا الاسم")
    assert "'none'" in arabic.err


def test_search_prints_rank_passage_score_and_first_words(museum: CommandLine) -> None:
    found = museum("search", "boats", "--collection", "towns", "--json").json
    best = found["hits"][0]
    first, words, *_ = museum("search", "boats", "--collection", "towns").out.splitlines()
    assert list(found) == ["query", "language", "hits"]
    assert first.startswith(f"1. {best['passage_id']}  {best['score']:.3f} (")
    for name, score in best["scores"].items():
        assert f"{name} {score:.3f}" in first
    assert words == "    It lends tools, books and boats to its visitors."


def test_search_reports_the_language_it_is_told(iqtibas: CommandLine) -> None:
    assert iqtibas("search", "OPEC", "--json").json["language"] == "en"
    assert iqtibas("search", "OPEC", "--lang", "ar", "--json").json["language"] == "ar"


def test_a_search_without_hits_says_so(tmp_path: Path) -> None:
    empty = CommandLine(tmp_path, {"IQTIBAS_BUNDLED_ARTICLE": "false"})
    assert empty("search", "boats") == Ended(0, "Nothing found.\n", "")


def test_a_pipe_gets_no_controls_and_a_terminal_short_lines(tmp_path: Path) -> None:
    file = tmp_path / "hostile.txt"
    file.write_text(
        "\u202eThe harbour museum\u202c lends \x1b[31mred\x07 boats\u2069 to its visitors, " + "and more " * 40
    )
    iqtibas = CommandLine(tmp_path / "home")
    assert iqtibas("add", str(file), "--collection", "towns").code == 0
    asked = ("ask", "What does the harbour museum lend to visitors?", "--collection", "towns")
    piped, shown = iqtibas(*asked).out, iqtibas(*asked, terminal=True).out
    assert "The harbour museum lends  [31mred  boats to" in " ".join(piped.split("\n"))
    for text in (piped, shown):
        assert not BIDI_CONTROLS.search(text)
        assert not re.search("[\x00-\x09\x0b-\x1f]", text)
    assert max(map(len, piped.splitlines())) > 300
    assert max(map(len, shown.splitlines())) <= 100
