"""`python -m rag.train.countries`: the names of countries from CLDR, as Babel has them, into the table beside `asking`.

The table is shipped because loading two languages of CLDR's takes a tenth of a second, which each question on the
command line would pay.
"""

from babel import Locale

from rag.asking.question_words import COUNTRIES


def main() -> None:
    """Write the table."""
    arabic, english = (Locale(language).territories for language in ("ar", "en"))
    rows = (f"{code}\t{arabic[code]}\t{english[code]}\n" for code in sorted(arabic) if code.isalpha())
    COUNTRIES.write_text("code\tar\ten\n" + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
