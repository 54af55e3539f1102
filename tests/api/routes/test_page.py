"""The page's files over HTTP: what may be kept, what may run, and that nothing but these files is given out."""

import gzip
import re
from base64 import b64encode
from hashlib import sha256

import pytest
from starlette.testclient import TestClient

from api.routes.page_assets import FOLDER, digest

SCRIPTS = FOLDER.resolve() / "scripts"
ASSETS = f"/assets/{digest()}"
EVERY_FILE = sorted(f.relative_to(FOLDER).as_posix() for f in FOLDER.rglob("*") if f.is_file() and f.parent != FOLDER)
MOST_BYTES = {"page": 150_000, "fonts": 400_000, "tag": 30_000}
"""Of all that a page loads, as the browser reads it."""
TAG = (
    *("tag/embed.js", "tag/embed_style.js", "answer/answer_text.js", "answer/code_points.js"),
    *("language/direction.js", "server/api.js", "server/stream.js"),
)


INLINE = ("script", "style")


def hash_of(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def policy_of(headers: dict[str, str]) -> dict[str, str]:
    rules = (rule.strip().partition(" ") for rule in headers["content-security-policy"].split(";"))
    return {name: value for name, _, value in rules}


@pytest.mark.parametrize("path", ["/", "/embed", f"{ASSETS}/scripts/main.js"])
def test_only_this_server_s_files_run_and_no_text_becomes_markup(client: TestClient, path: str) -> None:
    response = client.get(path)
    policy = policy_of(dict(response.headers))
    own = {f"{kind}-src" for kind in ("script", "style", "font", "img", "connect")}
    # What stands within the page is allowed by its hash, and nothing else is.
    within = {f"{kind}-src": re.findall(rf"<{kind}>(.*?)</{kind}>", response.text, re.DOTALL) for kind in INLINE}
    hashes = {name: "".join(f" 'sha256-{hash_of(text)}'" for text in texts) for name, texts in within.items()}
    assert {name: policy[name] for name in own} == {name: f"'self'{hashes.get(name, '')}" for name in own}
    assert policy.pop("require-trusted-types-for") == "'script'"
    assert {value for name, value in policy.items() if name not in own} == {"'none'"}


def test_the_page_is_painted_without_another_request(client: TestClient) -> None:
    text = client.get("/").text
    head = text[: text.index("</head>")]
    assert (FOLDER / "scripts" / "boot.js").read_text(encoding="utf-8") in head
    assert "</style>" in head and 'rel="stylesheet"' not in head
    waits, _, rest = head.partition('<template id="rest">')
    assert re.findall(r"<script[^>]*>", waits) == ["<script>"] and "preload" not in waits
    assert "@font-face" not in waits and "@font-face" in rest
    assert rest.count("modulepreload") > 1 and rest.rstrip().endswith("</template>")


def test_every_style_stands_within_the_page(client: TestClient) -> None:
    within = client.get("/").text
    for file in (FOLDER / "styles").glob("*.css"):
        text = re.sub(r'url\("[^"]*/fonts/', 'url("../fonts/', within)
        assert (file.read_text(encoding="utf-8") in text) == (file.name != "embed_example.css"), file.name


@pytest.mark.parametrize("path", ["/", "/embed"])
def test_pages_hold_no_script_in_an_attribute_and_name_no_other_site(client: TestClient, path: str) -> None:
    text = client.get(path).text
    assert not re.search(r"<script [^>]*>[^<]|<style [^>]*>|<\w[^<>]*\s(?:style|on\w+)=", text)
    assert not re.search(r"<\w[^<>]*(?:src|href)=\"(?:https?:)?//", text)


@pytest.mark.parametrize("path", ["/", "/embed"])
def test_every_file_that_a_page_names_is_there(client: TestClient, path: str) -> None:
    named = re.findall(r'<\w[^<>]*(?:src|href)="([^"#]+)"', client.get(path).text)
    assert named
    assert [name for name in named if client.get(f"/{name}").status_code != 200] == []


def test_what_has_the_digest_in_its_address_may_be_kept_for_ever(client: TestClient) -> None:
    for name in EVERY_FILE:
        response = client.get(f"{ASSETS}/{name}")
        assert (response.status_code, response.headers["cache-control"]) == (200, "public, max-age=31536000, immutable")
        assert response.content == (FOLDER / name).read_bytes()
    assert client.get(f"{ASSETS}/scripts/main.js").headers["content-type"] == "text/javascript; charset=utf-8"
    assert client.get(f"{ASSETS}/pictures/icon.svg").headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize("path", ["/", "/embed", "/embed.js"])
def test_what_stays_at_its_address_is_asked_for_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert first.headers["cache-control"] == "no-cache"
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200


def test_text_is_sent_zipped_to_those_who_take_it(client: TestClient) -> None:
    path = f"{ASSETS}/scripts/language/messages_ar.js"
    plain = client.get(path, headers={"accept-encoding": "identity"})
    with client.stream("GET", path, headers={"accept-encoding": "gzip"}) as response:
        zipped = b"".join(response.iter_raw())
    assert "content-encoding" not in plain.headers
    assert (response.headers["content-encoding"], response.headers["vary"]) == ("gzip", "Accept-Encoding, Origin")
    assert gzip.decompress(zipped) == plain.content
    assert len(zipped) < len(plain.content) / 2


@pytest.mark.parametrize(
    "path",
    [
        "/assets/0000000000000000/scripts/main.js",
        f"{ASSETS}/scripts/none.js",
        f"{ASSETS}/index.html",
        f"{ASSETS}/",
        f"{ASSETS}/../app.py",
        f"{ASSETS}/%2e%2e/app.py",
        f"{ASSETS}/scripts/..%2f..%2fapp.py",
        f"{ASSETS}//etc/passwd",
        f"{ASSETS}/scripts/main.js%00",
    ],
)
def test_nothing_else_is_given_out(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")


def test_the_page_is_small(client: TestClient) -> None:
    def size(*names: str) -> int:
        return sum(len(client.get(f"{ASSETS}/{name}").content) for name in names)

    scripts = [name for name in EVERY_FILE if name.startswith("scripts/")]
    assert len(client.get("/").content) + size("pictures/icon.svg", *scripts) < MOST_BYTES["page"]
    assert size(*(name for name in EVERY_FILE if name.endswith(".woff2"))) < MOST_BYTES["fonts"]
    assert size(*(f"scripts/{name}" for name in TAG)) < MOST_BYTES["tag"]


def test_the_tag_loads_what_is_counted_as_its_own() -> None:
    imported, waiting = set(), ["tag/embed.js"]
    while waiting:
        name = waiting.pop()
        imported.add(name)
        waiting += imports_of(name) - imported
    assert imported == set(TAG)


def imports_of(name: str) -> set[str]:
    """Return the scripts that a script imports; all are named from the folder of scripts."""
    text = (SCRIPTS / name).read_text(encoding="utf-8")
    found = ((SCRIPTS / name).parent / each for each in re.findall(r'from "(\.[\w./]+)"', text))
    return {each.resolve().relative_to(SCRIPTS).as_posix() for each in found}


def test_every_script_is_imported_from_where_it_lies_and_none_is_left_over() -> None:
    every = {file.relative_to(SCRIPTS).as_posix() for file in SCRIPTS.rglob("*.js")}
    imported = set().union(*map(imports_of, every))
    assert every - imported == {"boot.js", "main.js", "tag/embed.js"}
    assert imported <= every


def test_scripts_write_no_markup() -> None:
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|srcdoc"
    )
    scripts = SCRIPTS.rglob("*.js")
    assert [script.name for script in scripts if forbidden.search(script.read_text(encoding="utf-8"))] == []


def test_both_languages_say_the_same_things() -> None:
    def message_keys(name: str) -> set[str]:
        text = (SCRIPTS / "language" / f"messages_{name}.js").read_text(encoding="utf-8").partition("\n};")[0]
        return set(re.findall(r"^  (\w+):", text, re.MULTILINE))

    assert message_keys("en") == message_keys("ar") != set()


def test_every_font_has_its_licence() -> None:
    fonts = FOLDER / "fonts"
    licences = [file.name.removesuffix(".LICENSE.txt") for file in fonts.glob("*.LICENSE.txt")]
    assert [font.name for font in fonts.glob("*.woff2") if not font.name.startswith(tuple(licences))] == []
    assert all("SIL Open Font License" in file.read_text(encoding="utf-8") for file in fonts.glob("*.LICENSE.txt"))
