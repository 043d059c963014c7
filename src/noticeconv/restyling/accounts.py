"""What a Word file holds beside its looks: counted before and after, so that restyling can be seen to have lost nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from lxml import etree

from noticeconv.diagnostics import Edit
from noticeconv.errors import VerificationError
from noticeconv.options import ReadOptions
from noticeconv.readers.docx import names as n
from noticeconv.readers.docx import traced
from noticeconv.readers.docx.parts import Part, main_part, relations
from noticeconv.readers.package import Package
from noticeconv.records import record
from noticeconv.source import Source

_LOOKS = frozenset((n.PPR, n.RPR, n.SECTPR))
_FLESH = frozenset((n.RUN, n.TEXT, n.W + "delText", n.P))
_ANCHORED = frozenset((n.W + "drawing", n.W + "pict", n.W + "object", n.M + "oMath", n.W + "footnoteReference", n.W + "endnoteReference"))
_LAYOUT_PARTS = ("word/document.xml", "word/styles.xml", "word/settings.xml", "word/_rels/document.xml.rels", "[Content_Types].xml")


@record
class Account:
    """What must be the same.

    text       all words in order, deleted ones too
    things     every element that is neither look nor run, with its attributes, and how often it stands there
    anchors    the paragraph of each picture, formula and note
    marks      what raises, lowers, underlines … characters or tracks a change, with the words that have it
    parts      hashes of the parts that hold no looks of the text
    relations  what the document refers to: kind and target by id
    """

    text: str
    things: Counter[str]
    anchors: tuple[tuple[str, int], ...]
    marks: dict[str, str]
    parts: dict[str, str]
    relations: dict[str, tuple[str, str]]


def account_of(package: Package, main: Part) -> Account:
    """Return the account of a file with the main part `main`, as it is now. Raises as reading its parts."""
    root = main.root
    parts = {name: hashlib.sha256(package.read(name) or b"").hexdigest() for name in package.names if name not in _LAYOUT_PARTS and name != main.name}
    related = {id_: (relation.kind, relation.target) for id_, relation in relations(package, main.name).items()}
    things: Counter[str] = Counter()
    text: list[str] = []
    anchors: list[tuple[str, int]] = []
    marks: dict[str, list[str]] = {}
    paragraph = -1
    nodes = root.iter()
    for element in nodes:
        tag = str(element.tag)
        if tag in _LOOKS:
            _add_marks(element, marks)
            for _ in element.iterdescendants():  # looks, all of them
                next(nodes)
            continue
        if tag == n.P:
            paragraph += 1
        elif tag in _ANCHORED:
            anchors.append((tag, paragraph))
        if tag not in _FLESH:
            things[tag + repr(sorted(element.attrib.items()))] += 1
        words = element.text
        if words and words.strip("\r\n"):
            text.append(words)
    return Account("".join(text), things, tuple(anchors), {name: "".join(held) for name, held in marks.items()}, parts, related)


_KEPT = frozenset(n.W + name for name in "vertAlign b i u strike dstrike vanish highlight em ins del moveFrom moveTo rPrChange pPrChange".split())


def _add_marks(looks: etree._Element, marks: dict[str, list[str]]) -> None:
    """Note the looks that restyling may not touch with the words that have them; a run may have been parted meanwhile.

    What is switched off is left out: our own styles do that for words of headings.
    """
    for child in looks:
        if child.tag in _KEPT and child.get(n.VAL) != "0":
            run = looks.getparent()
            words = "".join(one.text or "" for one in run.iterchildren(n.TEXT, _DELETED)) if run is not None and looks.tag == n.RPR else ""
            marks.setdefault(str(child.tag) + repr(sorted(child.attrib.items())), []).append(words)


_DELETED = n.W + "delText"


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
    if before.marks != after.marks and not rewritten:
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


def refuse_loss(before: Account, new: bytes, options: ReadOptions, words: str | None = None) -> None:
    """Hold a finished file against what there was. Where words were changed on purpose, `words` are those it must say now.

    Raises VerificationError.
    """
    package = Package(new, options)
    lost = differences(before, account_of(package, main_part(package)), rewritten=words is not None)
    if words is not None and words_of(traced(new, options).source) != words:
        lost.append("words 文字")
    if lost:
        raise VerificationError(
            f"More than looks would have changed ({'; '.join(lost)}); nothing was written. Please report this file.",
            f"套用版式会改动版式以外的内容（{'；'.join(lost)}），已放弃，未写出任何文件。请反馈此文件。",
        )
