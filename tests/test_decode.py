"""Bytes to text: the ladder of encodings, what is said about a guess, and what is refused."""

import codecs
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticeconv.errors import DamagedInputError, ExitCode, HostileInputError, NoticeconvError, UnreadableError
from noticeconv.options import ReadOptions
from noticeconv.readers import txt
from noticeconv.readers.decode import UnknownEncodingError, decode

NOTICE = "临江市人民政府关于做好防汛工作的通知\n各县（区）人民政府：\n现将有关事项通知如下。\n一、提高认识\n2024年6月1日\n"
TRADITIONAL = "臨江市人民政府關於做好防汛工作的通知\n各鄉鎮人民政府：\n現將有關事項通知如下。\n"


def codes(decoded):
    return [diagnostic.code for diagnostic in decoded.diagnostics]


@pytest.mark.parametrize("length", [6, 18, len(NOTICE)])
@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "utf-16-le", "utf-16-be"])
def test_a_guess_is_right_and_said(encoding, length):
    decoded = decode(NOTICE[:length].encode(encoding))
    assert decoded.text == NOTICE[:length]
    assert decoded.encoding == {"gbk": "gb18030"}.get(encoding, encoding)
    assert codes(decoded) == ["S101"]


def test_big5_is_told_from_gb18030_by_its_characters():
    decoded = decode(TRADITIONAL.encode("big5"))
    assert (decoded.text, codes(decoded)) == (TRADITIONAL, ["S101"])
    assert decode(TRADITIONAL.encode("gb18030")).text == TRADITIONAL


def test_utf8_is_evidence_enough():
    assert decode(NOTICE.encode()) == decode(NOTICE.encode(), declared="utf-8")
    assert codes(decode(NOTICE.encode())) == []


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (b"\x84\x31\x95\x33", "gb18030")],
)
def test_a_byte_order_mark_decides_and_is_dropped(mark, codec):
    decoded = decode(mark + NOTICE.encode(codec))
    assert (decoded.text, decoded.encoding, decoded.diagnostics) == (NOTICE, codec + "-sig", ())


def test_a_forced_encoding_is_obeyed():
    data = NOTICE.encode("gb18030")
    assert decode(data, forced="GBK").text == NOTICE
    assert decode(data, forced="big5hkscs").text != NOTICE
    kept = decode(data, forced="utf-8")
    assert codes(kept) == ["S103"]
    assert kept.text.encode("utf-8", "surrogateescape") == data


@pytest.mark.parametrize("name", ["klingon", "hex", "rot13", "base64", "\x00", ""])
def test_an_unknown_encoding_is_a_usage_error(name):
    with pytest.raises(UnknownEncodingError) as error:
        decode(b"abc", forced=name)
    assert error.value.exit_code is ExitCode.USAGE
    assert "gb18030" in error.value.zh


def test_a_cut_file_keeps_every_byte_and_says_so():
    data = NOTICE.encode("gb18030")[:-2]
    decoded = decode(data)
    assert codes(decoded) == ["S101", "S103"]
    assert decoded.text.endswith("1\udcc8")
    cut = NOTICE[:20].encode()[:-1]
    assert (decode(cut).encoding, codes(decode(cut))) == ("utf-8", ["S103"])


@pytest.mark.parametrize(("declared", "actual"), [("gb2312", "utf-8"), ("utf-8", "gb18030"), ("iso-8859-1", "gb18030"), ("big5", "gb18030"), ("x-none", "utf-8")])
def test_a_lying_declaration_is_survived(declared, actual):
    decoded = decode(NOTICE.encode(actual), declared=declared)
    assert (decoded.text, codes(decoded)) == (NOTICE, ["S102"])
    assert decoded.diagnostics[0].values == (declared, actual)


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030"])
def test_a_true_declaration_is_no_guess(declared):
    assert decode(NOTICE.encode("gb18030"), declared=declared) == decode(NOTICE.encode("gb18030"), forced="gb18030")


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"%PDF-1.7\n", b"MZ\x90\x00", b"\x7fELF\x02", b"\x89PNG\r\n\x1a\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(range(256)) * 9])
def test_what_is_not_text_is_refused(data):
    with pytest.raises(DamagedInputError) as error:
        txt.read(data, ReadOptions(name="通知.txt"))
    assert "通知.txt" in error.value.zh


def test_nothing_at_all_is_unreadable():
    with pytest.raises(UnreadableError):
        txt.read(b"", ReadOptions(name="空.txt"))


def test_too_much_is_refused():
    with pytest.raises(HostileInputError):
        txt.read(b"x" * 2000, ReadOptions(max_bytes=1000))
    with pytest.raises(HostileInputError):
        txt.read(b"\n" * 1_000_001)


def test_every_kind_of_white_space_survives():
    text = "a\r\nb\rc\nd\x0be\x0cf\x1cg\x85h\u2028i\u2029\u3000\xa0j\u200bk\u200e \t"
    source = txt.read(text.encode())
    assert source.text == text == "".join(line.text for line in source.lines)
    assert [source.text[line.start : line.end] for line in source.lines] == [line.text for line in source.lines]


@settings(max_examples=500)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\r\n\t\x0b\x0c\x85\u2028"), min_size=1))
def test_any_text_comes_back(text):
    source = txt.read(codecs.BOM_UTF8 + text.encode())
    assert source.text == text == "".join(line.text for line in source.lines)
    assert source.encoding == "utf-8-sig"


@settings(max_examples=500)
@given(st.binary())
def test_any_bytes_are_read_or_refused_in_a_sentence(data):
    try:
        source = txt.read(data)
    except NoticeconvError as error:
        sentences = error.en[-1] + error.zh[-1]
        assert sentences == ".。"
    else:
        assert source.text == "".join(line.text for line in source.lines)


@settings(max_examples=300)
@given(st.binary(min_size=1), st.sampled_from(["utf-8", "gb18030", "big5", "cp950", "utf-16", "utf-32-le", "utf-7", "shift_jis", "hz", "iso2022_jp", "punycode", "idna", "unicode_escape", "raw_unicode_escape"]))
def test_any_bytes_under_a_forced_encoding(data, encoding):
    try:
        txt.read(data, ReadOptions(encoding=encoding))
    except NoticeconvError as error:
        assert error.zh  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_any_chinese(encoding):
    assert decode("plain words, 2024\n".encode(encoding)).text == "plain words, 2024\n"


def test_random_junk_is_refused_not_decoded():
    refused = 0
    for _ in range(20):
        try:
            txt.read(os.urandom(4000))
        except DamagedInputError:
            refused += 1
    assert refused == 20
