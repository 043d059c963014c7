"""Opening a PDF with pypdfium2: what is missing, protected or hostile is said in a sentence."""

from __future__ import annotations

import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

from noticeconv.errors import DamagedInputError, HostileInputError, MissingToolError
from noticeconv.kept import pattern
from noticeconv.options import ReadOptions

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

LOCK = threading.Lock()
"""PDFium works on one document at a time in a process."""

MAX_PAGES = 5000
_STREAM = pattern(rb"stream\r?\n")  # matches b"stream\n", b">>stream\r\n", b"stream\r\n"; not b"stream \n", b"Stream\n", b"stream"
_DICT_REACH = 400  # bytes before "stream" in which its dictionary is looked for
_FREE = 64 * 1024 * 1024  # bytes any stream may inflate to, whatever the ratio
_STEP = 256 * 1024
_NESTED = 3  # filters on filters


@contextmanager
def opened(data: bytes, options: ReadOptions) -> Iterator[PdfDocument]:
    """Yield the document; close it afterwards. PDFium is held for this thread meanwhile.

    Raises MissingToolError (no pypdfium2), DamagedInputError (damaged, password), HostileInputError (past the limits).
    """
    pdfium = _library()
    refuse_bomb(data, options)
    with LOCK:
        try:
            document = pdfium.PdfDocument(data)
            pages = len(document)
        except pdfium.PdfiumError as error:
            raise refusal(str(error)) from error
        try:
            if pages > MAX_PAGES:
                raise too_many_pages(pages)
            yield document
        finally:
            document.close()


def _library() -> ModuleType:
    try:
        import pypdfium2
    except ImportError as error:
        raise missing() from error
    library: ModuleType = pypdfium2
    return library


def missing() -> MissingToolError:
    """Return the error that names the extra to install."""
    return MissingToolError(
        "PDF is read with the package pypdfium2, which is not installed; run: pip install 'noticeconv[pdf]'",
        "处理 PDF 需要 pypdfium2，本机未安装，请执行：pip install 'noticeconv[pdf]'",
    )


def too_many_pages(pages: int) -> HostileInputError:
    """Return the error for a document of more than MAX_PAGES pages."""
    return HostileInputError(
        f"The PDF has {pages} pages, more than the {MAX_PAGES} that are read; split it.",
        f"PDF 共 {pages} 页，超过上限 {MAX_PAGES} 页，请拆分后再处理。",
    )


def refusal(reason: str) -> DamagedInputError:
    """Return the error for what PDFium says: a password is wanted, or the file is damaged."""
    if "password" in reason.lower():
        return DamagedInputError(
            "The PDF is protected by a password; save a copy without one and read that.",
            "PDF 有密码保护，请另存一份不加密的副本后再处理。",
        )
    return DamagedInputError(
        "The PDF is damaged and can't be opened; get it again, or print it anew from the program it came from.",
        "PDF 已损坏，无法打开；请重新获取，或从原程序重新导出。",
    )


def refuse_bomb(data: bytes, options: ReadOptions) -> None:
    """Inflate every compressed stream that is not a picture, piece by piece, and refuse one that passes the limits.

    PDFium itself would inflate up to a gigabyte a stream. Raises HostileInputError.
    """
    if len(data) > options.max_bytes:
        raise _bomb(len(data))
    total = 0
    for found in _STREAM.finditer(data):
        about = data[max(found.start() - _DICT_REACH, 0) : found.start()]
        about = about[about.rfind(b"obj") :]
        if b"/Fl" in about and b"/Image" not in about:
            total += _inflated(memoryview(data)[found.end() :], options, about.count(b"/Fl"))
            if total > options.max_bytes:
                raise _bomb(total)


def _inflated(stream: memoryview, options: ReadOptions, filters: int) -> int:
    """Return to how many bytes a stream inflates, through `filters` layers at most."""
    layers = [_Layer() for _ in range(min(max(filters, 1), _NESTED))]
    for at in range(0, len(stream), _STEP):
        try:
            _feed(layers, bytes(stream[at : at + _STEP]), at + _STEP, options)
        except zlib.error:
            break
        if layers[0].inflater.eof:
            break
    return max(layer.count for layer in layers)


class _Layer:
    """One filter of a stream and the bytes it has given so far."""

    def __init__(self) -> None:
        self.inflater = zlib.decompressobj()
        self.count = 0


def _feed(layers: list[_Layer], piece: bytes, packed: int, options: ReadOptions) -> None:
    """Pass `piece` through the layers; `packed` is how much of the stream has been used at most."""
    layer = layers[0]
    while piece and not layer.inflater.eof:
        out = layer.inflater.decompress(piece, _STEP)
        piece = layer.inflater.unconsumed_tail
        layer.count += len(out)
        if layer.count > min(max(_FREE, options.max_ratio * packed), options.max_bytes):
            raise _bomb(layer.count)
        if len(layers) > 1:
            _feed(layers[1:], out, packed, options)


def _bomb(size: int) -> HostileInputError:
    return HostileInputError(
        f"The PDF would inflate to more than {size:,} bytes, past the safety limit; it is refused.",
        f"PDF 解压后超过 {size:,} 字节，超出安全限度，已拒绝处理。",
    )
