"""Files in and out: the bytes of an input, and a target that is replaced whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable
from typing import IO

from noticeconv.errors import HostileInputError, TargetError, UnreadableError

StrPath = str | os.PathLike[str]

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def input_bytes(source: StrPath | bytes | IO[bytes], limit: int) -> tuple[bytes, str | None]:
    """Return the bytes of a path, bytes or binary file object, and its name where it has one.

    Raises UnreadableError (missing, a directory, no permission, empty), HostileInputError (more than `limit` bytes).
    """
    if isinstance(source, bytes):
        data, name = source, None
    elif isinstance(source, str | os.PathLike):
        name = os.fspath(source) or os.curdir
        data = _path_bytes(name, limit)
    else:
        held = getattr(source, "name", None)
        data, name = source.read(limit + 1), held if isinstance(held, str) else None
    if not data:
        raise UnreadableError(
            f"{name or 'The input'} is empty; there is nothing to convert.", f"{name or '输入'} 是空文件，没有可转换的内容。"
        )
    if len(data) > limit:
        raise HostileInputError(
            f"{name or 'The input'} is larger than {limit >> 20} MiB; split it, or raise ReadOptions.max_bytes.",
            f"{name or '输入'} 超过 {limit >> 20} MiB 的上限；请拆分，或调高 ReadOptions.max_bytes。",
        )
    return data, name


def _path_bytes(path: str, limit: int) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(limit + 1)
    except IsADirectoryError:
        raise UnreadableError(f"{path} is a directory; name a file in it.", f"{path} 是目录，请写明其中的文件。") from None
    except FileNotFoundError:
        raise UnreadableError(f"{path} does not exist; check the name.", f"{path} 不存在，请核对文件名。") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(
            f"{path} cannot be read ({reason}); check its permissions.", f"无法读取 {path}（{reason}），请检查权限。"
        ) from None


def check_target(path: StrPath, *, force: bool) -> None:
    """Raise TargetError when `path` is a directory or device, exists without `force`, or its folder is missing."""
    path = os.fspath(path) or os.curdir
    folder = os.path.dirname(path) or os.curdir
    try:
        mode = _mode(path)
        if stat.S_ISDIR(mode):
            raise TargetError(f"{path} is a directory; name a file in it.", f"{path} 是目录，请写明其中的文件名。")
        if mode and not stat.S_ISREG(mode):
            raise TargetError(f"{path} is no ordinary file; for standard output use -.", f"{path} 不是普通文件；写到标准输出请用 -。")
        if os.path.lexists(path) and not force:
            raise TargetError(f"{path} exists; choose another name or use --force.", f"{path} 已存在；请换名，或用 --force 覆盖。")
        if not stat.S_ISDIR(_mode(folder)):
            raise TargetError(f"The folder {folder} does not exist; create it first.", f"目录 {folder} 不存在，请先建立。")
    except (OSError, ValueError) as error:  # a name too long, a NUL in it, a folder that may not be entered
        raise target_failure(path, error) from None


def _mode(path: StrPath) -> int:
    """Return what stands at `path`, links followed, as st_mode; 0 when nothing does."""
    try:
        return os.stat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0


def target_failure(path: StrPath, error: OSError | ValueError) -> TargetError:
    """Return the sentence for a target that the system would not take."""
    reason = getattr(error, "strerror", None) or str(error)
    return TargetError(
        f"{path} could not be written ({reason}); free space or choose another place. Nothing was changed.",
        f"无法写入 {path}（{reason}）；请腾出空间或另选位置。原有文件未改动。",
    )


def replace_file(path: StrPath, data: bytes, check: Callable[[bytes], None] | None = None) -> None:
    """Write `data` beside `path`, flush it to the disk, read it back for `check`, then move it into place.

    Raises TargetError and what `check` raises; then the target is as it was and nothing is left beside it.
    """
    path = os.path.realpath(path)
    part = os.path.join(os.path.dirname(path), f".noticeconv-{os.urandom(6).hex()}.part")
    try:
        _write_through(part, data)
        if check is not None:
            with open(part, "rb") as file:
                check(file.read())
        if mode := _mode(path):
            os.chmod(part, mode & 0o777)
        os.replace(part, path)
    except OSError as error:
        raise target_failure(path, error) from None
    finally:
        with contextlib.suppress(OSError):
            os.remove(part)


def _write_through(part: str, data: bytes) -> None:
    with os.fdopen(os.open(part, _CREATE, 0o666), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
