"""Word → the same Word file as the standard lays it out: looks change, nothing else does."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Literal

from lxml import etree

from noticeconv.diagnostics import Diagnostic, diagnostic
from noticeconv.errors import NoticeconvError, VerificationError
from noticeconv.files import StrPath, check_target, input_bytes, replace_file
from noticeconv.kept import pattern
from noticeconv.layout.profile import Profile, load_profile
from noticeconv.options import DEFAULT_READ, DEFAULT_WRITE, ReadOptions, WriteOptions
from noticeconv.readers.docx import Traced
from noticeconv.readers.docx import names as n
from noticeconv.recognise import Outline, Recognition, recognise
from noticeconv.records import record, replace
from noticeconv.restyling.accounts import account_of, refuse_loss
from noticeconv.restyling.archive import with_parts
from noticeconv.restyling.changes import Changes, as_bytes
from noticeconv.restyling.fixing import fixed_file, opened
from noticeconv.restyling.footers import PageNumbers, add_footers
from noticeconv.restyling.looks import beside, looks_of
from noticeconv.restyling.numerals import frame_of, number_of, numbered_file
from noticeconv.restyling.pages import sections_of, set_page
from noticeconv.restyling.paragraphs import put_look
from noticeconv.restyling.room import Standing, has_rule, room_above, standings
from noticeconv.restyling.styles import OWN, free_prefix, merge_styles
from noticeconv.roles import Role

Numbers = Literal["keep", "text"]
Fix = Literal["none", "plain", "tracked"]
_SIDE_BY_SIDE = frozenset(
    map(frozenset, ((Role.ISSUER, Role.DATE), (Role.PRINTER, Role.PRINT_DATE), (Role.DOCUMENT_NUMBER, Role.SIGNATORY)))
)
"""Elements that people put on one line, blanks between them."""
_PAGE_NUMBERS = {PageNumbers.THERE: (), PageNumbers.ADDED: ("L103",), PageNumbers.NO_ROOM: ("L104",)}
_BORDERS = n.W + "pBdr"
# matches "toc 1", "TOC Heading", "table of figures", "目录 2"; not "toccata", "标题 1"
_CONTENTS = pattern(r"toc\b|table of figures|目录", re.IGNORECASE)
_NOT_OURS = frozenset({Role.NOISE, Role.FIELD, Role.TABLE, Role.UNRECOGNISED})


@record
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
    replace_file(path, done.data, lambda held: _same(held, done.data, path))
    return done


def _same(held: bytes, wanted: bytes, path: Path) -> None:
    """Refuse a file that the disk does not give back as it was written: what was held against the old one are these bytes."""
    if held != wanted:
        raise VerificationError(
            f"What was written for {path} does not read back the same; nothing was changed. Check the disk and try again.",
            f"为 {path} 写出的内容回读不一致，目标未改动；请检查磁盘后再试。",
        )


def restyled(
    data: bytes,
    *,
    numbers: Numbers = "keep",
    fix: Fix = "none",
    read_options: ReadOptions = DEFAULT_READ,
    write_options: WriteOptions = DEFAULT_WRITE,
) -> Restyled:
    """Return the bytes of a Word file restyled. As `restyle`, which see."""
    with _named(read_options.name):
        profile = load_profile(write_options.profile)
        data, said = fixed_file(data, read_options, tracked=fix == "tracked") if fix != "none" else (data, ())
        if numbers == "text":
            data, left = numbered_file(data, read_options)
            said = (*said, *left)
        done = _in_layout(data, profile, read_options, write_options)
        return replace(done, diagnostics=(*said, *done.diagnostics))


@contextlib.contextmanager
def _named(name: str | None) -> Iterator[None]:
    """Let every failure name the file."""
    try:
        yield
    except NoticeconvError as error:
        raise error.named(name) from None


def _in_layout(data: bytes, profile: Profile, read_options: ReadOptions, write_options: WriteOptions) -> Restyled:
    file = opened(data, read_options)
    before = account_of(file.package, file.main)
    found = recognise(file.source)
    name = file.main.first("styles")
    styles = file.package.xml(name) if name else None
    prefix = OWN if file.context.ours else free_prefix(styles, profile)
    count = sum(_set_lines(file, found, profile, write_options, prefix))
    sections = sections_of(file.main.root)
    for section in sections:
        set_page(section, profile)
    changes = Changes(file)
    numbers = add_footers(file, sections, profile, changes, prefix)
    _set_styles(name, styles, profile, prefix, changes)
    changes.set(file.main.name, file.main.root)
    new = with_parts(data, changes.parts)
    refuse_loss(before, new, read_options)
    said = (diagnostic("L101", count, len(sections)), *(diagnostic(code) for code in _PAGE_NUMBERS[numbers]))
    return Restyled(new, found.outline, (*found.diagnostics, *said))


def _set_styles(name: str | None, root: etree._Element | None, profile: Profile, prefix: str, changes: Changes) -> None:
    """Put our styles into the part `name`, whose root is `root`; into a new one where there is none."""
    if name is None or root is None:
        root = etree.fromstring(f'<w:styles xmlns:w="{n.W[1:-1]}"/>')
        merge_styles(root, profile, prefix)
        changes.add("styles", "rIdGongwenStyles", as_bytes(root))
    elif merge_styles(root, profile, prefix):
        changes.set(name, root)


def _set_lines(
    file: Traced, found: Recognition, profile: Profile, options: WriteOptions, prefix: str
) -> Iterator[int]:
    """Give every paragraph the look of its line; yield 1 for each that got one."""
    sealed = bool(profile.signature["sealed"]) if options.sealed is None else options.sealed
    form = found.document.form if found.document.kind == "notice" else "general"
    held = [(number, line) for number, line in found.lines if line.role not in (Role.NOISE, Role.FIELD)]
    made = looks_of([line for _, line in held], profile, prefix, sealed=sealed, form=form)
    lines, looks = dict(held[::-1]), dict(zip([number for number, _ in held[::-1]], made[::-1], strict=True))
    by_line = _numbers_by_line(file, found.outline)
    ruled = has_rule(file.main.root)
    stand, pitch = standings(profile, prefix), round(profile.page.pitch_pt * 20)
    for paragraph, start, end in file.paragraphs:
        numbers_here = sorted({number for at in range(start, end) for number in by_line.get(at, ()) if number in lines})
        said = [lines[number] for number in numbers_here]
        if not said or said[0].role in _NOT_OURS:
            continue
        mixed = any(line.role is not said[0].role for line in said)
        if mixed and frozenset(line.role for line in said) not in _SIDE_BY_SIDE:
            continue
        frame = frame_of(file, paragraph)
        if frame.plain.hidden or (frame.style_name is not None and _CONTENTS.match(frame.style_name)):
            continue  # another style would show what this one hides, or knows nothing of leaders and tabs
        look = looks[numbers_here[0]]
        look = beside(look, looks[numbers_here[-1]], paragraph) if mixed else look._replace(properties=deepcopy(look.properties))
        whole = len(said) == 1 and end - start == 1
        for rule in look.properties.findall(_BORDERS) if ruled else ():
            look.properties.remove(rule)
        standing = stand.get(look.style, Standing())
        room_above(paragraph, look.properties, standing, pitch, prefix)
        put_look(paragraph, look, said[0].text if whole else "", number_of(frame), standing)
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


__all__ = ["Restyled", "restyle", "restyled"]
