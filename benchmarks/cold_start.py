"""The whole process, from a cold start, against pandoc doing the same."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.material import texts
from benchmarks.measure import Row, processes

GROUP, BOUND = "cold start", 1.5


def rows() -> Iterator[Row]:
    program, pandoc = Path(sys.executable).with_name("noticeconv"), shutil.which("pandoc")
    if pandoc is None or not program.exists():
        missing = "pandoc" if pandoc is None else "noticeconv"
        yield Row(GROUP, "noticeconv / pandoc", None, BOUND, note=f"{missing} is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts().items():
            source, target = Path(folder, f"{name}.txt"), Path(folder, "out.docx")
            source.write_text(text, "utf-8")
            ours = [str(program), "convert", str(source), "-o", str(target), "--force"]
            theirs = [pandoc, "-f", "markdown", str(source), "-o", str(target)]
            yield processes(GROUP, f"{name} to docx / pandoc", ours, theirs, BOUND)
            yield processes(GROUP, f"{name} to docx, --no-verify / pandoc", [*ours, "--no-verify"], theirs, BOUND)
