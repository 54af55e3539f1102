"""Readers of all formats except PDF."""

import json

import pytest

from corpus.document import DocumentInfo
from corpus.errors import InvalidDocument, UnreadableFile
from corpus.files.draft import Draft, Failure, PassedOver
from tests.corpus.files.made import ARABIC, word, zipped
from tests.corpus.files.reading import draft, drafts, read, texts

PAGE = """<!doctype html><html lang="ar"><head><title>تقرير
الميناء</title><link rel="canonical" href="https://example.org/a">
<meta property="article:published_time" content="2024-05-06T10:00"><style>p {}</style></head>
<body><nav>menu</nav><main><h1>الميناء</h1><p>وصل <b>الوفد</b>
إلى مسقط.<br>ثم عاد.</p>free text<div>in a <i>div</i></div><h2>Later</h2>
<table><tr><th>City<th>Year<tr><td>Muscat<td>2024</table><ul><li>one<li>two</ul>
<p hidden>no</p><script>no()</script><img src="http://127.0.0.1:9/never"></main><footer>foot</footer></body></html>"""


def test_a_web_page() -> None:
    found = draft("a.html", PAGE.encode())
    assert texts(found) == [
        "الميناء",
        "وصل الوفد إلى مسقط. ثم عاد.",
        "free text",
        "in a div",
        "Later",
        "City | Year",
        "Muscat | 2024",
        "one",
        "two",
    ]
    assert (found.info.title, found.info.language, found.info.url, found.info.published) == (
        "تقرير الميناء",
        "ar",
        "https://example.org/a",
        "2024-05-06",
    )
    assert found.paragraphs[5].place.headings == ("الميناء", "Later")


def test_a_page_in_a_legacy_encoding_and_one_nested_very_deeply() -> None:
    old = f'<meta charset="windows-1256"><p>{ARABIC}'.encode("windows-1256")
    assert texts(draft("a.html", old)) == [ARABIC]
    assert texts(draft("a.html", b"<div>" * 2_000 + b"deep")) == ["deep"]


@pytest.mark.parametrize("address", ["https:///a", "harbour.html", "https://a.b/\u202egpj.exe", ""])
def test_an_invalid_address_or_date_in_the_head_of_a_page_is_ignored(address: str) -> None:
    head = f'<link rel="canonical" href="{address}"><meta name="date" content="2023-02-30">'
    found = draft("a.html", f"<html><head>{head}</head><body><p>The lamp is old.".encode()).document(
        DocumentInfo(title="lamp")
    )
    assert (found.text, found.url, found.published) == ("The lamp is old.", None, None)


def test_an_invalid_date_in_a_markdown_file_is_ignored() -> None:
    found = draft("a.md", b"---\ndate: 2024-13-01\n---\nThe lamp is old.").document(DocumentInfo(title="lamp"))
    assert (found.text, found.published) == ("The lamp is old.", None)


def test_markdown() -> None:
    text = """---
title: "Harbour"
date: 2024-05-06
lang: en
---
# The harbour

A *first* paragraph
over two [lines](http://127.0.0.1:9/never).

- one
- two

| a | b |
|---|---|
| 1 | 2 |

## Below
`code` here.
"""
    found = draft("a.md", text.encode())
    assert texts(found) == [
        "The harbour",
        "A first paragraph over two lines.",
        "one",
        "two",
        "a | b",
        "1 | 2",
        "Below",
        "code here.",
    ]
    assert (found.info.title, found.info.published, found.info.language) == ("Harbour", "2024-05-06", "en")
    assert found.paragraphs[-1].place.headings == ("The harbour", "Below")


def test_a_word_file() -> None:
    data = word(
        ("Heading 1", "الميناء"), ("Normal", ARABIC), ("Normal", " "), rows=[["City", "Year"], ["مسقط", "2024"]]
    )
    found = draft("a.docx", data)
    assert texts(found) == ["الميناء", ARABIC, "City | Year", "مسقط | 2024"]
    assert found.paragraphs[1].place.headings == ("الميناء",)
    assert draft("a.docx", word(("Normal", "x"), title="A report")).info.title == "A report"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "encrypted, or of Word before 2007"),
        (b"hello", "damaged"),
        (word(("Normal", "x"))[:-300], "damaged"),
    ],
    ids=["before 2007", "no archive", "cut off"],  # an archive tells its minute: two processes would not agree on it
)
def test_damaged_and_old_word_files_are_refused(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableFile, match=problem):
        read("a.docx", data)


@pytest.mark.parametrize(
    ("part", "size", "problem"), [("a.txt", 1, "not a Word document"), ("word/document.xml", 250_000_000, "a bomb")]
)
def test_archives_that_are_not_word_files_are_refused(part: str, size: int, problem: str) -> None:
    with pytest.raises(UnreadableFile, match=problem):
        read("a.docx", zipped({part: bytes(size)}))


def test_lines_of_json() -> None:
    lines = [
        json.dumps(
            {"id": "one", "text": "First.\nSecond.", "title": "T", "language": "en", "metadata": {"year": 2024}}
        ),
        "",
        "{broken",
        json.dumps({"title": "no text"}),
        json.dumps({"text": "وصل الوفد.", "translations": {"en": ["It came."]}}),
    ]
    one, broken, textless, two = read("a.jsonl", "\n".join(lines).encode())
    assert isinstance(one, Draft) and isinstance(two, Draft)
    assert texts(one) == ["First.", "Second."]
    assert one.info == DocumentInfo("one", title="T", language="en", metadata={"year": 2024})
    assert two.document().translations == {"en": ("It came.",)}
    assert isinstance(broken, Failure) and (broken.part, broken.problem) == ("line 3", "not JSON")
    assert isinstance(textless, Failure) and isinstance(textless.error(), InvalidDocument)


def test_tables() -> None:
    rows = drafts("a.csv", 'id,text,year\n1,وصل الوفد.,2024\n2,"عاد, ثم سافر.",2025\n'.encode())
    assert [(row.info.document_id, texts(row), row.info.metadata) for row in rows] == [
        ("1", ["وصل الوفد."], {"year": "2024"}),
        ("2", ["عاد, ثم سافر."], {"year": "2025"}),
    ]
    aligned = draft("a.csv", "Arabic;English\nوصل الوفد.;It came.\nعاد.;\n".encode())
    assert aligned.document().translations == {"en": ("It came.", "")}
    assert texts(draft("a.tsv", b"city\tyear\nMuscat\t2024\n")) == ["city: Muscat; year: 2024"]
    with pytest.raises(UnreadableFile, match="without rows"):
        read("a.csv", b"id,text\n")


def test_a_translation_memory() -> None:
    memory = """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd"><tmx><header/><body>
    <tu><tuv xml:lang="en-GB"><seg>It <bpt i="1"/>came.</seg></tuv><tuv xml:lang="ar"><seg>وصل الوفد.</seg></tuv></tu>
    <tu><tuv xml:lang="fr"><seg>Non</seg></tuv><tuv xml:lang="ar"><seg>لا</seg></tuv></tu></body></tmx>"""
    document = draft("a.tmx", memory.encode()).document()
    assert (document.text, document.language, document.translations) == ("It came.", "en", {"ar": ("وصل الوفد.",)})
    with pytest.raises(UnreadableFile, match="entities"):
        read("a.tmx", b'<!DOCTYPE a [<!ENTITY a "a">]><a>&a;</a>')


def test_an_archive() -> None:
    inner = zipped({"x.txt": b"x"})
    files = {
        "b/note.txt": "وصل الوفد.".encode(),
        "a.md": b"# T\n\ntext",
        "a.exe": b"MZ",
        "b/LICENCE.RTF": b"{",
        "__MACOSX/._a.exe": b"MZ",
        ".hidden.txt": b"x",
        "c.zip": inner,
        "bad.pdf": b"%PDF",
        "rows.jsonl": b'{"text": "one"}\n{"text": "two"}',
    }
    found = read("a.zip", zipped(files))
    assert [(each.part, type(each)) for each in found] == [
        ("a.exe", PassedOver),
        ("a.md", Draft),
        ("b/LICENCE.RTF", PassedOver),
        ("b/note.txt", Draft),
        ("bad.pdf", Failure),
        ("c.zip", Failure),
        ("rows.jsonl, line 1", Draft),
        ("rows.jsonl, line 2", Draft),
    ]
    assert [each.kind for each in found if isinstance(each, PassedOver)] == [".exe", ".rtf"]
    assert [each.info.title for each in found if isinstance(each, Draft)][:2] == ["T", "note"]
    with pytest.raises(UnreadableFile, match="no file in it"):
        read("a.zip", zipped({"a.exe": b"x"}))


def test_plain_text_is_repaired_only_in_legacy_encodings() -> None:
    backwards = "\n".join(line[::-1] for line in ("وصل الوفد إلى المدينة القديمة.", "وعاد إلى الميناء."))
    assert draft("a.txt", backwards.encode()).text == backwards
    mended = draft("a.txt", backwards.encode("windows-1256"))
    assert texts(mended) == ["وصل الوفد إلى المدينة القديمة.", "وعاد إلى الميناء."]
    assert mended.info.metadata == {"repairs": "visual order 2"}
