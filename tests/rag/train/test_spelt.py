"""Of the spellings of a name in lists of both scripts the commonest that sounds alike is kept."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from rag.train.spelt import cities, people

UNITS = [
    ("سلمى", "Selma", "TN", 3, "wikidata"),
    ("سلمى", "Salma", "EG", 5, "wikidata"),
    ("سلمى", "Nadia", "EG", 9, "wikidata"),
    ("سلمى", "Salmaa", "IR", 40, "wikidata"),
    ("الزهراني", "al-Zahrani", "SA", 2, "wikidata"),
    ("الزهراني", "Al Zahrani", "SA", 2, "wikidata"),
    ("الزهراني", "Zahrani", "SA", 3, "wikidata"),
    ("إلياس", "Elias", "LB", 2, "wikidata"),
    ("ولد", "Ould", "MR", 4, "wikidata"),
    ("رابح", "Rabah", "DZ", 4, "elsewhere"),
]


def test_the_commonest_spelling_of_a_person_is_kept(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "names.sqlite3")) as names, names:
        names.execute("CREATE TABLE units (arabic_key, latin, country, count, source)")
        names.executemany("INSERT INTO units VALUES (?, ?, ?, ?, ?)", UNITS)
    assert people(tmp_path / "names.sqlite3") == {
        "سلمي": "Salma",
        "الزهراني": "Al-Zahrani",
        "الياس": "Elias",
        "ولد": "Ould",
    }


def test_a_city_is_the_largest_that_sounds_so(tmp_path: Path) -> None:
    listed = {
        "1": {"name": "Ţarābulus", "population": 900, "alternatenames": ["طرابلس", "Tripoli", "ليبيا"]},
        "2": {"name": "Tarabuls", "population": 20, "alternatenames": ["طرابلس"]},
        "3": {"name": "Kashan", "population": 50, "alternatenames": ["كاشان", "کاشان"]},
    }
    path = tmp_path / "cities.json"
    path.write_text(json.dumps(listed), encoding="utf-8")
    assert cities(path) == {"طرابلس": "Tarabulus", "كاشان": "Kashan"}
