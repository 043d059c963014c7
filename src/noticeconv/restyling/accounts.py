"""What a Word file holds beside its looks: counted before and after, so that restyling can be seen to have lost nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from noticeconv.diagnostics import Edit
from noticeconv.errors import VerificationError
from noticeconv.options import ReadOptions
from noticeconv.readers.docx import names as n
from noticeconv.readers.docx import traced
from noticeconv.readers.docx.parts import relations
from noticeconv.readers.package import Package
from noticeconv.source import Source

_LOOKS = frozenset((n.PPR, n.RPR, n.SECTPR))
_FLESH = frozenset((n.RUN, n.TEXT, n.W + "delText", n.P))
_ANCHORED = frozenset((n.W + "drawing", n.W + "pict", n.W + "object", n.M + "oMath", n.W + "footnoteReference", n.W + "endnoteReference"))
_LAYOUT_PARTS = ("word/document.xml", "word/styles.xml", "word/settings.xml", "word/_rels/document.xml.rels", "[Content_Types].xml")


@dataclass(frozen=True, slots=True)
class Account:
    """What must be the same.

    text       all words in order, deleted ones too
    things     every element that is neither look nor run, with its attributes, and how often it stands there
    anchors    the paragraph of each picture, formula and note
    marks      what raises, lowers, underlines … characters, and tracked changes
    parts      hashes of the parts that hold no looks of the text
    relations  what the document refers to: kind and target by id
    """

    text: str
    things: Counter[str]
    anchors: tuple[tuple[str, int], ...]
    marks: tuple[str, ...]
    parts: dict[str, str]
    relations: dict[str, tuple[str, str]]


def account_of(package: Package, main: str) -> Account:
    """Return the account of a file whose main part is `main`. Raises as reading its parts."""
    root = package.xml(main)
    assert root is not None
    parts = {name: hashlib.sha256(package.read(name) or b"").hexdigest() for name in package.names if name not in _LAYOUT_PARTS and name != main}
    held = {id_: (relation.kind, relation.target) for id_, relation in relations(package, main).items()}
    things: Counter[str] = Counter()
    text: list[str] = []
    anchors: list[tuple[str, int]] = []
    marks: list[str] = []
    paragraph = -1
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        tag = str(element.tag)
        if tag in _LOOKS:
            marks += _kept(element, len(text))
            walker.skip_subtree()
            continue
        if tag == n.P:
            paragraph += 1
        if tag in _ANCHORED:
            anchors.append((tag, paragraph))
        if tag not in _FLESH:
            things[tag + repr(sorted(element.attrib.items()))] += 1
        if element.text and element.text.strip("\r\n"):
            text.append(element.text)
    return Account("".join(text), things, tuple(anchors), tuple(marks), parts, held)


_KEPT = frozenset(n.W + name for name in "vertAlign b i u strike dstrike vanish highlight em ins del moveFrom moveTo rPrChange pPrChange".split())


def _kept(element: etree._Element, at: int) -> list[str]:
    """Return the looks that restyling may not touch; not those our own styles bring for words of headings."""
    return [str(child.tag) + repr(sorted(child.attrib.items())) for child in element.iter(*_KEPT) if child.get(n.VAL) != "0"]


def differences(before: Account, after: Account, *, rewritten: bool) -> list[str]:
    """Return what of `before` is missing or changed in `after`, in words; empty when nothing is.

    `rewritten`: words were changed on purpose, and tracked changes may have come.
    """
    found = []
    if before.text != after.text and not rewritten:
        found.append("text 文字")
    new = {} if rewritten else after.things - before.things
    if unlike := sorted({name.partition("[")[0].rpartition("}")[2] for name in (*(before.things - after.things), *new)}):
        found.append("elements " + ", ".join(unlike))
    if before.anchors != after.anchors:
        found.append("places of pictures 图片位置")
    if set(before.marks) != set(after.marks):
        found.append("marks 字符标记")
    found += [f"part {name}" for name, digest in before.parts.items() if after.parts.get(name) != digest]
    found += [f"relation {id_}" for id_, held in before.relations.items() if after.relations.get(id_) != held]
    return found


def words_of(source: Source, edits: Sequence[Edit] = ()) -> str:
    """Return the words of a source, white space, headers and footers apart, as `edits` make them."""
    pieces = []
    for line in source.lines:
        if line.hints.region in ("running_header", "running_footer"):
            continue
        text = line.text
        for edit in reversed([edit for edit in edits if line.start <= edit.span[0] and edit.span[1] <= line.end]):
            text = text[: edit.span[0] - line.start] + edit.text + text[edit.span[1] - line.start :]
        pieces.append(text)
    return "".join("".join(pieces).split())


def refuse_loss(before: Account, words: str, new: bytes, main: str, options: ReadOptions, *, rewritten: bool) -> None:
    """Hold a finished file against what there was, and against the words it must say. Raises VerificationError."""
    lost = differences(before, account_of(Package(new, options), main), rewritten=rewritten)
    if words_of(traced(new, options).source) != words:
        lost.append("words 文字")
    if lost:
        raise VerificationError(
            f"More than looks would have changed ({'; '.join(lost)}); nothing was written. Please report this file.",
            f"套用版式会改动版式以外的内容（{'；'.join(lost)}），已放弃，未写出任何文件。请反馈此文件。",
        )
