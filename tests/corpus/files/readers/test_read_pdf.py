import shutil
import subprocess
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from tests.corpus.files.made import ARABIC, ARABIC_LINES, pdf, picture_pdf
from tests.corpus.files.reading import draft, read, texts

BODY = [f"Line {number} of the report says what was seen on that day in the harbour town." for number in range(6)]


@pytest.mark.parametrize("drawn", ["shaped", "visual", "logical"])
def test_arabic_is_read_in_whatever_order_it_was_drawn(drawn: str) -> None:
    found = draft("a.pdf", pdf([ARABIC_LINES], drawn=drawn))
    # arabic-reshaper leaves out the marks.
    assert " ".join(texts(found)) == (ARABIC.replace("\u0651", "") if drawn == "shaped" else ARABIC)
    assert ("visual order" in str(found.info.metadata.get("repairs"))) == (drawn == "logical")


def test_lines_become_paragraphs() -> None:
    full = "The board of the harbour decided on Monday that the old lamp is to be"
    found = draft(
        "a.pdf",
        pdf(
            [
                [
                    full,
                    "replaced by a new one.",
                    "The mayor was asked about it on the following day and",
                    "gave no answer.",
                ]
            ]
        ),
    )
    assert texts(found) == [
        f"{full} replaced by a new one.",
        "The mayor was asked about it on the following day and gave no answer.",
    ]


def test_heads_and_page_numbers_are_removed_and_pages_recorded() -> None:
    pages = [[f"{page} {line}" for line in BODY] for page in ("First", "Second", "Third")]
    found = draft("a.pdf", pdf(pages, header="Annual report 2024", numbered=True))
    said = " ".join(texts(found))
    assert "Annual" not in said and "- 2 -" not in said
    assert {
        each.place.page_at(each.text.index(word))
        for word, each in (
            (word, each) for each in found.paragraphs for word in ("First", "Second", "Third") if word in each.text
        )
    } == {1, 2, 3}


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Annual report", "Annual report"),
        ("Word for word: a study", "Word for word: a study"),
        ("https is safe", "https is safe"),
        ("التقرير السنوي", "التقرير السنوي"),
        ("untitled", ""),
        ("Microsoft PowerPoint - slides", ""),
        ("plan.XLSX", ""),
        ("about:blank", ""),
        ("https://harbour.example/report?year=2024", ""),
        ("file:///home/user/report", ""),
    ],
)
def test_default_titles_of_programs_are_ignored(written: str, title: str) -> None:
    assert draft("a.pdf", pdf([BODY], title=written)).info.title == title


def test_a_paragraph_over_two_pages_records_where_the_second_begins() -> None:
    first = [f"the {which} keeper of the lamp wrote in his book that the sea was" for which in ("old", "new", "sad")]
    found = draft(
        "a.pdf", pdf([first, ["as calm as it had been before and never would be on", "the day of the storm."]])
    )
    (paragraph,) = found.paragraphs
    assert (paragraph.place.page, paragraph.place.page_at(0)) == (1, 1)
    assert paragraph.place.page_at(paragraph.text.index("day of the storm")) == 2


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"%PDF-1.7", "not a PDF"),
        (b"hello", "not a PDF"),
    ],
)
def test_other_files_are_refused(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableFile, match=problem):
        read("a.pdf", data)


def test_an_encrypted_file_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="encrypted"):
        read("a.pdf", pdf([BODY], key="secret"))


def test_a_file_of_scans_is_refused_without_ocr() -> None:
    with pytest.raises(UnreadableFile, match="no text layer") as refused:
        read("a.pdf", picture_pdf(ARABIC_LINES[0]))
    assert "IQTIBAS_OCR=tesseract" in refused.value.hint


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_scans_are_recognised_by_ocr() -> None:
    found = draft("a.pdf", picture_pdf("محطة الطاقة الشمسية الجديدة"), ocr="tesseract")
    said = " ".join(texts(found))
    assert "الطاقة الشمسية" in said
    assert all(0.3 <= (each.place.ocr_confidence or 0) <= 1 and each.place.page == 1 for each in found.paragraphs)


PRINTED = """<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><style>
body { font: 14pt/1.7 FONT, "DejaVu Sans"; text-align: justify }</style><body><h1>تقرير المحطة</h1>
<p>%s وقال إن الله خلق الإنسان، ولا إله إلا الله.</p><p>افتُتحت المحطةُ (الثانية) يوم 2024-11-05 بطاقة 45%% من الحاجة.</p>
<p>شارك فيها 430 شخصًا، منهم 260 طفلًا. تُفتح صباحًا دروسٌ وتُغلق مساءً يومًا كاملًا.</p>
<p>يدفع الزائر 150 ريالًا في الشهر، والبواب دينارًا، ومن جاء محمّلًا أو أولًا لا يدفع.</p>
</body></html>"""


@pytest.mark.browser
@pytest.mark.parametrize("font", ["Noto Naskh Arabic", "Noto Sans Arabic", "DejaVu Sans"])
def test_arabic_that_a_browser_printed(tmp_path: Path, font: str) -> None:
    page, printed = tmp_path / "a.html", tmp_path / "a.pdf"
    page.write_text((PRINTED % ARABIC).replace("FONT", f"'{font}'"), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={printed}"]
    subprocess.run([shutil.which("chromium") or "chromium", *options, page.as_uri()], check=True, capture_output=True)
    found = draft("a.pdf", printed.read_bytes())
    assert " ".join(texts(found)) == (
        f"تقرير المحطة {ARABIC} وقال إن الله خلق الإنسان، ولا إله إلا الله. "
        "افتُتحت المحطةُ (الثانية) يوم 2024-11-05 بطاقة 45% من الحاجة. "
        "شارك فيها 430 شخصًا، منهم 260 طفلًا. تُفتح صباحًا دروسٌ وتُغلق مساءً يومًا كاملًا. "
        "يدفع الزائر 150 ريالًا في الشهر، والبواب دينارًا، ومن جاء محمّلًا أو أولًا لا يدفع."
    )
    assert found.paragraphs[1].place.headings == ("تقرير المحطة",)
