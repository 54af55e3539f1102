"""A key is known whole once, and what is stored cannot be used."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.access.authenticator import Authenticator, read_key_file
from api.access.keys import Grant, create_key, list_keys, recognised, revoke
from corpus.errors import SettingsError, UnknownCollection
from index.storage.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "library.sqlite3")
    yield database
    database.close()


def id_of(key: str) -> str:
    return key.split("_")[1]


def test_a_key_is_256_random_bits_of_which_a_digest_is_kept(database: Database, tmp_path: Path) -> None:
    keys = {create_key(database) for _ in range(20)}
    assert len({key[13:] for key in keys}) == 20 and {len(key[13:]) for key in keys} == {43}
    database.close()
    stored = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert all(id_of(key).encode() in stored and key[13:].encode() not in stored for key in keys)


def test_only_the_whole_key_is_recognised(database: Database) -> None:
    key, other = create_key(database), create_key(database)
    keys = {stored.id: stored for stored in list_keys(database)}
    assert recognised(key, keys) == keys[id_of(key)]
    wrong = [key[:-1], key + "A", key.upper(), key[:13] + other[13:], "iqt_00000000_" + key[13:]]
    wrong += ["", "م" * 56, "\ud800"]
    assert [recognised(each, keys) for each in wrong] == [None] * len(wrong)


def test_what_a_key_may_is_kept(database: Database) -> None:
    create_key(database, Grant("write", ["default"], 60, "openwebui"))
    (key,) = list_keys(database)
    assert (key.role, key.collections, key.requests_a_minute, key.sources) == ("write", ("default",), 60, "openwebui")
    with pytest.raises(UnknownCollection):
        create_key(database, Grant(collections=["default", "none"]))
    assert len(list_keys(database)) == 1


def test_a_new_or_revoked_key_counts_at_once_everywhere(database: Database, tmp_path: Path) -> None:
    authenticator, elsewhere = Authenticator(database), Database(tmp_path / "library.sqlite3")
    assert authenticator.is_open()
    key = create_key(elsewhere)
    assert not authenticator.is_open()
    caller = authenticator.caller(f"Bearer {key}")
    assert caller is not None and caller.key_id == id_of(key)
    revoke(elsewhere, id_of(key))
    assert authenticator.caller(f"Bearer {key}") is None
    # The last key revoked: the server stays closed.
    assert not authenticator.is_open()
    elsewhere.close()


def test_only_a_known_key_can_be_revoked(database: Database) -> None:
    with pytest.raises(SettingsError, match="no such key"):
        revoke(database, "00000000")


def test_a_server_that_others_reach_is_never_open(database: Database) -> None:
    authenticator = Authenticator(database, is_public=True)
    assert not authenticator.is_open() and authenticator.caller("") is None


def test_a_key_from_a_file_is_an_administrators(database: Database, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("0123456789abcdef" * 2 + "\n")
    authenticator = Authenticator(database, read_key_file(tmp_path / "key"))
    caller = authenticator.caller("bearer " + "0123456789abcdef" * 2)
    assert caller is not None and caller.has_role("admin")
    assert authenticator.caller("Bearer " + "0123456789abcdef" * 2 + "0") is None


@pytest.mark.parametrize(
    "content", [b"", b"short", b"two words that are long enough together", "مفتاح".encode() * 9, b"\xff"]
)
def test_a_file_that_holds_no_key(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key").write_bytes(content)
    with pytest.raises(SettingsError, match="API_KEY_FILE"):
        read_key_file(tmp_path / "key")
    with pytest.raises(SettingsError, match="cannot be read"):
        read_key_file(tmp_path / "none")
