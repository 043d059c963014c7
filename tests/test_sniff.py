"""Formats are told by content; a name only breaks ties."""

import io
import sys
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeconv.errors import NoticeconvError, UnsupportedFormatError
from noticeconv.readers import FORMATS, by_suffix, reader, sniff

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
TEXT = "临江市人民政府关于防汛工作的通知\n".encode()


def package(*members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for member in members:
            file.writestr(member, "<x/>")
    return buffer.getvalue()


CASES = [
    (package("[Content_Types].xml", "word/document.xml"), "通知.txt", "docx"),
    (package("mimetype", "content.xml"), "通知.doc", "odt"),
    (b"PK\x03\x04 cut off", "通知.docx", "docx"),
    (OLE, "通知.doc", "doc"),
    (OLE, "通知.wps", "wps"),
    (OLE, "通知.docx", "doc"),
    (b"{\\rtf1\\ansi x}", "通知.doc", "rtf"),
    (b"%PDF-1.4\n", None, "pdf"),
    (b"<!DOCTYPE html><p>x", "通知.doc", "html"),
    (b"\xef\xbb\xbf\n <HTML><body>", None, "html"),
    ("<html><p>临江".encode("utf-16"), None, "html"),
    ("<html><p>临江".encode("utf-16-le"), None, "html"),
    (b"<%@ page language='java'%>\n<!-- x -->\n<div>x", None, "html"),
    (b"<table border=1><tr><td>x", None, "html"),
    (b"From: <Saved>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=b\r\n\r\n--b\r\n", "页.doc", "mhtml"),
    (b'{"schema": "urn:noticeconv:document:1"}', None, "json"),
    (b"---\nnoticeconv: 1\n---\n# x\n", None, "md"),
    (b"# x\n\n- y\n", "x.md", "md"),
    (b"# x\n\n- y\n", "x.txt", "txt"),
    (b"---\ntitle: x\n---\ntext\n", "x.txt", "txt"),
    (TEXT, None, "txt"),
    (TEXT, "通知.doc", "txt"),
    ("<通知>临江市<U+00A0><附件>".encode(), None, "txt"),
    ("[2018]3号\n".encode(), None, "txt"),
    (b"", None, "txt"),
]


@pytest.mark.parametrize(("data", "name", "format"), CASES)
def test_content_decides(data, name, format):
    assert sniff(data, name) == format


def test_a_spreadsheet_is_refused_by_name():
    with pytest.raises(UnsupportedFormatError, match=r"表\.docx is a spreadsheet"):
        sniff(package("xl/workbook.xml"), "表.docx")


def test_readers_are_imported_when_asked_for():
    for module in [name for name in sys.modules if name.startswith("noticeconv.readers.mhtml")]:
        del sys.modules[module]
    read = reader("mhtml")
    assert "noticeconv.readers.mhtml" in sys.modules
    assert read.__name__ == "read"
    with pytest.raises(UnsupportedFormatError, match="docx"):
        reader("xlsx")


def test_every_format_has_a_suffix_that_leads_back():
    for record in FORMATS.values():
        assert by_suffix("通知" + record.suffixes[0].upper()) == record.name
        assert record.zh
        assert record.en
    assert by_suffix(None) is by_suffix("Makefile") is by_suffix("a.xyz") is None


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"{", b"<", b"---\n", b"MIME-Version: 1\n", b"\xff\xfe"]))
def test_any_bytes_have_a_format(data, start):
    try:
        assert sniff(start + data) in FORMATS
    except NoticeconvError as error:
        assert error.zh  # noqa: PT017 - either outcome is right
