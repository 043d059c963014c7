"""Word → the same Word file as the standard lays it out: looks change, nothing else does."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from lxml import etree

from noticeconv.diagnostics import Diagnostic, Edit, diagnostic
from noticeconv.errors import UnsupportedFormatError, VerificationError
from noticeconv.files import StrPath, check_target, input_bytes, replace_file
from noticeconv.layout.profile import Profile, load_profile
from noticeconv.options import DEFAULT_READ, DEFAULT_WRITE, ReadOptions, WriteOptions
from noticeconv.readers.docx import Traced, traced
from noticeconv.readers.docx import names as n
from noticeconv.readers.package import Package
from noticeconv.recognise import Outline, Recognition, recognise
from noticeconv.restyling.accounts import account_of, differences
from noticeconv.restyling.archive import with_parts
from noticeconv.restyling.fixes import Tracking, free_serial, put_edits
from noticeconv.restyling.footers import add_footers
from noticeconv.restyling.looks import LineLook, looks_of
from noticeconv.restyling.numerals import write_number
from noticeconv.restyling.pages import set_page
from noticeconv.restyling.paragraphs import put_look
from noticeconv.restyling.styles import GUEST, OWN, merge_styles
from noticeconv.roles import Role
from noticeconv.source import Source

Numbers = Literal["keep", "text"]
Fix = Literal["none", "plain", "tracked"]
_STRICT = b"http://purl.oclc.org/ooxml/"
_NOT_OURS = frozenset({Role.NOISE, Role.FIELD, Role.TABLE, Role.UNRECOGNISED})


@dataclass(frozen=True, slots=True)
class Restyled:
    """What was done. `data` are the bytes of the new file; `outline` what its lines were taken for."""

    data: bytes
    outline: Outline
    diagnostics: tuple[Diagnostic, ...]


def restyle(
    source: StrPath,
    target: StrPath,
    *,
    numbers: Numbers = "keep",
    fix: Fix = "none",
    force: bool = False,
    read_options: ReadOptions = DEFAULT_READ,
    write_options: WriteOptions = DEFAULT_WRITE,
) -> Restyled:
    """Write the Word file `source` to `target` as `write_options.profile` lays it out; return what was done.

    Styles, page, grid and page numbers are put right; every word, picture, table, formula, field, note, comment, revision and
    part stays. `numbers`: keep automatic numbers, or write them out as text. `fix` applies the safe fixes of the rules, plainly
    or as tracked changes (dated by SOURCE_DATE_EPOCH where that is set). The new file is held against the old one before
    it is moved into place; on any failure the target is as it was.
    Raises TargetError, VerificationError, UnreadableError, DamagedInputError, HostileInputError, UnsupportedFormatError.
    """
    path = Path(target)
    check_target(path, force=force)
    data, name = input_bytes(source, read_options.max_bytes)
    done = restyled(data, numbers=numbers, fix=fix, read_options=replace(read_options, name=name), write_options=write_options)
    replace_file(path, done.data)
    return done


def restyled(
    data: bytes,
    *,
    numbers: Numbers = "keep",
    fix: Fix = "none",
    read_options: ReadOptions = DEFAULT_READ,
    write_options: WriteOptions = DEFAULT_WRITE,
) -> Restyled:
    """Return the bytes of a Word file restyled. As `restyle`, which see."""
    profile = load_profile(write_options.profile)
    file = traced(data, read_options)
    if _STRICT in (file.package.read(file.main.name) or b""):
        raise UnsupportedFormatError(
            "This is a strict Open XML file; open it in Word or WPS, save it as an ordinary .docx and try again.",
            "这是“严格 Open XML”格式的文件；请用 Word 或 WPS 另存为普通 .docx 后再试。",
        )
    before = account_of(file.package, file.main.name)
    found = recognise(file.source)
    prefix = OWN if file.context.ours else GUEST
    count = sum(_set_lines(file, found, profile, write_options, prefix, numbers))
    done, said = _fixed(file, fix) if fix != "none" else ((), ())
    sections = list(file.main.root.iter(n.SECTPR)) or [etree.SubElement(file.main.root[0], n.SECTPR)]
    for section in sections:
        set_page(section, profile)
    parts = add_footers(file, sections, profile)
    styles = file.main.first("styles")
    root = file.package.xml(styles) if styles else None
    if styles is not None and root is not None:
        merge_styles(root, profile, prefix)
        parts[styles] = _bytes(root)
    parts[file.main.name] = _bytes(file.main.root)
    new = with_parts(data, parts)
    rewritten = numbers == "text" or bool(said)
    lost = differences(before, account_of(Package(new, read_options), file.main.name), rewritten=rewritten)
    if _words(traced(new, read_options).source) != _words(file.source, done):
        lost.append("text 文字")
    if lost:
        raise VerificationError(
            f"Restyling would have changed more than looks ({'; '.join(lost)}); nothing was written. Please report this file.",
            f"套用版式会改动版式以外的内容（{'；'.join(lost)}），已放弃，未写出任何文件。请反馈此文件。",
        )
    return Restyled(new, found.outline, (*found.diagnostics, *said, diagnostic("L101", count, len(sections))))


def _fixed(file: Traced, fix: Fix) -> tuple[Sequence[Edit], tuple[Diagnostic, ...]]:
    """Apply the safe fixes of the rules; return the edits that were made, and what was mended."""
    from noticeconv.rules import mend  # only those who ask for fixes pay for the rules

    mended = mend(file.source, lambda source: recognise(source).outline)
    tracking = Tracking(_now(), free_serial(file.main.root)) if fix == "tracked" else None
    left = set(put_edits(file, mended.edits, tracking))
    done = [edit for edit in mended.edits if edit not in left]
    return done, (*mended.applied, *([diagnostic("L102", len(left))] if left else []))


def _now() -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _words(source: Source, edits: Sequence[Edit] = ()) -> str:
    """Return the words of a source, headers and footers apart, as `edits` make them."""
    pieces = []
    for line in source.lines:
        if line.hints.region in ("running_header", "running_footer"):
            continue
        text = line.text
        for edit in reversed([edit for edit in edits if line.start <= edit.span[0] and edit.span[1] <= line.end]):
            text = text[: edit.span[0] - line.start] + edit.text + text[edit.span[1] - line.start :]
        pieces.append(text)
    return "".join("".join(pieces).split())


def _set_lines(
    file: Traced, found: Recognition, profile: Profile, options: WriteOptions, prefix: str, numbers: Numbers
) -> Iterator[int]:
    """Give every paragraph the look of its line; yield 1 for each that got one."""
    sealed = bool(profile.signature["sealed"]) if options.sealed is None else options.sealed
    form = found.document.form if found.document.kind == "notice" else "general"
    held = [(number, line) for number, line in found.lines if line.role not in (Role.NOISE, Role.FIELD)]
    made = looks_of([line for _, line in held], profile, sealed=sealed, form=form)
    lines, looks = dict(held[::-1]), dict(zip([number for number, _ in held[::-1]], made[::-1], strict=True))
    by_line = _numbers_by_line(file, found.outline)
    for paragraph, start, end in file.paragraphs:
        numbers_here = sorted({number for at in range(start, end) for number in by_line.get(at, ()) if number in lines})
        said = [lines[number] for number in numbers_here]
        if not said or said[0].role in _NOT_OURS or any(line.role is not said[0].role for line in said):
            continue
        look = _named(looks[numbers_here[0]], prefix)
        whole = len(said) == 1 and end - start == 1
        number = _number_of(file, paragraph)
        if number is not None and numbers == "text" and whole:
            write_number(paragraph, file.source.lines[start].text.removesuffix("\n"))
            number = None
        put_look(paragraph, look, said[0].text if whole else "", number)
        yield 1


def _numbers_by_line(file: Traced, outline: Outline) -> dict[int, list[int]]:
    """Return for each line of the source the outline lines that were read from it."""
    found: dict[int, list[int]] = {}
    at = 0
    lines = file.source.lines
    for line in outline.lines:
        for start, end in line.spans:
            while at and lines[at].start > start:
                at -= 1
            while at + 1 < len(lines) and lines[at + 1].start <= start:
                at += 1
            for inside in range(at, len(lines)):
                if lines[inside].start >= max(end, start + 1):
                    break
                found.setdefault(inside, []).append(line.number)
    return found


def _number_of(file: Traced, paragraph: etree._Element) -> tuple[int, int] | None:
    """Return list and level of a paragraph's automatic number."""
    properties = paragraph.find(n.PPR)
    frame = file.frames.read(properties)[0] if properties is not None else file.frames.plain
    number = frame.properties.num_id
    return None if frame.numbers is None or number is None else (int(number), frame.level_at)


def _named(look: LineLook, prefix: str) -> LineLook:
    """Return a look whose styles have the ids they get in this file."""
    if prefix == OWN:
        return look
    stretches = tuple(stretch._replace(properties=_renamed(stretch.properties, prefix)) for stretch in look.stretches)
    return LineLook(_renamed(look.properties, prefix), stretches)


def _renamed(properties: etree._Element, prefix: str) -> etree._Element:
    for child in properties.iter(n.PSTYLE, n.RSTYLE):
        child.set(n.VAL, prefix + (child.get(n.VAL) or "").removeprefix(OWN).removeprefix(prefix))
    return properties


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


__all__ = ["Restyled", "restyle", "restyled"]
