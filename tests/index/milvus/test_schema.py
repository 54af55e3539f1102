"""The tables of a library, as data."""

from index.milvus.schema import NOTHING, tables


def test_tables_of_vectors_are_those_of_one_encoder_and_the_others_of_all() -> None:
    one, other, wider = tables("p", "a", 4), tables("p", "b", 4), tables("p", "a", 8)
    assert {one.views.name, one.sentences.name}.isdisjoint({other.views.name, wider.views.name, other.sentences.name})
    assert [each.name for each in (one.records, one.documents, one.passages, one.statistics)] == [
        each.name for each in (other.records, other.documents, other.passages, other.statistics)
    ]
    assert len({each.name for each in one.all}) == len(one.all) == 6
    assert all(each.name.startswith("p_") for each in one.all)


def test_each_table_has_its_key_first_one_vector_and_the_fields_that_a_search_returns() -> None:
    for table in tables("p", "a", 4).all:
        kinds = {name: kind for name, (kind, _) in table.fields.items()}
        assert kinds[table.key] in ("INT64", "VARCHAR")
        assert [name for name, kind in kinds.items() if kind.endswith("VECTOR")] == [table.vector]
        assert set(table.found) <= kinds.keys()
    assert tables("p", "a", 4).views.fields["dense"] == ("FLOAT_VECTOR", {"dim": 4})
    assert tables("p", "a", 4).records.fields["nothing"] == ("FLOAT_VECTOR", {"dim": len(NOTHING)})
