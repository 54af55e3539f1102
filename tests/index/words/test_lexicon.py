"""The lexicon on disk: mapped and not read, looked up exactly, refused when damaged; and the bundled one."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ModelUnavailable
from index.train.lexicon import tabulate
from index.words.lexicon import Lexicon, phrase_hash
from index.words.term_hash import term_hash
from index.words.terms import word_terms
from tests.index.tiny_lexicon import PHRASES, SYNONYMS, WORDS, ar, en, save_tiny_lexicon, terms, tiny_lexicon

TABLES = ("words", "phrases", "synonyms")
COLUMNS = ("sources", "starts", "targets", "chances")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return save_tiny_lexicon(tmp_path / "lexicon")


@pytest.fixture(scope="module")
def bundled() -> Lexicon:
    return Lexicon.load()


def test_stored_documents_are_found_best_first(folder: Path) -> None:
    lexicon = Lexicon.load(folder)
    for source, targets in WORDS.items():
        found = lexicon.translations(source)
        assert found == pytest.approx({term_hash(target): chance for target, chance in targets.items()}, abs=1e-3)
        assert list(found.values()) == sorted(found.values(), reverse=True)
    for pair, targets in PHRASES.items():
        assert lexicon.phrase_translations(*pair).keys() == {term_hash(target) for target in targets}
    for source, targets in SYNONYMS.items():
        assert lexicon.synonyms.of(term_hash(source)).keys() == {term_hash(target) for target in targets}


@pytest.mark.parametrize("term", ["", "e:", "e:unheard", "a:كويت ", "e:Kuwait"])
def test_an_unknown_term_has_no_translation(folder: Path, term: str) -> None:
    lexicon = Lexicon.load(folder)
    assert lexicon.translations(term) == {}
    assert term not in lexicon
    assert lexicon.phrase_translations(term, term) == {}


def test_a_known_term_is_in_the_lexicon(folder: Path) -> None:
    lexicon = Lexicon.load(folder)
    assert en("Kuwait") in lexicon and ar("الكويت") in lexicon
    assert en("meeting") not in lexicon  # it has a synonym, and no translation


@given(
    st.dictionaries(
        st.integers(0, 2**64 - 1),
        st.dictionaries(st.integers(0, 2**64 - 1), st.floats(0.01, 1), min_size=1, max_size=5),
        max_size=20,
    )
)
def test_a_table_returns_its_entries(rows: dict[int, dict[int, float]]) -> None:
    columns = [(source, target, chance) for source, targets in rows.items() for target, chance in targets.items()]
    sources, targets, chances = zip(*columns, strict=True) if columns else ((), (), ())
    table = tabulate(np.array(sources, np.uint64), np.array(targets, np.uint64), np.array(chances, np.float64), 16)
    assert {source: pytest.approx(table.of(source), abs=1e-3) for source in rows} == rows
    assert table.of(next(n for n in range(30) if n not in rows)) == {}


def test_only_the_best_targets_of_a_source_are_kept() -> None:
    source = np.ones(5, np.uint64)
    table = tabulate(source, np.arange(5, dtype=np.uint64), np.array([0.1, 0.5, 0.001, 0.3, 0.2], np.float32), 3)
    assert list(table.of(1)) == [1, 3, 4]


def test_the_files_are_mapped_and_not_read(folder: Path) -> None:
    lexicon = Lexicon.load(folder)
    for table in (lexicon.words, lexicon.phrases, lexicon.synonyms):
        for column in COLUMNS:
            array = getattr(table, column)
            assert isinstance(array.base, np.memmap) and not array.flags.writeable


def test_the_fingerprint_is_that_of_the_files(folder: Path, tmp_path: Path) -> None:
    same = shutil.copytree(folder, tmp_path / "same")
    assert Lexicon.load(folder).fingerprint == Lexicon.load(same).fingerprint
    chances = np.load(same / "words" / "chances.npy")
    np.save(same / "words" / "chances.npy", chances / 2)
    assert Lexicon.load(folder).fingerprint != Lexicon.load(same).fingerprint


def test_people_can_read_the_terms(tmp_path: Path) -> None:
    lexicon = tiny_lexicon(tmp_path)
    assert sorted(lexicon.names.values()) == terms()
    assert [lexicon.names[target] for target in lexicon.translations(en("conference"))] == [ar("مؤتمر"), ar("اجتماع")]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize(
    "damage", ["missing", "empty", "cut", "text", "pickle", "folder", "other numbers", "too short"]
)
def test_a_damaged_lexicon_is_unavailable(folder: Path, table: str, column: str, damage: str) -> None:
    file = folder / table / f"{column}.npy"
    array, whole = np.load(file), file.read_bytes()
    file.unlink()
    match damage:
        case "empty":
            file.touch()
        case "cut":
            file.write_bytes(whole[:-1])
        case "text":
            file.write_text("not an array", encoding="utf-8")
        case "pickle":
            file.write_bytes(b"\x80\x04K\x01.")
        case "folder":
            file.mkdir()
        case "other numbers":
            np.save(file, array.astype(np.int8))
        case "too short":
            np.save(file, array[:-1])
    with pytest.raises(ModelUnavailable) as caught:
        Lexicon.load(folder)
    assert str(folder) in str(caught.value) and caught.value.hint


def test_any_damage_to_a_header_is_noticed_or_harmless(folder: Path) -> None:
    file = folder / "words" / "starts.npy"
    whole, noticed = file.read_bytes(), 0
    for at in range(128):  # the header of a short array
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x08]) + whole[at + 1 :])
        try:
            Lexicon.load(folder).translations(en("Kuwait"))
        except ModelUnavailable:
            noticed += 1
    assert noticed >= len(b"\x93NUMPY")  # whatever else is harmless, these bytes tell what the file is


def test_no_folder_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable):
        Lexicon.load(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("english", "arabic"),
    [("Kuwait", "الكويت"), ("water", "ماء"), ("president", "رئيس"), ("oil", "نفط"), ("conference", "مؤتمر")],
)
def test_the_bundled_lexicon_knows_everyday_words_in_both_directions(
    bundled: Lexicon, english: str, arabic: str
) -> None:
    e, a = word_terms(english, "latin")[0], word_terms(arabic, "arabic")[0]
    assert term_hash(a) in bundled.translations(e)
    assert term_hash(e) in bundled.translations(a)


def test_the_bundled_tables_are_in_order(bundled: Lexicon) -> None:
    for table in (bundled.words, bundled.phrases, bundled.synonyms):
        assert (np.diff(table.sources) > 0).all()
        assert (np.diff(table.starts.astype(np.int64)) > 0).all()
        assert ((table.chances > 0) & (table.chances <= 1)).all()
        falls = np.diff(table.chances) <= 0
        falls[table.starts[1:-1] - 1] = True  # from one source to the next it may rise
        assert falls.all()


def test_every_hash_of_the_bundled_words_has_a_name(bundled: Lexicon) -> None:
    named = np.array(list(bundled.names), np.uint64)
    assert np.isin(bundled.words.sources, named).all() and np.isin(bundled.words.targets, named).all()


def test_phrases_have_an_order() -> None:
    assert phrase_hash(en("solar"), en("power")) != phrase_hash(en("power"), en("solar"))
