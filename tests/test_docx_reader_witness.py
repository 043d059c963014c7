"""LibreOffice as an independent witness: what it prints as text is what the reader gives."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest

from noticeconv.readers.docx import read
from wordxml import abstract, docx, level, num, p, r, table, tc, tr

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    if SOFFICE is None:
        if os.environ.get("CI") == "true":
            pytest.fail("LibreOffice is needed in CI: install libreoffice-writer")
        pytest.skip("LibreOffice is not installed, so there is no independent witness here")
    return tmp_path_factory.mktemp("office")


def numbering_cases() -> dict[str, bytes]:
    nothing = '<w:suff w:val="nothing"/>'
    outline = abstract(
        0, level(0, "chineseCounting", "%1、", nothing), level(1, "chineseCountingThousand", "（%2）", nothing), level(2, "decimal", "%1.%3.", nothing)
    )
    signs = abstract(
        1, level(0, "decimalEnclosedCircle", "%1", nothing), level(1, "ideographTraditional", "%2、", nothing), level(2, "ideographZodiac", "%3、", nothing)
    )
    lists = outline + signs + num(1, 0) + num(2, 1) + num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>')
    at = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2), (1, 2), (2, 0), (2, 0), (2, 1), (2, 2), (3, 0), (3, 1)]
    many = [(1, 0)] * 25
    return {
        "outline": docx("".join(p("甲", num=where) for where in at), numbering=lists),
        "many": docx("".join(p("乙", num=where) for where in many), numbering=lists),
    }


def text_cases() -> dict[str, bytes]:
    wrapped = f"<w:sdt><w:sdtContent>{p('一')}</w:sdtContent></w:sdt><w:p><w:smartTag w:element='d'>{r('2018年4月9日')}</w:smartTag>{r('印发')}</w:p>"
    field = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>所示</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    revised = f'<w:p>{r("保留")}<w:ins w:id="1" w:author="a" w:date="2020-01-01T00:00:00Z">{r("增加")}</w:ins></w:p>'
    grid = table(tr(tc("单位"), tc("甲")), tr(tc("人数"), tc("乙")))
    return {"wrapped": docx(wrapped + p("后")), "field": docx(field + p("后")), "revised": docx(revised), "table": docx(grid + p("后"))}


CASES = numbering_cases() | text_cases()


@pytest.fixture(scope="module")
def printed(office) -> dict[str, str]:
    """All cases converted by one LibreOffice with a profile of its own."""
    for name, data in CASES.items():
        (office / f"{name}.docx").write_bytes(data)
    command = [SOFFICE, "--headless", f"-env:UserInstallation=file://{office}/profile", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(office / "out")]
    subprocess.run([*command, *(str(office / f"{name}.docx") for name in CASES)], check=True, capture_output=True, timeout=180)
    return {name: (office / "out" / f"{name}.txt").read_text("utf-8-sig") for name in CASES}


@pytest.mark.parametrize("name", CASES)
def test_the_text_is_what_libreoffice_prints(printed, name):
    """Blanks apart: LibreOffice indents, puts one behind every number, and a cell on each line."""
    ours = [re.sub(r"\s", "", line) for line in re.split(r"[\t\n]", read(CASES[name]).text)]
    theirs = [re.sub(r"\s", "", line) for line in printed[name].splitlines()]
    assert [line for line in ours if line] == [line for line in theirs if line]
