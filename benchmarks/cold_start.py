"""The whole process, from a cold start, against pandoc doing the same."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from material import texts
from measure import Row, processes

BOUND = 1.5


def rows() -> Iterator[Row]:
    program = Path(sys.executable).with_name("noticeconv")
    pandoc = shutil.which("pandoc")
    if pandoc is None or not program.exists():
        yield Row("cold start", "noticeconv / pandoc", None, BOUND, note="pandoc is not installed" if pandoc is None else "noticeconv is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts().items():
            source, target = Path(folder, f"{name}.txt"), Path(folder, "out.docx")
            source.write_text(text, "utf-8")
            ours = [str(program), "convert", str(source), "-o", str(target), "--force"]
            yield processes("cold start", f"{name} to docx / pandoc", ours, [pandoc, "-f", "markdown", str(source), "-o", str(target)], BOUND)
            yield processes(
                "cold start", f"{name} to docx, --no-verify / pandoc", [*ours, "--no-verify"], [pandoc, "-f", "markdown", str(source), "-o", str(target)], BOUND
            )
