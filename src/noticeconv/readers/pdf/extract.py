"""The characters of a PDF, read by a process of its own that is stopped when it asks for too much."""

from __future__ import annotations

import marshal
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from noticeconv.errors import DamagedInputError, HostileInputError, MissingToolError, NoticeconvError
from noticeconv.options import ReadOptions
from noticeconv.readers.pdf.glyphs import Glyph, Look, PageGlyphs
from noticeconv.readers.pdf.opening import MAX_PAGES, missing, refusal, refuse_bomb, too_many_pages

MAX_CHARACTERS = 4_000_000
MEMORY = 448 * 1024 * 1024
"""Bytes of address space for PDFium, beside twice the size of the file."""

_CHILD = Path(__file__).with_name("child.py")


def extract(data: bytes, options: ReadOptions) -> list[PageGlyphs]:
    """Return what stands on each page.

    Raises MissingToolError (no pypdfium2), DamagedInputError (damaged, password), HostileInputError (past a limit of size,
    memory, or `options.tool_timeout` seconds).
    """
    found = find_spec("pypdfium2")
    if found is None or found.origin is None:
        raise missing()
    refuse_bomb(data, options)
    limits = (MEMORY + 2 * len(data), MAX_PAGES, MAX_CHARACTERS)
    command = [sys.executable, "-I", "-S", str(_CHILD), str(Path(found.origin).parents[1]), *map(str, limits)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=options.tool_timeout, check=False)
    except subprocess.TimeoutExpired:
        raise _too_much() from None
    except OSError as error:
        raise MissingToolError(
            f"The process that reads PDF could not be started ({error.strerror}); check the Python installation.",
            f"无法启动读取 PDF 的进程（{error.strerror}），请检查 Python 安装。",
        ) from error
    if done.returncode != 0 or not done.stdout:
        raise _too_much()
    status, pages = marshal.loads(done.stdout)
    if status != "read":
        raise _refused(status, pages)
    return [_page(page) for page in pages]


def _page(plain: tuple[Any, ...]) -> PageGlyphs:
    table, glyphs, slanted, width, height, pictures = plain
    looks = [Look(*look) for look in table]
    return PageGlyphs([Glyph(text, x0, x1, y, looks[at]) for text, x0, x1, y, at in glyphs], slanted, width, height, pictures)


def _refused(status: str, held: Sequence[Any]) -> NoticeconvError:
    if status == "pages":
        return too_many_pages(int(held[0]))
    if status == "characters":
        return HostileInputError(
            f"The PDF holds more than {MAX_CHARACTERS:,} characters, past the safety limit; split it.",
            f"PDF 的字符数超过 {MAX_CHARACTERS:,}，超出安全限度，请拆分后再处理。",
        )
    return refusal(status)


def _too_much() -> DamagedInputError | HostileInputError:
    return HostileInputError(
        "The PDF asks for more memory or time than a document needs, or breaks the program that reads it; print it anew from the program "
        "it came from.",
        "该 PDF 所需内存或时间远超正常文件，或使读取程序中断，已停止处理；请从原程序重新导出。",
    )
