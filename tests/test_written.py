"""What our own formats look like, as files: `fixtures/written/NAME.json` and the Markdown and text that it gives.

After a change that is right, write the Markdown and the text anew: `python tests/test_written.py`, and read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from noticeconv import canonical, read, render

FOLDER = Path(__file__).parent / "fixtures" / "written"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))


def test_there_are_some() -> None:
    assert {"notice", "regulation", "report"} <= set(NAMES)


@pytest.mark.parametrize("format", ["json", "md", "txt"])
@pytest.mark.parametrize("name", NAMES)
def test_written_as_ever(name: str, format: str) -> None:
    document = read(FOLDER / f"{name}.json").document
    assert render(document, format) == (FOLDER / f"{name}.{format}").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_markdown_reads_back(name: str) -> None:
    document = read(FOLDER / f"{name}.json").document
    assert document == canonical(document)
    assert read(FOLDER / f"{name}.md").document == document


if __name__ == "__main__":
    for name in NAMES:
        for format in ("md", "txt"):
            (FOLDER / f"{name}.{format}").write_text(str(render(read(FOLDER / f"{name}.json").document, format)), "utf-8")
