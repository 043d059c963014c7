"""What is not needed is not imported: `import noticeconv` and the road from text to Word stay light."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import noticeconv

HEAVY = {"docx", "rich", "jsonschema", "yaml", "markdown_it", "pypdfium2", "lxml.html", "pydantic", "click", "asyncio", "http.client"}


def loaded_after(code: str) -> set[str]:
    script = f"import sys, json\n{code}\nprint(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_the_package_itself_imports_nothing() -> None:
    loaded = loaded_after("import noticeconv")
    assert not loaded & HEAVY
    assert {name for name in loaded if name.startswith("noticeconv")} == {"noticeconv"}


@pytest.mark.parametrize("suffix", ["json", "txt", "docx"])
def test_the_road_of_text_is_light(suffix: str, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("关于放假的通知\n各科室：\n　　现通知如下。\n", "utf-8")
    target = tmp_path / f"out.{suffix}"
    loaded = loaded_after(f"from noticeconv.cli import run\nassert run(['convert', {str(tmp_path / 'in.txt')!r}, '-o', {str(target)!r}]) == 0")
    assert not loaded & (HEAVY - {"pydantic"})
    assert target.stat().st_size


def test_help_loads_no_command() -> None:
    loaded = loaded_after("from noticeconv.cli import run\nrun(['--help'])")
    assert not loaded & (HEAVY - {"click"})
    assert "noticeconv.conversion" not in loaded


def test_every_public_name_is_found_and_listed() -> None:
    listed = set(dir(noticeconv))
    for name in noticeconv.__all__:
        assert getattr(noticeconv, name) is not None
        assert name in listed
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = noticeconv.nothing


def test_the_function_convert_is_never_hidden_by_a_module() -> None:
    import importlib

    importlib.import_module("noticeconv.cli.convert")
    assert all(callable(getattr(noticeconv, name)) for name in ("convert", "parse", "read", "render", "write", "json_schema", "to_docx"))


SLOW = {"dataclasses", "click", "pydantic", "pathlib", "zipfile", "shutil", "tomllib", "hashlib", "difflib"}
"""What takes from one to twenty milliseconds to load, and the road from text to Word and back does without."""


def test_the_road_from_text_to_word_starts_fast(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("关于放假的通知\n各科室：\n　　现通知如下。\n", "utf-8")
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    line = ["noticeconv", "convert", str(tmp_path / "in.txt"), "-o", str(tmp_path / "out.docx")]
    seen = "import atexit; atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))"
    for _ in range(2):  # the first run may fill the store
        code = f"import sys, json\n{seen}\nsys.argv = {[*line, '--force']!r}\nfrom noticeconv.cli import main\nmain()"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=kept)
    assert (tmp_path / "out.docx").stat().st_size
    assert not set(json.loads(done.stderr.splitlines()[-1])) & SLOW
