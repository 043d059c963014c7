"""Files that are broken or mean harm: a clear sentence or a clean reading, in bounded memory and time, nothing fetched or run."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from noticeconv.errors import DamagedInputError, HostileInputError, NoticeconvError, UnreadableError
from noticeconv.options import ReadOptions
from noticeconv.readers.docx import read
from wordxml import XMLNS, docx, p, part, r, tc, tr, zipped

MEBIBYTE = 1024 * 1024


def refused(data: bytes, kind: type[NoticeconvError], options: ReadOptions | None = None) -> NoticeconvError:
    """The error, after a look at its sentences: one sentence each, ending as sentences do."""
    with pytest.raises(kind) as caught:
        read(data, options or ReadOptions())
    assert caught.value.en.endswith(".")
    assert "\n" not in caught.value.en
    assert caught.value.zh.endswith("。")
    return caught.value


def test_not_a_word_file_at_all():
    refused(b"", UnreadableError)
    assert "no zip" in refused(b"plain text, named .docx", DamagedInputError).en
    assert "password" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), DamagedInputError).en
    assert "main part" in refused(zipped({"a.txt": "甲"}), DamagedInputError).en


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.99])
def test_truncated(keep):
    whole = docx(p("甲" * 50))
    refused(whole[: int(len(whole) * keep)], DamagedInputError)


def test_a_part_whose_bytes_are_spoilt():
    whole = bytearray(docx("".join(p(f"第{at}段") for at in range(300))))
    at = whole.index(b"word/document.xml") + 100
    whole[at : at + 40] = bytes(40)
    refused(bytes(whole), DamagedInputError)


def test_bombs():
    bomb = zipped({"word/document.xml": part("document", f"<w:body>{p('甲' * (8 * MEBIBYTE))}</w:body>")})
    assert "inflate" in refused(bomb, HostileInputError).en
    assert "safety limit" in refused(docx(p("甲" * MEBIBYTE)), HostileInputError, ReadOptions(max_bytes=MEBIBYTE)).en
    many = zipped({f"x{at}": "" for at in range(10_001)})
    assert "10,001 parts" in refused(many, HostileInputError).en


def test_a_directory_that_lies_about_sizes():
    data = bytearray(docx(p("甲" * 5000)))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    struct.pack_into("<I", data, at + 24, 10)
    refused(bytes(data), DamagedInputError)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice():
    out = io.BytesIO(docx(p("甲")))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/document.xml", part("document", "<w:body/>"))
    assert "two parts named word/document.xml" in refused(out.getvalue(), DamagedInputError).en


ENTITIES = {
    "billion laughs": '<!DOCTYPE x [<!ENTITY a "甲"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>{}',
    "external entity": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{}',
    "external document type": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">{}',
    "behind a long prolog": "<!--" + " " * 70_000 + '--><!DOCTYPE x [<!ENTITY a "甲">]>{}',
    "utf-16": '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "甲">]>{}',
    "utf-7": '<?xml version="1.0" encoding="utf-7"?>{}',
}


@pytest.mark.parametrize("text", ENTITIES.values(), ids=ENTITIES)
def test_document_types_and_odd_encodings_are_refused(text):
    document = text.replace("{}", f"<w:document {XMLNS}><w:body>{p('&a;')}</w:body></w:document>")
    data = document.encode("utf-16" if 'encoding="utf-16"' in text else "utf-8")
    refused(docx("", parts={"word/document.xml": data}), HostileInputError)


def test_deep_nesting():
    deep = "<w:sdt><w:sdtContent>" * 10_000 + "</w:sdtContent></w:sdt>" * 10_000
    assert "nesting" in refused(docx(deep), HostileInputError).en
    tables = "<w:tbl><w:tr><w:tc>" * 80 + p("甲") + "</w:tc></w:tr></w:tbl>" * 80
    assert read(docx(tables)).text == "甲\n"


@pytest.mark.parametrize(("body", "said"), [("'<w:p/>' * (100 * 1024 * 1024 // 6)", "tags and attributes"), ("'<w:p/>' * 2_400_000", "paragraphs")])
def test_masses_of_one_tag_in_bounded_memory(body, said):
    """Run apart, so that only this file's memory is counted."""
    code = (
        "import resource, sys, zipfile, io\n"
        f"sys.path[:0] = {[str(Path(__file__).parent), str(Path(__file__).parents[1] / 'src')]!r}\n"
        "from noticeconv.readers.docx import read\n"
        "from noticeconv.errors import HostileInputError\n"
        "from noticeconv.options import ReadOptions\n"
        "from wordxml import docx\n"
        f"data = docx({body})\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try:\n    read(data, ReadOptions(max_ratio=1e9))\nexcept HostileInputError as error:\n    print(error)\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)\n"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True).stdout.splitlines()
    assert said in found[0]
    assert int(found[1]) < 500


def test_long_but_honest_documents_stay_in_bounds():
    wide = table_of(400, 20)
    source = read(docx(wide + p("末")))
    assert source.lines[-1].text == "末\n"
    assert len(source.lines[0].block.rows) == 400


def table_of(rows: int, columns: int) -> str:
    return "<w:tbl>" + "".join(tr(*(tc("格") for _ in range(columns))) for _ in range(rows)) + "</w:tbl>"


SPANS = ["-1", "0", "99999999999999999999", "x", "1000000000"]


@pytest.mark.parametrize("span", SPANS)
def test_absurd_spans(span):
    source = read(docx(f'<w:tbl>{tr(tc("甲", properties=f"<w:gridSpan w:val={chr(34)}{span}{chr(34)}/>"))}</w:tbl>'))
    assert (source.lines[0].block.rows[0].cells[0].colspan or 1) <= 1000


def test_missing_parts_and_wrong_relationships_are_told():
    references = '<w:headerReference w:type="default" r:id="rIdGone"/><w:footerReference w:type="default" r:id="rIdStyle"/>'
    data = docx(
        f'<w:p>{r("甲")}<w:hyperlink r:id="rIdNone">{r("乙")}</w:hyperlink></w:p>',
        section=references,
        relations={"rIdStyle": ("styles", "nothere.xml"), "rIdNum": ("numbering", "../../../etc/passwd"), "rIdC": ("comments", "c.xml")},
    )
    source = read(data)
    assert source.text == "甲乙\n"
    assert {said.values[0] for said in source.diagnostics if said.code == "S123"} == {"rIdGone", "word/nothere.xml", "word/c.xml"}


def test_unclosed_fields_and_stray_ends():
    begin, end = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert read(docx(f"<w:p>{end}{r('甲')}{end}</w:p>{p('乙')}")).text == "甲\n乙\n"
    assert read(docx(f"<w:p>{r('甲')}{begin}</w:p>{p('乙')}")).text == "甲\n乙\n"


def test_embedded_documents_are_told():
    source = read(docx('<w:altChunk r:id="x"/>' + p("甲")))
    assert (source.text, [said.code for said in source.diagnostics]) == ("甲\n", ["S126"])


def test_nothing_is_written_or_fetched(monkeypatch, tmp_path):
    import socket
    import tempfile

    def forbidden(*args, **more):
        raise AssertionError("the reader reached outside")

    monkeypatch.setattr(socket, "socket", forbidden)
    monkeypatch.setattr(tempfile, "mkstemp", forbidden)
    monkeypatch.chdir(tmp_path)
    far = {"rIdFar": ("image", "http://127.0.0.1:9/a.png"), "rIdT": ("attachedTemplate", "http://127.0.0.1:9/t.dotm")}
    read(docx('<w:p><w:r><w:drawing><a:blip r:link="rIdFar"/></w:drawing></w:r></w:p>', relations=far))
    assert list(tmp_path.iterdir()) == []
