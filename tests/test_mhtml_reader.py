"""A web page saved in one file: the HTML part is read, its pictures travel with it."""

import base64
import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticeconv.errors import DamagedInputError, HostileInputError, NoticeconvError
from noticeconv.model.blocks import Image
from noticeconv.options import ReadOptions
from noticeconv.readers import sniff
from noticeconv.readers.mhtml import read

PIXEL = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
SHA = hashlib.sha256(PIXEL).hexdigest()


def saved(html, charset="gb2312", location="https://linjiang.example/tz/1.html", picture="https://linjiang.example/tz/图/1.gif"):
    body = base64.encodebytes(html.encode("gb18030")).decode()
    head = f'Content-Type: text/html; charset="{charset}"' if charset else "Content-Type: text/html"
    return (
        "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"--x\"\r\n\r\n"
        f"----x\r\n{head}\r\nContent-Transfer-Encoding: base64\r\nContent-Location: {location}\r\n\r\n{body}\r\n"
        "----x\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <seal@x>\r\n"
        f"Content-Location: {picture}\r\n\r\n{base64.encodebytes(PIXEL).decode()}\r\n----x--\r\n"
    ).encode()


@pytest.mark.parametrize("src", ["https://linjiang.example/tz/图/1.gif", "图/1.gif", "cid:seal@x"])
def test_page_and_picture(src):
    data = saved(f'<p>临江市人民政府</p><p><img src="{src}"></p>')
    source = read(data, ReadOptions(name="通知.mht"))
    assert sniff(data, "通知.mht") == "mhtml"
    assert (source.text, source.format, source.encoding, source.diagnostics) == ("临江市人民政府\n\n", "mhtml", "gb18030", ())
    assert source.lines[1].block == Image(asset=SHA)
    assert source.assets[SHA].data == PIXEL


def test_a_lying_or_missing_charset_is_survived():
    text = "<p>临江市人民政府关于做好防汛工作的通知</p>"
    assert [said.code for said in read(saved(text, "utf-8")).diagnostics] == ["S102"]
    assert [said.code for said in read(saved(text, None)).diagnostics] == ["S101"]


def test_no_html_inside():
    with pytest.raises(DamagedInputError, match="no HTML"):
        read(b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx")


def test_ten_thousand_nested_parts():
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (level, level) for level in range(10_000))
    with pytest.raises((HostileInputError, DamagedInputError)):
        read(b"MIME-Version: 1.0\r\n" + nested)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=x\r\n\r\n<p>", b"Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"]))
def test_any_bytes_are_read_or_refused(data, start):
    try:
        read(start + data)
    except NoticeconvError as error:
        assert error.zh  # noqa: PT017 - either outcome is right
