import pytest

from api.access.caller import ANYBODY, Caller
from corpus.errors import UnknownCollection
from index.records import CollectionSummary
from index.storage.jobs import JobRecord


def job(owner: str) -> JobRecord:
    return JobRecord("job_1", "documents", owner, "runner", "running", 0.5, None, None)


@pytest.mark.parametrize(
    ("caller", "roles"),
    [
        (Caller("read"), ["read"]),
        (Caller("write"), ["read", "write"]),
        (Caller("admin"), ["read", "write", "admin"]),
        (Caller(None, ("work",)), []),
    ],
)
def test_a_higher_role_has_the_lower_ones(caller: Caller, roles: list[str]) -> None:
    assert [role for role in ("read", "write", "admin") if caller.has_role(role)] == roles


def test_what_is_out_of_reach_looks_as_if_it_did_not_exist() -> None:
    caller = Caller("write", ("work",))
    caller.check(["work"])
    with pytest.raises(UnknownCollection):
        caller.check(["work", "default"])
    summaries = [CollectionSummary("default", 1, 2), CollectionSummary("work", 3, 4)]
    assert caller.visible(summaries) == (summaries[1],)
    assert ANYBODY.visible(summaries) == tuple(summaries)


def test_nothing_named_is_the_default_collection_where_it_can_be_reached() -> None:
    assert ANYBODY.default_collections() == ["default"]
    assert Caller("read", ("a", "b")).default_collections() == ["a", "b"]
    assert Caller("read", ("a", "default")).default_collections() == ["default"]


def test_a_job_is_seen_by_its_owner_and_by_administrators_of_everything() -> None:
    assert Caller("read", key_id="1").may_see(job("1"))
    assert not Caller("read", key_id="1").may_see(job("2"))
    assert not Caller("admin", ("work",), key_id="1").may_see(job("2"))
    assert Caller("admin", key_id="1").may_see(job("2"))
