from corpus.abbreviations import BINDING, CLOSING, NUMBERED, OPENERS


def test_an_entry_stands_in_one_table_and_without_its_last_stop() -> None:
    tables = [BINDING, NUMBERED, CLOSING, OPENERS]
    entries = [entry for table in tables for entry in table]
    assert not any(entry.endswith(".") for entry in entries)
    # "No" is both: an abbreviation before a number, an answer that opens a sentence elsewhere.
    assert {entry for entry in entries if entries.count(entry) > 1} == {"No"}
