"""The model without validation, which the command line uses for speed: the same fields, the same dumps, the same files."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from noticeconv import model, validation
from noticeconv.model.base import Element

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.suffix in {".txt", ".html", ".docx", ".md"})


@pytest.fixture(scope="module")
def light() -> ModuleType:
    """A second copy of the model, loaded without validation."""
    kept = {name: module for name, module in sys.modules.items() if name.startswith("noticeconv.model")}
    for name in kept:
        del sys.modules[name]
    validation.enabled = False
    try:
        return importlib.import_module("noticeconv.model")
    finally:
        validation.enabled = True
        sys.modules.update(kept)


CLASSES = sorted(name for name in model.__all__ if isinstance(getattr(model, name), type) and issubclass(getattr(model, name), Element))


def test_there_is_something_to_compare(light: ModuleType) -> None:
    assert len(CLASSES) > 25
    assert light.Paragraph is not model.Paragraph


@pytest.mark.parametrize("name", CLASSES)
def test_same_fields_in_the_same_order(name: str, light: ModuleType) -> None:
    assert list(getattr(light, name)._fields) == list(getattr(model, name).model_fields)


def test_same_values_and_dumps(light: ModuleType) -> None:
    held = []
    for made in (model, light):
        mark = made.Mark(type="bold", start=0, end=1)
        block = made.Paragraph(text="甲乙", marks=(mark,))
        date = made.DateValue(text="2024年6月3日", value=__import__("datetime").date(2024, 6, 3))
        asset = made.Asset(media_type="image/png", data=b"AAAA")
        document = made.Notice(title=made.Wrapped(text="通知"), body=[block], signature=made.Signature(date=date), assets={"a": asset})
        copy = block.model_copy(update={"text": "丙"})
        assert (copy.text, block.text, asset.data) == ("丙", "甲乙", b"\0\0\0")
        assert block == made.Paragraph(text="甲乙", marks=[mark]) != copy
        assert made.Notice().body is not made.Notice().body
        assert made.Asset.model_construct(media_type="image/png", data=b"x").data == b"x"
        page = made.Page.model_validate({"fields": [{"name": "来源", "value": "甲"}], "noise": ["乙"]})
        assert (page.fields[0].name, page.noise) == ("来源", ["乙"])
        held.append((document.model_dump(mode="json"), document.model_dump(exclude={"assets"}), page.model_dump(mode="json")))
    assert held[0] == held[1]


def test_unknown_and_missing_fields_are_refused(light: ModuleType) -> None:
    with pytest.raises(ValueError, match="surprise"):
        light.Paragraph(surprise=1)
    with pytest.raises(ValueError, match="start"):
        light.Mark(type="bold", end=1)


@pytest.mark.parametrize("held", [[], {"fields": 5}, {"fields": [5]}, {"fields": [{"name": 5}]}, {"noise": [5]}, {"surprise": "x"}])
def test_a_page_that_is_none_is_refused(held: object, light: ModuleType) -> None:
    """The one thing that files of ours carry as data: the page, in the envelope."""
    for made in (model, light):
        with pytest.raises(ValueError, match="Page"):
            made.Page.model_validate(held)


SCRIPT = """
import sys, hashlib
from noticeconv import validation
validation.enabled = sys.argv[1] == "full"
from noticeconv import read, render
for path in sys.argv[2:]:
    reading = read(path)
    print(path, [hashlib.sha256(str(render(reading.document, kind)).encode()).hexdigest()[:12] for kind in ("json", "txt", "md", "html")])
assert ("pydantic" in sys.modules) == validation.enabled
"""


def test_the_samples_come_out_the_same() -> None:
    shown = [subprocess.run([sys.executable, "-c", SCRIPT, mode, *map(str, SAMPLES)], capture_output=True, text=True, check=True).stdout for mode in ("full", "light")]
    assert len(shown[0].splitlines()) == len(SAMPLES) > 10
    assert shown[0] == shown[1]


@pytest.mark.parametrize(("content", "validated"), [("关于放假的通知\n", False), ('\ufeff {"kind": "notice"}', True)])
def test_json_is_always_validated(content: str, validated: bool, tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.write_text(content, "utf-8")
    script = (
        "import atexit, sys; atexit.register(lambda: print('pydantic' in sys.modules))\n"
        f"sys.argv = ['noticeconv', 'convert', {str(source)!r}, '-o', {str(tmp_path / 'out.txt')!r}]\n"
        "from noticeconv.cli import main\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == f"{validated}\n", done.stderr
