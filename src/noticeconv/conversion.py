"""The public functions: read, parse, render, write, convert; and the self-check before a target is replaced."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Mapping
from typing import IO, Any

from noticeconv.diagnostics import Diagnostic, diagnostic
from noticeconv.errors import DamagedInputError, DoubtfulError, NoticeconvError, TargetError, UnsupportedFormatError, VerificationError
from noticeconv.files import StrPath, check_target, input_bytes, replace_file, target_failure
from noticeconv.flow import ENVELOPE, Envelope, FlowLine, envelope, flow
from noticeconv.kept import pattern
from noticeconv.model import KINDS, CellBlock, Document, Image, Table
from noticeconv.options import DEFAULT_READ, DEFAULT_WRITE, ReadOptions, WriteOptions
from noticeconv.readers import reader, sniff
from noticeconv.recognise import Outline, build, recognise, states
from noticeconv.records import record, replace
from noticeconv.roles import Role
from noticeconv.source import Source, split_lines
from noticeconv.writers import format_of_suffix, writer, writer_format

_FORMS = (None, "general", "letter", "order", "minutes")
_SHA256 = pattern("[0-9a-f]{64}")


@record
class Reading:
    """What reading gives: the document, what there is to say, and how each line was taken.

    `source` and `outline` are empty for JSON, which carries no lines.
    """

    document: Document
    diagnostics: tuple[Diagnostic, ...]
    outline: Outline
    source: Source


def read(
    source: StrPath | bytes | IO[bytes],
    *,
    format: str | None = None,
    encoding: str | None = None,
    roles: Mapping[int, Role] | None = None,
    options: ReadOptions = DEFAULT_READ,
) -> Reading:
    """Read a file, bytes, or a binary file object of any known format (told by content unless `format` names it).

    `encoding` forces the encoding of text; `roles` overrides the role of outline lines by number (from 1).
    Raises UnreadableError, UnsupportedFormatError, DamagedInputError, MissingToolError, HostileInputError.
    """
    data, name = input_bytes(source, options.max_bytes)
    options = replace(options, encoding=encoding or options.encoding, name=options.name or name)
    with _named_failures(options.name):
        kind = format or sniff(data, options.name)
        held = reader(kind)(data, options)
        if isinstance(held, Source):
            held = replace(held, name=options.name)
            reading = _recognised(held, roles)
        else:
            reading = Reading(held, (), Outline(()), Source("", (), kind, options.name))
    if isinstance(source, str | os.PathLike):
        _fetch_pictures(reading.document, os.path.dirname(source))
    return reading


def _fetch_pictures(document: Document, folder: StrPath) -> None:
    """Take the bytes of pictures that were kept beside a file of ours: <any folder>/<sha256>.<suffix>."""
    missing = {sha: asset for sha, asset in document.assets.items() if asset.data is None and _SHA256.fullmatch(sha)}
    if not missing:
        return
    import hashlib
    from pathlib import Path

    for path in sorted(Path(folder).glob("*/*")):
        asset = missing.get(path.stem)
        if asset is None or asset.data is not None or not path.is_file():
            continue
        with contextlib.suppress(NoticeconvError):  # a file that cannot be read is not the picture; another may be
            data = input_bytes(path, DEFAULT_READ.max_bytes)[0]
            if hashlib.sha256(data).hexdigest() == path.stem:
                asset.data = data


def parse(text: str, *, roles: Mapping[int, Role] | None = None) -> Reading:
    """Recognise a text that is at hand as str. Never raises on text; `roles` as for `read`."""
    return _recognised(Source(text, split_lines(text), "txt"), roles)


def _recognised(source: Source, roles: Mapping[int, Role] | None) -> Reading:
    source = _sound(source)
    found = recognise(source, roles)
    return Reading(found.document, found.diagnostics, found.outline, source)


def _sound(source: Source) -> Source:
    """Return `source` without an envelope that someone has spoilt: the text and its roles are still there."""
    stated = source.properties.get(ENVELOPE)
    if stated is None:
        return source
    with contextlib.suppress(ValueError, TypeError, RecursionError):
        held = Envelope.load(stated).documents
        if all(kind in KINDS and form in _FORMS and isinstance(genre, str | None) for kind, form, genre in held):
            return source
    kept = {name: value for name, value in source.properties.items() if name != ENVELOPE}
    return replace(source, properties=kept, diagnostics=(*source.diagnostics, diagnostic("S104")))


def render(document: Document, format: str, options: WriteOptions = DEFAULT_WRITE) -> bytes | str:
    """Return `document` in a format: str for text formats (md, json, txt, html), bytes for others (docx, pdf).

    Raises UnsupportedFormatError, MissingToolError.
    """
    data = writer(format)(document, options)
    return data.decode() if writer_format(format).text else data


def canonical(document: Document) -> Document:
    """Return `document` as any format of ours gives it back: derived values (names, items, numbers) as the text has them."""
    again = build(flow(document), envelope(document))
    again.page = document.page if document.page and (document.page.fields or document.page.noise) else None
    again.assets = document.assets
    return again


def checked(document: Document, format: str, options: WriteOptions = DEFAULT_WRITE) -> bytes:
    """Return `document` rendered, once it has read back equal (law L4). Raises VerificationError and what `render` raises."""
    data = writer(format)(document, options)
    verify_bytes(document, data, format, "the output")
    return data


def write(
    document: Document,
    target: StrPath,
    *,
    format: str | None = None,
    force: bool = False,
    verify: bool = True,
    options: WriteOptions = DEFAULT_WRITE,
) -> tuple[Diagnostic, ...]:
    """Write `document` to `target`, in the format its suffix names or `format`; return what the format could not keep.

    The bytes are written beside the target, read back from there and compared (law L4; not with verify=False), then moved
    into its place; on any failure the target is as it was. An existing target is replaced only with force=True.
    Raises TargetError, VerificationError, UnsupportedFormatError, MissingToolError.
    """
    kind = format or format_of_target(target)
    check_target(target, force=force)
    _check_media_dir(target, options.media_dir)
    try:
        data = writer(kind)(document, options)
    except OSError as error:  # pictures that go to options.media_dir
        raise target_failure(options.media_dir or target, error) from None
    replace_file(target, data, (lambda held: verify_bytes(document, held, kind, str(target))) if verify else None)
    return unkept(document, kind)


def _check_media_dir(path: StrPath, folder: StrPath | None) -> None:
    """Refuse a folder of pictures that the target's relative addresses would not lead to."""
    beside = os.path.dirname(path) or os.curdir
    if folder is not None and os.path.realpath(os.path.dirname(folder) or os.curdir) != os.path.realpath(beside):
        raise TargetError(
            f"The pictures of {path} must go to a folder beside it, not to {folder}; name a folder in {beside}.",
            f"{path} 的图片须放在同一目录下的文件夹中，不能放在 {folder}；请改用 {beside} 下的文件夹。",
        )


def format_of_target(path: StrPath) -> str:
    """Return the format that the suffix of `path` asks for. Raises UnsupportedFormatError."""
    path = os.fspath(path) or os.curdir
    kind = format_of_suffix(os.path.basename(path))
    if kind is None:
        raise UnsupportedFormatError(
            f"The suffix of {path} names no format that can be written; use .docx, .md, .json or .txt, or give the format (--to).",
            f"{path} 的后缀不对应任何可写出的格式；请用 .docx、.md、.json 或 .txt，或另行指定格式（--to）。",
        )
    return kind


def unkept(document: Document, format: str) -> tuple[Diagnostic, ...]:
    """Return what `format` can't keep of `document` (law L3)."""
    lines, kind = flow(document), writer_format(format)
    strays = pattern(kind.unkept).findall if kind.unkept else None
    stray = sum(len(strays(line.text)) for line in lines) if strays else 0
    bare = sum(map(_bare, lines)) if format == "txt" else 0
    return tuple(diagnostic(code, count, kind.en) for code, count in (("S501", stray), ("S502", bare)) if count)


def _bare(line: FlowLine) -> int:
    """Return how many marks and pictures plain text leaves out of a line, those in a table's cells included."""
    blocks: list[CellBlock] = [line.block] if line.block else []
    count = len(line.marks)
    for block in blocks:
        if isinstance(block, Table):
            blocks += (inner for row in block.rows for cell in row.cells for inner in cell.blocks)
        else:
            count += isinstance(block, Image) or len(getattr(block, "marks", ()))
    return count


def verify_bytes(document: Document, data: bytes, format: str, name: str) -> None:
    """Read `data` back and compare it with `document`, where the format carries all of it. Raises VerificationError."""
    if not writer_format(format).read_back:
        return
    try:
        held = reader(format)(data, ReadOptions())
        if isinstance(held, Source) and states(held, document):
            return
        again = recognise(held).document if isinstance(held, Source) else held
    except (DamagedInputError, ValueError):
        again, held = None, None
    wanted = document if format == "json" else canonical(document)
    if again is None or not _same(again, wanted, held.assets if isinstance(held, Source) else again.assets, format):
        raise VerificationError(
            f"What was written for {name} does not read back to the same document; nothing was changed. Please report this file.",
            f"为 {name} 写出的内容回读后与原文档不一致，目标未改动。请反馈此文件。",
        )


def _same(again: Document, wanted: Document, assets: Mapping[str, Any], format: str) -> bool:
    """Whether two documents say the same. Pictures in use must be there again; the unused and file names don't count."""
    first, second = again.model_dump(exclude={"assets"}), wanted.model_dump(exclude={"assets"})
    used = _assets_in(second)
    alike = first == second or first == _replaced(second, format)
    return alike and all(sha in assets and assets[sha].data in (None, wanted.assets[sha].data) for sha in used if sha in wanted.assets)


def _replaced(value: Any, format: str) -> Any:
    """Return a dumped value with the characters that the format can't hold replaced, as its writer does."""
    if isinstance(value, dict):
        return {key: _replaced(one, format) for key, one in value.items()}
    if isinstance(value, list):
        return [_replaced(one, format) for one in value]
    characters = writer_format(format).unkept
    return re.sub(characters, "\ufffd", value) if characters and isinstance(value, str) else value


def _assets_in(value: object) -> set[str]:
    """Return the sha256 of every picture that a dumped document points to."""
    if isinstance(value, dict):
        own = {value["asset"]} if isinstance(value.get("asset"), str) else set()
        return own.union(*map(_assets_in, value.values()))
    return set().union(*map(_assets_in, value)) if isinstance(value, list) else set()


def convert(
    source: StrPath | bytes | IO[bytes],
    target: StrPath,
    *,
    to: str | None = None,
    from_: str | None = None,
    encoding: str | None = None,
    force: bool = False,
    verify: bool = True,
    strict: bool = False,
    read_options: ReadOptions = DEFAULT_READ,
    write_options: WriteOptions = DEFAULT_WRITE,
) -> Reading:
    """Read `source` and write it to `target`; return what was read.

    `strict` refuses a document with doubtful lines. Raises what `read` and `write` raise, and DoubtfulError.
    """
    to = to or format_of_target(target)
    check_target(target, force=force)
    reading = read(source, format=from_, encoding=encoding, options=read_options)
    if strict:
        refuse_doubtful(reading)
    lost = write(reading.document, target, format=to, force=force, verify=verify, options=write_options)
    return replace(reading, diagnostics=(*reading.diagnostics, *lost))


def refuse_doubtful(reading: Reading) -> None:
    """Raise DoubtfulError when a line of the outline is doubtful; the sentence names the first ones."""
    doubtful = reading.outline.doubtful
    if not doubtful:
        return
    name = reading.source.name
    numbers = ", ".join(str(line.number) for line in doubtful[:5]) + (" …" if len(doubtful) > 5 else "")
    raise DoubtfulError(
        f"{name or 'The input'} has {len(doubtful)} doubtful lines ({numbers}); see `noticeconv outline`, or leave out --strict.",
        f"{name or '输入'} 有 {len(doubtful)} 行可疑（第 {numbers} 行）；请用 noticeconv outline 查看，或不加 --strict。",
    )


@contextlib.contextmanager
def _named_failures(name: str | None) -> Iterator[None]:
    """Let every failure of a reader name the file; recursion and memory come out as damaged input."""
    try:
        yield
    except NoticeconvError as error:
        raise error.named(name) from None
    except (RecursionError, MemoryError) as error:
        raise DamagedInputError(
            f"{name or 'The input'} is nested too deeply or too large to read ({type(error).__name__}); split or simplify it.",
            f"{name or '输入'} 嵌套过深或过大，无法读取（{type(error).__name__}）；请拆分或简化后再试。",
        ) from None
