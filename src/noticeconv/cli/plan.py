"""Which input goes to which target, settled before anything is written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence

from noticeconv.errors import TargetError, UnreadableError
from noticeconv.readers import by_suffix
from noticeconv.records import NamedTuple
from noticeconv.writers import format_of_suffix, writer_format

STANDARD = "-"
"""Stands for standard input or standard output."""


class Misuse(Exception):  # noqa: N818 - no failure: click says it, with the usage
    """The command line asks for what can't be done; the sentence says how to ask."""


class Job(NamedTuple):
    """One conversion: an input path or "-", a target path or "-", and the format to write; `found`: in a folder."""

    source: str
    target: str
    format: str
    found: bool = False


def standard_input() -> bytes:
    """Return what standard input holds. Raises UnreadableError when it is closed."""
    if sys.stdin is None:
        raise UnreadableError("Standard input is closed; name a file.", "标准输入已关闭，请指定文件。")
    return sys.stdin.buffer.read()


def jobs(inputs: Sequence[str], out: str, to: str | None) -> list[Job]:
    """Return the conversions asked for. Raises Misuse, TargetError (two inputs, one target), UnreadableError."""
    if to is not None:
        writer_format(to)
    if out == STANDARD:
        return [_to_output(inputs, to)]
    if not _is_folder(inputs, out):
        return [Job(inputs[0], out, to or _by_target(out))]
    if to is None:
        if len(inputs) == 1 and not os.path.isdir(inputs[0]):
            raise TargetError(
                f"{out} is a directory; name a file in it, or add --to FORMAT to keep the input's name.",
                f"{out} 是目录；请写明其中的文件名，或加 --to 指定格式以沿用原文件名。",
            )
        raise Misuse("With several inputs say which format to write: --to docx, md, json or txt.")
    planned = [Job(path, os.path.join(out, _renamed(inner, to)), to, found) for path, inner, found in _files(inputs)]
    _refuse_collisions(planned)
    return planned


def _to_output(inputs: Sequence[str], to: str | None) -> Job:
    if len(inputs) > 1 or os.path.isdir(inputs[0]):
        raise Misuse("Several inputs need a directory: -o DIR.")
    if to is None:
        raise Misuse("Say where to write (-o OUT) or which format to print (--to FORMAT).")
    return Job(inputs[0], STANDARD, to)


def _is_folder(inputs: Sequence[str], out: str) -> bool:
    many = len(inputs) > 1 or os.path.isdir(inputs[0])
    return many or out.endswith(("/", os.sep)) or (os.path.isdir(out) and format_of_suffix(out) is None)


def _by_target(out: str) -> str:
    from noticeconv.conversion import format_of_target

    return format_of_target(out)


def _files(inputs: Iterable[str]) -> Iterator[tuple[str, str, bool]]:
    """Yield each input file, the name it has below the target directory, and whether it was found in a folder."""
    for given in inputs:
        if os.path.isdir(given):
            yield from ((path, inner, True) for path, inner in _inside(given))
        else:
            yield given, "stdin" if given == STANDARD else os.path.basename(given), False


def _inside(folder: str) -> Iterator[tuple[str, str]]:
    """Yield the files below `folder` whose suffix some reader knows, in order of name; hidden ones are left out."""
    found = False
    for where, folders, names in os.walk(folder, onerror=_unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")) and by_suffix(name):
                found = True
                path = os.path.join(where, name)
                yield path, os.path.relpath(path, folder)
    if not found:
        raise UnreadableError(
            f"{folder} holds no file that can be read; see `noticeconv formats`.",
            f"{folder} 中没有可读取的文件；可读格式见 noticeconv formats。",
        )


def _unreadable(error: OSError) -> None:
    raise UnreadableError(
        f"{error.filename} cannot be listed ({error.strerror}); check its permissions.",
        f"无法列出 {error.filename} 的内容（{error.strerror}），请检查权限。",
    )


def _renamed(name: str, to: str) -> str:
    """Return `name` with the suffix of the format; a suffix that no reader knows is part of the name."""
    stem = os.path.splitext(name)[0] if by_suffix(name) else name
    return stem + writer_format(to).suffixes[0]


def _refuse_collisions(planned: Sequence[Job]) -> None:
    taken: dict[str, str] = {}
    for job in planned:
        key = os.path.normpath(job.target).casefold()  # some file systems take A and a for one
        other = taken.setdefault(key, job.source)
        if other is not job.source:
            raise TargetError(
                f"{other} and {job.source} would both be written to {job.target}; convert one of them by itself. Nothing was written.",
                f"{other} 与 {job.source} 会写到同一文件 {job.target}；请将其中一个单独转换。尚未写出任何文件。",
            )
