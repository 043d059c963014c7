"""docs/recognition.md tells how to add a closing phrase and a numbering mark: done here exactly that way, on a copy."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from corpus import ROOT

GUIDE = (ROOT / "docs" / "recognition.md").read_text("utf-8")


@pytest.fixture
def package(tmp_path):
    shutil.copytree(ROOT / "src" / "noticeconv", tmp_path / "noticeconv", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def edit(package, file, after, line):
    """Put `line` behind the first line of `file` that holds `after`."""
    path = package / "noticeconv" / file
    lines = path.read_text("utf-8").split("\n")
    at = next(n for n, held in enumerate(lines) if after in held)
    path.write_text("\n".join([*lines[: at + 1], line, *lines[at + 1 :]]), "utf-8")


def run(package, code):
    environment = {**os.environ, "PYTHONPATH": str(package), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_adding_a_closing_phrase(package):
    phrase = r'    r"请(?:照此|据此)办理[。.]?\Z",'
    assert phrase in GUIDE
    text = "关于检查的通知\\n各单位：\\n一、时间\\n上午开始。\\n二、要求\\n加强领导。\\n请据此办理。"
    code = f"import noticeconv; print([b.type for b in noticeconv.parse('{text}').document.body][-1])"
    assert run(package, code) == "section"
    edit(package, "zh/lexicon.py", "CLOSINGS = (", phrase)
    assert run(package, code) == "paragraph"


def test_adding_a_numbering_mark(package):
    for piece in ('ARABIC_ANGLE = "arabic_angle"', 'r"|〈(?P<angle>[0-9]{1,3})〉"', '"angle": MarkerStyle.ARABIC_ANGLE,', "S.ARABIC_ANGLE: 7.2,"):
        assert f"`{piece}`" in GUIDE
    text = "关于检查的通知\\n各单位：\\n一、时间\\n〈1〉上午检查。\\n〈2〉下午总结。\\n二、要求"
    code = f"import noticeconv; print([b.marker.text for b in noticeconv.parse('{text}').document.body[0].blocks if b.type == 'section'])"
    assert run(package, code) == "[]"
    edit(package, "zh/markers.py", "class MarkerStyle(StrEnum):", '    """Kinds of marks."""\n\n    ARABIC_ANGLE = "arabic_angle"')
    edit(package, "zh/markers.py", r'r"|(?P<bul>', r'    r"|〈(?P<angle>[0-9]{1,3})〉"')
    edit(package, "zh/markers.py", "_OPENERS = frozenset(", '    "〈" +')
    edit(package, "zh/markers.py", "_STYLE = {", '    "angle": MarkerStyle.ARABIC_ANGLE,')
    edit(package, "recognise/numbers.py", "RANK: dict", "    S.ARABIC_ANGLE: 7.2,")
    assert run(package, code) == "['〈1〉', '〈2〉']"
