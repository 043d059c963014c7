"""The laws: nothing is lost (L0), what is written reads back to the same document (L1), writers drop nothing in silence (L3)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import officials
import strategies as made
from noticeconv import canonical, parse, read, render
from noticeconv.flow import EDGES
from noticeconv.model import Attachment, Cell, CopiedTo, DateValue, Document, Imprint, Notice, Page, Report, Row, Section, Table
from noticeconv.options import ReadOptions
from noticeconv.readers import reader, table
from noticeconv.recognise import recognise, states
from noticeconv.records import replace
from noticeconv.roles import Role
from noticeconv.source import Source
from noticeconv.writers import writer_format

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
@given(officials.plain_documents())
def test_text(document: Document) -> None:
    same(parse(str(render(document, "txt"))).document, document)


def recipients_of(line: str) -> str | None:
    document = parse(f"云溪县水利局关于商请支持森林防火工作的函\n\n{line}\n　　现将有关情况函告如下。\n\n　　云溪县水利局\n　　2002年3月11日\n").document
    return document.recipients.text if isinstance(document, Notice) and document.recipients else None


def test_recipients_with_a_word_of_duty() -> None:
    assert recipients_of("临江市应急管理局：") == "临江市应急管理局："


def test_articles_are_no_recipients() -> None:
    document = parse("青石镇政务公开办法\n　　第一条　严格执行有关规定，各单位完善台账：\n　　（一）落实责任；\n　　（二）报送情况。\n").document
    assert [block.marker.text for block in document.body if isinstance(block, Section) and block.marker] == ["第一条"]


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


DERIVED = frozenset({"kind", "form", "genre", "type", "style", "names", "lines", "items", "value_", "agency", "serial", "assets", "asset", "src", "href"})


def account(document: Document) -> Counter[str]:
    """What a document says, in characters: what its lines and its page say."""
    from noticeconv.flow import flow

    said: Counter[str] = Counter()
    for line in flow(document):
        said += visible(line.text + "".join(mark.text or "" for mark in line.marks))
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


def shown(document: Document, format: str) -> str:
    """What a reader sees of the document in a format."""
    source = str(render(document, format))
    if format == "txt":
        return source
    page = lxml.html.fromstring(source)
    described = [told for element in page.iter() for name in ("alt", "title") if (told := element.get(name))]
    return "".join([page.text_content(), *described])


@law
@given(made.raw_documents(), st.sampled_from(["txt", "html"]))
def test_writers_drop_nothing(document: Document, format: str) -> None:
    wanted = canonical(document)
    out = visible(shown(wanted, format))
    if format == "html" and wanted.page:  # a web page shows fields as a table of names and values, however their line was written
        wanted.page = Page(noise=[part for field in wanted.page.fields for part in (field.name, field.value)] + wanted.page.noise)
    unkept = re.compile(writer_format(format).unkept)
    missing = account(wanted) - out
    assert not {char: count for char, count in missing.items() if not unkept.match(char)}


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


def test_a_mark_alone_on_its_line() -> None:
    lines = "关于开会的通知\n各县人民政府：\n请参加。\n附件：1.\n临江市会议日程\n2.\n回执\n"
    document = parse(lines).document
    assert [(note.marker, note.title) for note in document.attachment_notes] == [("1.", "临江市会议日程"), ("2.", "回执")]
    assert canonical(document) == document


def test_a_label_with_nothing_behind_it() -> None:
    document = canonical(Notice(imprint=Imprint(moved_recipients=CopiedTo(text=" "))))
    assert document.imprint
    assert document.imprint.other == ["主送："]
    assert canonical(document) == document


def test_a_date_that_only_looks_like_a_part_of_the_occasion() -> None:
    document = canonical(Report(occasion="2017年2月27日下午", date=DateValue(text="2017")))
    assert document.kind == "report"
    assert document.date
    assert document.date.text == "2017"


def test_an_imprint_behind_an_attachment_belongs_to_the_notice() -> None:
    imprint = Imprint(printer="临江市教育局办公室", print_date=DateValue(text="2017年5月8日印发"))
    document = canonical(Notice(attachments=[Attachment(content=Notice())], imprint=imprint))
    assert read(as_bytes(render(document, "docx")), format="docx").document == document


def test_a_gap_before_a_cell_from_above() -> None:
    rows = [Row(cells=[Cell(colspan=2), Cell(rowspan=2)]), Row(cells=[Cell()])]
    document = canonical(Notice(body=[Table(rows=rows)]))
    assert read(as_bytes(render(document, "docx")), format="docx").document == document


def spoilt(source: Source, data: st.DataObject) -> Source:
    """`source` with something else in up to three of its lines, or with some lines gone."""
    lines = list(source.lines)
    for _ in range(data.draw(st.integers(0, 3))):
        if not lines:
            break
        at = data.draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        field = data.draw(st.sampled_from(["gone", "text", "marks", "role", "level", "depth", "opens", "head_end", "mark_end"]))
        if field == "gone":
            del lines[at]
        elif field == "text":
            lines[at] = line._replace(text=data.draw(st.sampled_from(["　", "一、", "甲"])) + line.text)
        elif field == "marks":
            lines[at] = line._replace(marks=line.marks[1:])
        else:
            values = {"role": st.sampled_from(Role), "opens": st.booleans()}.get(field, st.one_of(st.none(), st.integers(0, 4)))
            lines[at] = line._replace(hints=line.hints._replace(**{field: data.draw(values)}))
    return replace(source, lines=tuple(lines))


@law
@given(made.raw_documents(), st.sampled_from(["docx", "md"]), st.data())
def test_lines_that_say_the_same_build_the_same(document: Document, format: str, data: st.DataObject) -> None:
    """What spares the self-check a second building: a file that states the lines of a document holds that document."""
    source = reader(format)(as_bytes(render(document, format)), ReadOptions())
    assert isinstance(source, Source)
    source = spoilt(source, data)
    if states(source, document):
        same(recognise(source).document, canonical(document))
