"""PDFium in a process of its own, with limits: a PDF of ten kilobytes can ask for gigabytes, or make PDFium crash.

Run by `extract` as a script that imports nothing of ours but `glyphs`, so that it starts in a tenth of a second. Takes the PDF
on standard input; writes a marshalled status and the pages to standard output.
"""

from __future__ import annotations

import importlib.util
import marshal
import os
import sys
from typing import Any

Answer = tuple[str, list[Any]]


def main() -> None:
    """Read, extract, answer. Arguments: folder of pypdfium2, bytes of memory, most pages, most characters."""
    folder, memory, pages, characters = sys.argv[1], *map(int, sys.argv[2:5])
    sys.path.append(folder)
    _limit(memory)
    status, found = _extracted(sys.stdin.buffer.read(), pages, characters)
    sys.stdout.buffer.write(marshal.dumps((status, found)))
    sys.stdout.buffer.flush()
    os._exit(0)


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _extracted(data: bytes, pages: int, characters: int) -> Answer:
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        return ("password" if "password" in str(error).lower() else "damaged"), []
    if count > pages:
        return "pages", [count]
    read = _glyphs().page_glyphs
    found: list[Any] = []
    total = 0
    for index in range(count):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            return "damaged", []
        held = read(page)
        page.close()
        total += len(held.glyphs)
        if total > characters:
            return "characters", []
        found.append(_plain(held))
    return "read", found


def _glyphs() -> Any:
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "glyphs.py")
    spec = importlib.util.spec_from_file_location("glyphs", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["glyphs"] = module
    spec.loader.exec_module(module)
    return module


def _plain(page: Any) -> tuple[Any, ...]:
    """Return a page as tuples: looks once, glyphs with the number of their look."""
    looks: dict[Any, int] = {}
    glyphs = [(one.text, one.x0, one.x1, one.y, looks.setdefault(one.look, len(looks))) for one in page.glyphs]
    table = [(look.font, look.size, look.bold, look.color, look.upright) for look in looks]
    return table, glyphs, page.slanted, page.width, page.height, page.pictures


if __name__ == "__main__":
    main()
