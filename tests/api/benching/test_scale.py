import json
from collections import Counter
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree

import pytest

from api.benching.distractors import PASSAGE_WORDS, distractors
from api.benching.growth_plot import growth_svg
from api.benching.scale import Scaled, Served, measure_scale, sizes
from api.benching.scaled_process import recall
from api.benching.texts import DOCUMENT_PARAGRAPHS
from corpus.errors import SettingsError
from corpus.language import detect_language
from rag.settings import Settings
from tests.api.command_line import CommandLine
from tests.index.doubles import document, open_library


def test_distractors_are_of_one_size_in_both_languages_and_the_same_every_time() -> None:
    documents = list(distractors(2 * DOCUMENT_PARAGRAPHS + 3))
    paragraphs = [each.text.split("\n") for each in documents]
    assert [len(each) for each in paragraphs] == [DOCUMENT_PARAGRAPHS, DOCUMENT_PARAGRAPHS, 3]
    assert {len(paragraph.split()) for each in paragraphs for paragraph in each} == {PASSAGE_WORDS}
    assert [detect_language(each.text) for each in documents] == ["ar", "en", "ar"]
    assert documents == list(distractors(2 * DOCUMENT_PARAGRAPHS + 3))
    assert [each.text for each in distractors(DOCUMENT_PARAGRAPHS, first=1)] == [documents[1].text]
    assert len({paragraph for each in paragraphs for paragraph in each}) == sum(map(len, paragraphs))


def test_distractors_have_common_words_and_rare_ones() -> None:
    passages = [set(line.split()) for each in distractors(1000) for line in each.text.split("\n")]
    counts = sorted(Counter(chain.from_iterable(passages)).values())
    assert counts[len(counts) // 2] <= 2
    assert counts[-1] > 200


@pytest.mark.parametrize(
    ("text", "wanted"), [("10k", [10_000]), ("1M, 2k,300", [300, 2000, 10**6]), ("5K", [5000]), ("7", [7])]
)
def test_sizes(text: str, wanted: list[int]) -> None:
    assert sizes(text) == wanted


@pytest.mark.parametrize("text", ["", "k", "10x", "-5", "0", "1,,2", "1.5k"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match="sizes"):
        sizes(text)


def test_recall_of_a_small_collection_is_whole(tmp_path: Path) -> None:
    library = open_library(tmp_path)
    library.add("default", document("a", "oil and gas", "prices of oil", "a meeting"))
    assert recall(library, ["oil prices", "meeting"]) == 1.0
    library.close()


def _scaled(passages: int) -> Scaled:
    served = Served(0.5, passages / 1000, passages / 100, 1.0, 1.0, 2.0, 3.0, 4.0, passages * 3000)
    return Scaled(passages, 1000.0, 700.0, passages * 10, served)


@pytest.mark.parametrize("count", [1, 3])
def test_growth_is_drawn_as_well_formed_svg_within_its_frame(count: int) -> None:
    root = ElementTree.fromstring(growth_svg([_scaled(10**power) for power in range(4, 4 + count)]))
    circles = root.findall(".//{*}circle")
    assert len(circles) == 6 * count
    assert all(0 <= float(each.attrib["cx"]) <= 220 and 0 <= float(each.attrib["cy"]) <= 170 for each in circles)


@pytest.mark.heavy
def test_figures_of_a_size_come_from_a_new_process(tmp_path: Path) -> None:
    figures = measure_scale(Settings(home=tmp_path, encoder="bundled-fast"), 60, None)
    assert figures.passages == 60 and figures.indexed_passages_per_s > 0
    assert figures.indexed_passages_per_cpu_s > 0
    assert figures.served.recall_at_10 == 1.0
    assert figures.served.search_p50_ms <= figures.served.search_p99_ms
    assert not list(tmp_path.iterdir())


@pytest.mark.heavy
def test_the_command_prints_a_line_for_each_size_and_draws_them(tmp_path: Path) -> None:
    iqtibas = CommandLine(tmp_path / "home")
    plot = tmp_path / "growth.svg"
    printed = iqtibas("bench", "--scale", "100,200", "--json", "--plot", str(plot)).out
    assert [json.loads(line)["passages"] for line in printed.splitlines()] == [100, 200]
    assert plot.read_text().startswith("<svg")
