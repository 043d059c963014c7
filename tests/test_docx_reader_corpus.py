"""Law L0 over real Word files: every visible character is read, in order; tables and pictures are counted equal."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from corpus import CORPUS
from noticeconv.model.blocks import Cell, Image, Table
from noticeconv.readers.docx import read
from wordxml import NAMESPACES, W

FILES = sorted((CORPUS / "documents").glob("*.docx"))
pytestmark = pytest.mark.skipif(not FILES, reason=f"no real Word files under {CORPUS}")
HIDDEN = "ancestor::w:del or ancestor::w:moveFrom or ancestor::mc:Fallback or ancestor::w:r[w:rPr/w:vanish] or ancestor::w:txbxContent"


def visible(path: Path) -> tuple[str, int, int]:
    """The characters of document.xml that show, and its tables and pictures, found without our reader."""
    root = etree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    pieces = root.xpath(f"//w:t[not({HIDDEN})]/text()", namespaces=NAMESPACES)
    tables = len(root.findall(f".//{{{W}}}tbl"))
    pictures = len(root.xpath("//a:blip[@r:embed][not(ancestor::mc:Fallback)] | //v:imagedata[@r:id][not(ancestor::mc:Fallback)]", namespaces=NAMESPACES))
    return "".join("".join(pieces).split()), tables, pictures


def counted(cells: list[Cell]) -> tuple[int, int]:
    tables = pictures = 0
    for block in (block for cell in cells for block in cell.blocks):
        if isinstance(block, Table):
            inner = counted([cell for row in block.rows for cell in row.cells])
            tables, pictures = tables + 1 + inner[0], pictures + inner[1]
        else:
            pictures += isinstance(block, Image) or sum(mark.type == "image" for mark in block.marks)
    return tables, pictures


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_lost(path):
    source = read(path.read_bytes())
    wanted, tables, pictures = visible(path)
    given = iter("".join("".join(line.text.split()) for line in source.lines if line.hints.region is None))
    missing = next((at for at, char in enumerate(wanted) if char not in given), None)
    assert missing is None, f"lost from {wanted[missing : missing + 30]!r} on"
    blocks = [line.block for line in source.lines]
    within = [counted([cell for row in block.rows for cell in row.cells]) for block in blocks if isinstance(block, Table)]
    assert sum(isinstance(block, Table) for block in blocks) + sum(inner for inner, _ in within) == tables
    marked = sum(mark.type == "image" for line in source.lines for mark in line.marks)
    assert sum(isinstance(block, Image) for block in blocks) + marked + sum(inner for _, inner in within) == pictures
    assert all(sha in source.assets for line in source.lines for mark in line.marks if (sha := mark.asset))
