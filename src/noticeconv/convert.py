"""The public functions: read, parse, render, write, convert; and the self-check before a target is replaced."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from noticeconv.diagnostics import Diagnostic
from noticeconv.errors import DamagedInputError, NoticeconvError, TargetError, UnreadableError, UnsupportedFormatError, VerificationError
from noticeconv.flow import envelope, flow
from noticeconv.model import Document
from noticeconv.options import DEFAULT_READ, DEFAULT_WRITE, ReadOptions, WriteOptions
from noticeconv.readers import reader, sniff
from noticeconv.recognise import Outline, build, recognise
from noticeconv.roles import Role
from noticeconv.source import Source, split_lines
from noticeconv.writers import format_of_suffix, writer, writer_format

StrPath = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
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
    data, name = _bytes(source)
    options = replace(options, encoding=encoding or options.encoding, name=options.name or name)
    if not data:
        raise UnreadableError(f"{name or 'The input'} is empty; there is nothing to convert.", f"{name or '输入'} 是空文件，没有可转换的内容。")
    if len(data) > options.max_bytes:
        raise _too_large(name, len(data), options.max_bytes)
    kind = format or sniff(data, name)
    with _named_failures(name):
        held = reader(kind)(data, options)
    if isinstance(held, Source):
        return _recognised(replace(held, name=name), roles)
    return Reading(held, (), Outline(()), Source("", (), kind, name))


def _too_large(name: str | None, size: int, limit: int) -> NoticeconvError:
    from noticeconv.errors import HostileInputError

    return HostileInputError(
        f"{name or 'The input'} has {size >> 20} MiB, the limit is {limit >> 20} MiB; raise ReadOptions.max_bytes to read it.",
        f"{name or '输入'} 有 {size >> 20} MiB，超过上限 {limit >> 20} MiB；确需读取请调高上限。",
    )


def parse(text: str, *, roles: Mapping[int, Role] | None = None) -> Reading:
    """Recognise a text that is at hand as str. Never raises on text; `roles` as for `read`."""
    return _recognised(Source(text, split_lines(text), "txt"), roles)


def _recognised(source: Source, roles: Mapping[int, Role] | None) -> Reading:
    found = recognise(source, roles)
    return Reading(found.document, found.diagnostics, found.outline, source)


def render(document: Document, format: str, options: WriteOptions = DEFAULT_WRITE) -> bytes | str:
    """Return `document` in a format: str for text formats (md, json, txt, html), bytes for others (docx, pdf).

    Raises UnsupportedFormatError, MissingToolError.
    """
    data = writer(format)(document, options)
    return data.decode() if writer_format(format).text else data


def canonical(document: Document) -> Document:
    """Return `document` as any format of ours gives it back: derived values (names, items, numbers) as the text has them."""
    again = build(flow(document), envelope(document))
    again.page, again.assets = document.page, document.assets
    return again


def write(
    document: Document,
    target: StrPath,
    *,
    format: str | None = None,
    force: bool = False,
    verify: bool = True,
    options: WriteOptions = DEFAULT_WRITE,
) -> None:
    """Write `document` to `target`, in the format its suffix names or `format`.

    The bytes are written beside the target, read back and compared (law L4; not with verify=False), then moved into its
    place; on any failure the target is as it was. An existing target is replaced only with force=True.
    Raises TargetError, VerificationError, UnsupportedFormatError, MissingToolError.
    """
    path = Path(target)
    kind = format or format_of_suffix(path.name)
    if kind is None:
        raise UnsupportedFormatError(
            f"The suffix of {path} names no format that can be written; add .docx, .md, .json or .txt, or give the format.",
            f"{path} 的后缀不对应任何可写出的格式；请用 .docx、.md、.json 或 .txt，或另行指定格式。",
        )
    check_target(path, force=force)
    data = writer(kind)(document, options)
    if verify:
        _verify(document, data, kind, path)
    replace_file(path, data)


def check_target(path: Path, *, force: bool) -> None:
    """Raise TargetError when `path` is a directory, exists without `force`, or its folder is missing."""
    if path.is_dir():
        raise TargetError(f"{path} is a directory; name a file in it.", f"{path} 是目录，请写明其中的文件名。")
    if path.exists() and not force:
        raise TargetError(f"{path} exists already; choose another name or use --force.", f"{path} 已存在；请换一个名称，或使用 --force 覆盖。")
    if not path.parent.is_dir():
        raise TargetError(f"The folder {path.parent} does not exist; create it first.", f"目录 {path.parent} 不存在，请先建立。")


def _verify(document: Document, data: bytes, kind: str, path: Path) -> None:
    """Read `data` back and compare it with the document (law L4)."""
    record = writer_format(kind)
    if not record.read_back:
        return
    held = reader(kind)(data, ReadOptions(name=path.name))
    again = recognise(held).document if isinstance(held, Source) else held
    if isinstance(held, Source):
        again.assets = dict(held.assets)
    wanted = document if kind == "json" else canonical(document)
    if again != wanted and not _same(again, wanted):
        raise VerificationError(
            f"What was written for {path} does not read back to the same document; nothing was changed. Please report this file.",
            f"写出的 {path} 回读后与原文档不一致，目标未改动。请反馈此文件。",
        )


def _same(one: Document, other: Document) -> bool:
    """Whether two documents say the same: used pictures count, the unused and their file names do not."""
    first, second = one.model_dump(mode="json"), other.model_dump(mode="json")
    for held in (first, second):
        held.pop("assets", None)
    return first == second


def replace_file(path: Path, data: bytes) -> None:
    """Write `data` beside `path`, flush it to the disk, then move it into place. Raises TargetError; nothing is left behind."""
    name = ""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False) as file:
            name = file.name
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, _mode(path))
        os.replace(name, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            if name:
                os.unlink(name)
        raise TargetError(
            f"{path} could not be written ({error.strerror or error}); free space or choose another place. Nothing was changed.",
            f"无法写入 {path}（{error.strerror or error}）；请腾出空间或另选位置。原文件未改动。",
        ) from None
    except BaseException:
        with contextlib.suppress(OSError):
            if name:
                os.unlink(name)
        raise


def _mode(path: Path) -> int:
    """Return the permissions the new file gets: those of the file it replaces, else what the umask leaves."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def convert(
    source: StrPath | bytes | IO[bytes],
    target: StrPath,
    *,
    to: str | None = None,
    from_: str | None = None,
    encoding: str | None = None,
    force: bool = False,
    verify: bool = True,
    read_options: ReadOptions = DEFAULT_READ,
    write_options: WriteOptions = DEFAULT_WRITE,
) -> Reading:
    """Read `source` and write it to `target`; return what was read. Raises what `read` and `write` raise."""
    path = Path(target)
    check_target(path, force=force)
    reading = read(source, format=from_, encoding=encoding, options=read_options)
    write(reading.document, path, format=to, force=force, verify=verify, options=write_options)
    return reading


def _bytes(source: StrPath | bytes | IO[bytes]) -> tuple[bytes, str | None]:
    if isinstance(source, bytes):
        return source, None
    if not isinstance(source, str | os.PathLike):
        data = source.read()
        return data, getattr(source, "name", None) if isinstance(getattr(source, "name", None), str) else None
    path = Path(source)
    try:
        return path.read_bytes(), path.name
    except IsADirectoryError:
        raise UnreadableError(f"{path} is a directory; name a file in it.", f"{path} 是目录，请写明其中的文件。") from None
    except FileNotFoundError:
        raise UnreadableError(f"{path} does not exist; check the name.", f"{path} 不存在，请核对文件名。") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(f"{path} cannot be read ({reason}); check its permissions.", f"无法读取 {path}（{reason}），请检查权限。") from None


@contextlib.contextmanager
def _named_failures(name: str | None):  # type: ignore[no-untyped-def]
    """Turn what a reader may stumble over (recursion, memory) into an error that names the file."""
    try:
        yield
    except (RecursionError, MemoryError) as error:
        raise DamagedInputError(
            f"{name or 'The input'} is nested too deeply or too large to read ({type(error).__name__}).",
            f"{name or '输入'} 嵌套过深或过大，无法读取（{type(error).__name__}）。",
        ) from None
