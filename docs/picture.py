"""Draw docs/before-after.png and docs/pages/.

The first shows a sample as text in LibreOffice and the Word file that noticeconv makes of it, the others six samples as printed.

    python docs/picture.py

Needs LibreOffice and the extra noticeconv[pdf].
"""

from __future__ import annotations

from pathlib import Path

from noticeconv import read, render
from noticeconv.preview import joined, page_pictures
from noticeconv.soffice import Office, convert

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs" / "pages"
SHOWN = ("02-full-header.txt", "03-joint.txt", "04-letter.txt", "07-order.txt", "10-measures.txt", "11-attachments.html")
"""A 版头 and 版记 with everything, a joint issue, a letter, an order, rules in articles, attachments with a table."""
SAMPLE = ROOT / "samples" / "13-web-copy.txt"
DPI, SMALL_DPI = 64, 48
MOST_PAGES = 4
TIMEOUT = 120.0


def main() -> None:
    """Write the picture beside this file."""
    PAGES.mkdir(exist_ok=True)
    with Office():
        before = page_pictures(convert(SAMPLE.read_bytes(), ".txt", "pdf", TIMEOUT), [1], dpi=DPI)
        after = page_pictures(printed(SAMPLE), [1], dpi=DPI)
        for name in SHOWN:
            pages = page_pictures(printed(ROOT / "samples" / name), dpi=SMALL_DPI)[:MOST_PAGES]
            (PAGES / Path(name).with_suffix(".png").name).write_bytes(joined(pages).png())
    (ROOT / "docs" / "before-after.png").write_bytes(joined([*before, *after]).png())


def printed(sample: Path) -> bytes:
    """Return a sample as PDF, by way of Word."""
    word = render(read(sample).document, "docx")
    assert isinstance(word, bytes)
    return convert(word, ".docx", "pdf", TIMEOUT)


if __name__ == "__main__":
    main()
