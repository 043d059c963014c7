"""Draw docs/before-after.png: a sample as text in LibreOffice, and the Word file that noticeconv makes of it.

    python docs/picture.py

Needs LibreOffice and the extra noticeconv[pdf].
"""

from __future__ import annotations

from pathlib import Path

from noticeconv import read, render
from noticeconv.preview import joined, page_pictures
from noticeconv.soffice import Office, convert

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "13-web-copy.txt"
DPI = 64
TIMEOUT = 120.0


def main() -> None:
    """Write the picture beside this file."""
    word = render(read(SAMPLE).document, "docx")
    assert isinstance(word, bytes)
    with Office():
        before = page_pictures(convert(SAMPLE.read_bytes(), ".txt", "pdf", TIMEOUT), [1], dpi=DPI)
        after = page_pictures(convert(word, ".docx", "pdf", TIMEOUT), [1], dpi=DPI)
    (ROOT / "docs" / "before-after.png").write_bytes(joined([*before, *after]).png())


if __name__ == "__main__":
    main()
