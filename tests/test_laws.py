"""The laws: nothing is lost (L0), and what is written reads back to the same document (L1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import strategies as made
from noticeconv import canonical, parse, read, render
from noticeconv.flow import EDGES
from noticeconv.model import Document
from noticeconv.readers import table

law = settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck), print_blob=False)


def held(document: Document) -> Document:
    """The document without its assets: a file carries those that it shows."""
    return document.model_copy(update={"assets": {}})


def same(again: Document, wanted: Document) -> None:
    assert held(again).model_dump(mode="json") == held(wanted).model_dump(mode="json")
    for sha, asset in again.assets.items():
        assert wanted.assets[sha].data == asset.data


@law
@given(made.documents())
def test_canonical_is_idempotent(document: Document) -> None:
    same(canonical(document), document)


@law
@given(made.documents())
def test_json(document: Document) -> None:
    assert read(as_bytes(render(document, "json")), format="json").document == document


@law
@given(made.raw_documents())
def test_markdown(document: Document) -> None:
    same(read(as_bytes(render(document, "md")), format="md").document, canonical(document))


@law
@given(made.raw_documents())
def test_docx(document: Document) -> None:
    same(read(as_bytes(render(document, "docx")), format="docx").document, canonical(document))


@law
@given(made.plain_documents())
def test_text(document: Document) -> None:
    same(parse(str(render(document, "txt"))).document, document)


def as_bytes(data: bytes | str) -> bytes:
    return data.encode() if isinstance(data, str) else data


def visible(text: str) -> Counter[str]:
    return Counter(char for char in text if not char.isspace() and char not in EDGES)


def texts_in(value: Any) -> Iterator[str]:
    """Every text of a dumped document that stands for something written: derived values left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from texts_in(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in DERIVED:
                yield from texts_in(part)


DERIVED = frozenset({"kind", "form", "genre", "type", "style", "names", "lines", "items", "marks", "value_", "agency", "serial", "assets", "asset"})


def account(document: Document) -> Counter[str]:
    """What a document says, in characters: what its lines and its page say."""
    from noticeconv.flow import flow

    said: Counter[str] = Counter()
    for line in flow(document):
        said += visible(line.text)
        if line.block is not None:
            said += visible("".join(texts_in(line.block.model_dump(mode="json"))))
    for field in document.page.fields if document.page else []:
        said += visible(field.text or f"{field.name}：{field.value}")
    for noise in document.page.noise if document.page else []:
        said += visible(noise)
    return said


LABELS = frozenset("：:｜|【】[]［］;；,，附件抄送主送签发人报分印") | frozenset("&nbsp;emsp;ensp;<U+00A0>")
"""Separators between page fields, labels that documents write in one way, and blanks that a crawler spelt out."""


def lost(text: str, document: Document) -> dict[str, int]:
    missing = visible(text) - account(document)
    return {char: count for char, count in missing.items() if char not in LABELS}


@law
@given(made.official_texts)
def test_nothing_is_lost(text: str) -> None:
    reading = parse(text)
    assert "".join(line.text for line in reading.source.lines) == text == reading.source.text
    assert not lost(text, reading.document)


SHARED = Path(__file__).parents[2] / "shared"
FILES = sorted(path for folder in (SHARED / "corpus" / "documents", SHARED / "seeds") if folder.is_dir() for path in folder.rglob("*") if path.is_file())


@pytest.mark.skipif(not FILES, reason="the shared documents are not beside this checkout")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_shared_file(path: Path) -> None:
    kind = table.by_suffix(path.name)
    if kind is None:
        pytest.skip("not a format that is read")
    missing = table.FORMATS[kind].missing()
    if missing:
        pytest.skip(f"{missing} is not installed")
    reading = read(path)
    assert "".join(line.text for line in reading.source.lines) == reading.source.text
    assert not lost(reading.source.text, reading.document)
    wanted = canonical(reading.document)
    same(canonical(wanted), wanted)
    for format in ("md", "docx"):
        same(read(as_bytes(render(reading.document, format)), format=format).document, wanted)
    assert read(as_bytes(render(reading.document, "json")), format="json").document == reading.document
