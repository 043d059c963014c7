"""House profiles: shown as TOML that reads back, checked, taken from model files."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from corpus import CORPUS, needs_corpus
from noticeconv import parse, render
from noticeconv.cli import run
from noticeconv.layout.profile import BUILT_IN, load_profile
from noticeconv.layout.showing import shown
from noticeconv.modelling import house_profile
from noticeconv.options import WriteOptions

HOUSE = """name = "临江"
title = "临江市教育局"

[page]
top_mm = 30
pitch_pt = 28

[fonts]
body = ["方正仿宋"]
title = "华文中宋"

[element.title]
size_pt = 20
color = "C00000"

[element.heading2]
bold = true
"""
TEXT = """关于做好春季开学工作的通知
各县（区）教育局：
　　现将春季开学有关工作通知如下。
　　一、组织领导
　　（一）责任分工
　　各单位要高度重视，明确责任，落实到人，层层压实工作责任。
　　二、时间安排
　　3月1日前完成各项准备工作，并书面报告。
　　特此通知。
　　　　　　　　　　　　临江市教育局
　　　　　　　　　　　　2024年2月18日
"""


def model(profile: Path) -> bytes:
    data = render(parse(TEXT).document, "docx", WriteOptions(profile=profile))
    assert isinstance(data, bytes)
    return data


@pytest.mark.parametrize("name", BUILT_IN)
def test_what_is_shown_reads_back(name: str, tmp_path: Path) -> None:
    path = tmp_path / "shown.toml"
    path.write_text(shown(load_profile(name)), "utf-8")
    assert load_profile(path) == load_profile(name)


def test_every_element_says_unit_clause_and_strength() -> None:
    held = tomllib.loads(shown(load_profile()))
    assert {"size_pt", "font", "clause", "strength"} <= set(held["element"]["title"])
    assert all(table["clause"] and table["strength"] for table in (held["page"], held["signature"], *held["element"].values()))


def test_a_profile_comes_back_from_what_it_laid_out(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text(HOUSE, "utf-8")
    taken = tomllib.loads(house_profile(model(path), "临江").toml)
    assert taken["page"] == {"top_mm": 30.0, "pitch_pt": 28.0}
    assert taken["fonts"]["body"][0] == "方正仿宋"
    assert taken["element"]["title"] == {"size_pt": 20.0, "color": "C00000"}
    assert taken["element"]["heading2"] == {"bold": True}


def test_nothing_is_taken_where_the_standard_is_kept(tmp_path: Path) -> None:
    taken = house_profile(model(Path("gbt9704")), "临江")
    assert set(tomllib.loads(taken.toml)) == {"name", "title"}
    assert "copied_to" in taken.unseen
    assert "title" not in taken.unseen


@needs_corpus
@pytest.mark.parametrize("path", sorted((CORPUS / "documents").glob("*.docx")), ids=lambda path: path.name)
def test_shared_file(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "house.toml"
    target.write_text(house_profile(path.read_bytes(), path.stem).toml, "utf-8")
    assert load_profile(target).name == path.stem


def test_the_commands(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    docx, house = tmp_path / "model.docx", tmp_path / "house.toml"
    (tmp_path / "in.toml").write_text(HOUSE, "utf-8")
    docx.write_bytes(model(tmp_path / "in.toml"))
    assert run(["profile", "from-docx", str(docx), "-o", str(house)]) == 0
    assert run(["profile", "check", str(house)]) == 0
    assert run(["profile", "from-docx", str(docx), "-o", str(house)]) == 7
    assert run(["profile", "show", str(house)]) == 0
    shown_here = tomllib.loads(capfdbinary.readouterr().out.decode())
    assert shown_here["page"]["top_mm"] == 30.0
    house.write_text("[page]\ntop_m = 3\n", "utf-8")
    assert run(["profile", "check", str(house), "--lang", "en"]) != 0
    assert b"did you mean 'page.top_mm'?" in capfdbinary.readouterr().err
