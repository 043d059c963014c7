"""Layout profiles: every figure has its clause and strength, a house profile changes single values, mistakes are named."""

from __future__ import annotations

import io
import re
import tomllib
import zipfile
from importlib.resources import files

import pytest

from noticeconv.errors import DamagedInputError, UnreadableError
from noticeconv.layout.profile import BUILT_IN, load_profile
from noticeconv.layout.styles import (
    BREAKS_ARE_LAYOUT,
    BY_ID,
    CELLS,
    HEAD_WORDS,
    HEADINGS,
    IMPRINT_STYLES,
    INLINE_ROLES,
    LAYOUT_TABLE_STYLES,
    RUN_IN,
    STYLES,
    Places,
    alt_of_words,
    depth_bookmark,
    heading_style,
    image_words,
    join_bookmark,
    joined_property,
    level_bookmark,
    mark_bookmark,
    named_size,
    opens_bookmark,
    picture_name,
    places,
    size_bookmark,
    split_property,
)
from noticeconv.model import Notice, Paragraph, Wrapped
from noticeconv.options import WriteOptions
from noticeconv.roles import Role
from noticeconv.writers.docx import render
from noticeconv.writers.docx.signature import right_indents, seal_rows


def house(tmp_path, text):
    path = tmp_path / "house.toml"
    path.write_text(text, "utf-8")
    return path


def test_every_table_of_the_profiles_names_its_clause_and_strength():
    for name in BUILT_IN:
        held = tomllib.loads(files("noticeconv.layout").joinpath(f"{name}.toml").read_text("utf-8"))
        tables = [(key, value) for key, value in held.items() if isinstance(value, dict) and key != "element"]
        tables += list(held.get("element", {}).items())
        for key, table in tables:
            assert table["clause"], key
            assert table["strength"] in ("mandatory", "recommended", "custom"), key


def test_every_role_has_its_element():
    assert {role.value for role in STYLES} <= set(load_profile().element)


def test_the_electronic_standard_differs_in_its_margins_only():
    paper, electronic = load_profile("gbt9704"), load_profile("gbt33476")
    assert (electronic.page.top_mm, electronic.page.bottom_mm) == (34.58, 32.58)
    assert electronic.page.left_mm == paper.page.left_mm
    assert electronic.element == paper.element
    assert electronic.fonts == paper.fonts


def test_a_house_profile_replaces_single_values(tmp_path):
    path = house(
        tmp_path, '[fonts]\ntitle = "华文中宋"\n[element.heading3]\nbold = true\n[signature]\nsealed = false\n[page]\ntop_mm = 36\n'
    )
    profile = load_profile(path)
    assert profile.fonts["title"] == ("华文中宋",)
    assert profile.fonts["body"] == load_profile().fonts["body"]
    assert profile.element["heading3"].bold
    assert not profile.signature["sealed"]
    with zipfile.ZipFile(io.BytesIO(render(Notice(title=Wrapped(text="通知")), WriteOptions(profile=path)))) as package:
        styles = package.read("word/styles.xml").decode()
        assert 'w:eastAsia="华文中宋"' in styles
        assert "方正小标宋简体" not in styles
        assert 'w:top="2041"' in package.read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("[page]\ntop = 37\n", "page.top_mm"),
        ("[font]\n", "fonts"),
        ("[element.titel]\n", "element.title"),
        ("[element.title]\nsize = 22\n", "element.title.size_pt"),
        ("[signature]\nseal = true\n", "signature.seal"),
    ],
)
def test_an_unknown_key_is_refused_with_the_nearest_known_one(tmp_path, text, known):
    with pytest.raises(DamagedInputError) as caught:
        load_profile(house(tmp_path, text))
    assert known in caught.value.en
    assert known in caught.value.zh
    assert "house.toml" in caught.value.en


@pytest.mark.parametrize(
    "text",
    [
        "[page]\ntop_mm = 'wide'\n",
        "[page]\ntop_mm = -1\n",
        "page = 1\n",
        "[element]\ntitle = 22\n",
        "[element.title]\nsize_pt = 0\n",
        "[element.title]\nalign = 'middle'\n",
        "[element.title]\nfont = 'unheard'\n",
        "[element.title]\ncolor = 'red'\n",
        "[fonts]\ntitle = 3\n",
        "[signature]\nsealed = 'yes'\n",
    ],
)
def test_a_value_that_cannot_be_is_refused(tmp_path, text):
    with pytest.raises(DamagedInputError, match=re.escape("house.toml")):
        load_profile(house(tmp_path, text))


def test_a_profile_that_is_no_toml_or_not_there_is_said_so(tmp_path):
    with pytest.raises(DamagedInputError):
        load_profile(house(tmp_path, "[page"))
    with pytest.raises(UnreadableError, match="gbt33476"):
        load_profile(tmp_path / "none.toml")


def test_a_profile_that_changed_on_disk_is_read_anew(tmp_path):
    path = house(tmp_path, "[page]\ntop_mm = 30\n")
    assert load_profile(path).page.top_mm == 30
    path = house(tmp_path, "[page]\ntop_mm = 31.5\n")
    assert load_profile(path).page.top_mm == 31.5
    first = render(Notice(body=[Paragraph(text="文")]), WriteOptions(profile=path))
    house(tmp_path, "[fonts]\nbody = '宋体'\n")
    assert render(Notice(body=[Paragraph(text="文")]), WriteOptions(profile=path)) != first


def test_style_ids_are_ascii_and_unique_and_names_chinese_and_unique():
    ids = [*BY_ID, *HEAD_WORDS, *INLINE_ROLES, *(cell.id for cell in CELLS)]
    assert len(ids) == len(set(ids))
    assert all(id_.isascii() and id_.startswith("Nc") for id_ in ids)
    names = [style.name for style in BY_ID.values()]
    assert len(names) == len(set(names))
    assert all("一" <= name[0] <= "鿿" for name in names)
    assert set(BY_ID) >= IMPRINT_STYLES | LAYOUT_TABLE_STYLES | BREAKS_ARE_LAYOUT


def test_headings_deeper_than_word_knows_take_the_last_style():
    assert heading_style(1, run_in=False) is HEADINGS[0]
    assert heading_style(14, run_in=True) is RUN_IN[8]
    assert {style.role for style in (*HEADINGS, *RUN_IN)} == {Role.HEADING}


def test_bookmarks_say_what_they_were_given():
    names = [opens_bookmark(2, 7), level_bookmark(0, 8), mark_bookmark(3, 9), join_bookmark(4), "_Toc123", "_nc_x1_2"]
    assert all(len(name) <= 40 for name in names)
    assert places(names) == Places(opens=2, level=0, joins=True, mark_end=3)
    assert places([depth_bookmark(0, 1)]) == Places(depth=0)
    assert places([size_bookmark((126.75, None), 3)]) == Places(size=(126.75, None))
    assert places([]) == places(["_GoBack"]) == Places()


@pytest.mark.parametrize("value", ["", "{}", '{"甲": "乙"}', "x" * 250, "长" * 1001])
def test_a_long_property_is_cut_and_joined(value):
    held = split_property(value)
    assert all(len(piece) <= 255 for piece in held.values())
    assert joined_property({"other": "1", **dict(reversed(held.items()))}) == value
    assert joined_property({"other": "1"}) is None


@pytest.mark.parametrize("asked", [(None, None), (100.0, None), (None, 80.5), (1234.5, 600.25), (1e-05, 3.0)])
def test_a_pictures_name_keeps_the_size_that_is_not_shown(asked):
    assert named_size(picture_name(3, asked, (442.2, 184.25))) == asked
    assert named_size(picture_name(3, (442.2, 184.25), (442.2, 184.25))) is None
    assert named_size("图片 1") is None


@pytest.mark.parametrize("alt", [None, "示意图", "[方括号]"])
def test_words_for_a_picture_give_its_description_back(alt):
    assert alt_of_words(image_words(alt)) == alt


def test_signature_by_character_counts():
    """7.3.5.1, 7.3.5.2: half-width digits count half, 2017年5月8日 is 6 字 wide."""
    assert right_indents(["临江市教育局"], "2017年5月8日", sealed=True) == ([4.0], 4.0)
    assert right_indents(["临江市人民政府办公室"], "2017年5月8日", sealed=True) == ([2.0], 4.0)
    assert right_indents(["临江市教育局"], "2017年5月8日", sealed=False) == ([2.0], 0.0)
    assert right_indents(["临江大学"], "2017年5月8日", sealed=False) == ([6.0], 2.0)
    long = "临江市国民经济和社会发展第十三个五年规划编制工作领导小组"
    rights, edge = right_indents([long], "2017年5月8日", sealed=True)
    assert rights[0] >= 0
    assert edge > 4


def test_seals_side_by_side_neither_touch_nor_leave_the_page():
    for count in range(2, 8):
        for length in (4, 6, 9, 14, 20):
            rows = seal_rows(["局" * length] * count, "2017年5月8日", 28, 42)
            zi = 156 / 28
            assert [name for row in rows.names for name in row] == ["局" * length] * count
            assert all((after - before) * zi >= 42 for before, after in zip(rows.middles, rows.middles[1:], strict=False))
            assert len(rows.middles) == 1 or rows.middles[0] * zi >= 21
            assert len(rows.row_middles(len(rows.names) - 1)) == len(rows.names[-1])
