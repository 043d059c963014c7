"""LibreOffice as a tool, and the reader of .doc, .wps, .rtf and .odt on top of it."""

from __future__ import annotations

import contextlib
import http.server
import io
import os
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from pathlib import Path

import pytest

from noticeconv import soffice
from noticeconv.errors import DamagedInputError, HostileInputError, MissingToolError, NoticeconvError
from noticeconv.options import ReadOptions
from noticeconv.readers import office
from noticeconv.soffice.process import VARIABLE

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "documents"
posix = pytest.mark.skipif(os.name != "posix", reason="the fake soffice is a shell script")


def rtf(*paragraphs: str, extra: str = "") -> bytes:
    coded = "\\par\n".join(
        "".join(c if ord(c) < 128 else f"\\u{ord(c) if ord(c) < 32768 else ord(c) - 65536} " for c in p) for p in paragraphs
    )
    return ("{\\rtf1\\ansi\\uc0{\\fonttbl{\\f0 SimSun;}}" + extra + coded + "\\par}").encode("ascii")


@pytest.fixture
def real() -> None:
    """The test needs LibreOffice: it fails without it in CI and is skipped elsewhere."""
    try:
        soffice.executable()
    except MissingToolError as error:
        if os.environ.get("CI"):
            pytest.fail(error.en)
        pytest.skip(error.en)


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """Put a shell script in the place of soffice; it sees the output folder as $OUT and the input file as $IN."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()

    def install(body: str) -> Path:
        script = tmp_path / "soffice"
        script.write_text('#!/bin/sh\nfor IN; do :; done\nwhile [ $# -gt 1 ]; do [ "$1" = --outdir ] && OUT=$2; shift; done\n' + body)
        script.chmod(0o755)
        monkeypatch.setenv(VARIABLE, str(script))
        return tmp_path

    yield install
    assert list((tmp_path / "temp").iterdir()) == [], "temporary files are left behind"


def alive(mark: str) -> bool:
    return mark in subprocess.run(["ps", "-eo", "stat,args"], capture_output=True, text=True, check=True).stdout


@posix
def test_a_hanging_soffice_costs_one_file_and_its_whole_group_is_killed(fake):
    fake("sleep 31.4159 & sleep 31.4159\n")
    began = time.monotonic()
    with pytest.raises(DamagedInputError, match=r"did not finish.*save it as \.docx"):
        soffice.convert(b"x", ".doc", "docx", 0.5)
    assert time.monotonic() - began < 5
    assert not alive("sleep 31.4159")


@posix
@pytest.mark.parametrize(
    "body",
    ["kill -SEGV $$\n", "exit 0\n", "exit 77\n", 'mkdir -p "$OUT"; : > "$OUT/in.docx"\n'],
    ids=["crashes", "silent", "fails", "empty"],
)
@pytest.mark.parametrize("serving", [False, True])
def test_a_crash_or_no_output_is_one_clear_sentence(fake, body, serving):
    fake(body)
    with soffice.Office(serving=serving) as session, pytest.raises(DamagedInputError, match="wrote nothing"):
        session.convert(b"x", ".doc", "docx", 10)


@posix
def test_only_the_bad_file_of_a_batch_is_lost(fake):
    """The fake serves (a lock file beside the kept document) and dies of the file that says so."""
    fake(
        'case "$IN" in *kept.txt) : > "${IN%/*}/.~lock.kept.txt#"; exec sleep 60;; esac\n'
        'grep -q hang "$IN" && sleep 60\ngrep -q crash "$IN" && kill -SEGV $$\nmkdir -p "$OUT"; cat "$IN" > "$OUT/in.docx"\n'
    )
    outcomes = []
    with soffice.Office():
        for given in (b"one", b"crash", b"two", b"hang", b"three"):
            try:
                outcomes.append(soffice.convert(given, ".doc", "docx", 1))
            except DamagedInputError as error:
                outcomes.append("stopped" if "did not finish" in error.en else "crashed")
    assert outcomes == [b"one", "crashed", b"two", "stopped", b"three"]


@posix
def test_an_instance_that_never_gets_ready_is_done_without(fake):
    fake('case "$IN" in *kept.txt) exec sleep 60;; esac\nmkdir -p "$OUT"; cat "$IN" > "$OUT/in.docx"\n')
    with soffice.Office():
        assert [soffice.convert(each, ".doc", "docx", 1) for each in (b"one", b"two")] == [b"one", b"two"]


@posix
def test_soffice_ends_with_the_process_that_opened_it(fake, tmp_path):
    fake(
        'case "$IN" in *kept.txt) : > "${IN%/*}/.~lock.kept.txt#"; exec sleep 27.1828;; esac\nmkdir -p "$OUT"; cat "$IN" > "$OUT/in.docx"\n'
    )
    code = "import os\nfrom noticeconv import soffice\ns = soffice.Office().__enter__()\ns.convert(b'x', '.doc', 'docx', 5)\nos.kill(os.getpid(), 9)"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], env=env, check=False)
    for _ in range(50):
        if not alive("sleep 27.1828"):
            break
        time.sleep(0.1)
    assert not alive("sleep 27.1828")


def test_without_libreoffice_the_package_is_named(monkeypatch):
    monkeypatch.setenv(VARIABLE, "/nowhere/soffice")
    with pytest.raises(MissingToolError, match=r"apt install libreoffice-writer.*https://www\.libreoffice\.org") as caught:
        office.read(rtf("通知"))
    assert "libreoffice-writer" in caught.value.zh


@posix
def test_a_soffice_that_is_no_program_is_a_missing_tool(fake, tmp_path):
    script = fake("") / "soffice"
    script.write_bytes(b"\x7fELF not really")
    with pytest.raises(MissingToolError, match="could not be started"):
        soffice.convert(b"x", ".doc", "docx", 5)


def test_content_decides_the_kind():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert office.kind(ole + "WordDocument".encode("utf-16-le")) == "doc"
    assert office.kind(ole) == "wps"
    assert office.kind(rtf("通知")) == "rtf"
    assert office.kind(odt()) == "odt"
    assert office.kind(b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>') == "wordml"
    assert office.kind(b'<?xml version="1.0"?>\n<office:document xmlns:office="urn:oasis">') == "fodt"
    assert office.kind("关于开展检查的通知".encode()) is None
    with pytest.raises(DamagedInputError, match="leave out --from"):
        office.read(b"plain text")


def odt(content: bytes = b"<x/>", manifest: bytes = b"<m/>", compression: int = zipfile.ZIP_STORED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", content, compression)
    return held.getvalue()


def test_protected_files_are_said_to_be_protected(monkeypatch):
    monkeypatch.setenv(VARIABLE, "/nowhere/soffice")
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    word = ole + b"\xec\xa5\xc1\x00" + bytes(7) + b"\x01" + bytes(500) + "WordDocument".encode("utf-16-le")
    for data in (word, ole + "EncryptedPackage".encode("utf-16-le"), odt(manifest=b"<manifest:encryption-data/>")):
        with pytest.raises(DamagedInputError, match="password"):
            office.read(data)


def test_a_bomb_never_reaches_libreoffice(monkeypatch):
    monkeypatch.setenv(VARIABLE, "/nowhere/soffice")
    with pytest.raises(HostileInputError):
        office.read(odt(bytes(8 * 1024 * 1024), compression=zipfile.ZIP_DEFLATED))
    with pytest.raises(HostileInputError):
        office.read(odt(bytes(5000)), ReadOptions(max_bytes=4000))
    with pytest.raises(DamagedInputError, match="damaged"):
        office.read(odt()[:-30])


@pytest.mark.usefixtures("real")
def test_rtf_is_read():
    source = office.read(rtf("关于开展安全检查的通知", "各区教育局："))
    assert source.format == "rtf"
    assert [line.text.strip() for line in source.lines if line.text.strip()] == ["关于开展安全检查的通知", "各区教育局："]


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize(
    "data", [rtf("通知")[:-40], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + os.urandom(3000), odt()], ids=["rtf", "ole", "odt"]
)
def test_damaged_files_are_an_error_or_are_read(data):
    with contextlib.suppress(NoticeconvError):
        office.read(data, ReadOptions(tool_timeout=60))


@pytest.mark.usefixtures("real")
def test_nothing_is_fetched_from_network_or_disk(tmp_path):
    """Linked pictures, included files and templates of an RTF: neither our web server nor our secret file is read."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def __getattr__(self, name):  # do_GET, do_OPTIONS and the rest
            if not name.startswith("do_"):
                raise AttributeError(name)
            return self.answer

        def answer(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *arguments):
            pass

    secret = tmp_path / "secret.txt"
    secret.write_text("机密内容", encoding="utf-8")
    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        web = f"http://127.0.0.1:{server.server_port}"
        fields = "".join(
            "{\\field{\\*\\fldinst " + instruction + "}{\\fldrslt old}}\\par "
            for instruction in (
                f'INCLUDEPICTURE "{web}/a.png" \\\\d',
                f'INCLUDETEXT "{web}/b.txt"',
                f'INCLUDETEXT "{secret}"',
                f'LINK Word.Document.8 "{web}/c.doc" \\\\a',
            )
        )
        given = rtf("通知", extra="{\\*\\template " + web + "/d.dot}" + fields)
        given_html = (
            f'<html><head><link rel=stylesheet href="{web}/e.css"></head><body><p>通知</p><img src="{web}/f.png"></body></html>'.encode()
        )
        out = [soffice.convert(given, ".rtf", "txt", 60), soffice.convert(given_html, ".html", "pdf", 60)]
        server.shutdown()
    assert "通知" in out[0].decode("utf-8-sig")
    assert "机密内容" not in out[0].decode("utf-8-sig")
    assert asked == []


@pytest.mark.usefixtures("real")
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real documents is not beside the project")
def test_every_doc_of_the_corpus_says_what_libreoffice_prints():
    """Every printable character of LibreOffice's own text extraction, automatic numbers included, stands in the Source in order."""
    files = sorted(CORPUS.glob("*.doc"))
    assert files
    with soffice.Office():
        for path in files:
            data = path.read_bytes()
            source = office.read(data, ReadOptions(name=path.name))
            assert source.format == "doc"
            assert "".join(line.text for line in source.lines) == source.text
            witness = soffice.convert(data, ".doc", "txt", 60).decode("utf-8-sig")
            missing = out_of_order("".join(witness.split()), "".join(source.text.split()))
            assert not missing, f"{path.name}: {missing!r}"


def out_of_order(wanted: str, text: str) -> str:
    """Return the first stretch of `wanted` that can't be found in order in `text`."""
    at = 0
    for index, character in enumerate(wanted):
        at = text.find(character, at) + 1
        if not at:
            return wanted[max(index - 20, 0) : index + 20]
    return ""


def test_the_profile_forbids_macros_links_and_the_network(tmp_path):
    from lxml import etree

    from noticeconv.soffice.profile import environment, make_profile

    assert make_profile(tmp_path / "p") == f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"
    items = etree.parse(tmp_path / "p" / "user" / "registrymodifications.xcu").getroot()
    said = {prop.get("{http://openoffice.org/2001/registry}name"): prop.findtext("value") for prop in items.iter("prop")}
    assert (said["DisableMacrosExecution"], said["MacroSecurityLevel"], said["BlockUntrustedRefererLinks"]) == ("true", "3", "true")
    assert said["ooInetProxyType"] == "1"
    held = environment(tmp_path)
    assert held["HOME"] == str(tmp_path)
    assert held["https_proxy"].endswith(":9")
    if "FONTCONFIG_FILE" in held:
        assert "仿宋_GB2312" in etree.parse(held["FONTCONFIG_FILE"], etree.XMLParser(load_dtd=False)).xpath("//alias/family/text()")


def word(styles: bytes, body: bytes = b"<w:p/>") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("word/styles.xml", b'<w:styles xmlns:w="urn:w">' + styles + b"</w:styles>")
        package.writestr("word/document.xml", body)
        package.writestr("word/media/a.png", b'<w:overflowPunct w:val="0"/>')
    return held.getvalue()


@pytest.mark.parametrize(
    ("styles", "wanted"),
    [
        (b"<w:docDefaults><w:pPrDefault><w:pPr><w:jc/></w:pPr></w:pPrDefault></w:docDefaults>", b"<w:pPr>@<w:jc/></w:pPr>"),
        (b"<w:docDefaults><w:pPrDefault/></w:docDefaults>", b"<w:pPrDefault><w:pPr>@</w:pPr></w:pPrDefault>"),
        (b"<w:docDefaults><w:rPrDefault/></w:docDefaults>", b"<w:rPrDefault/><w:pPrDefault><w:pPr>@</w:pPr></w:pPrDefault>"),
        (b'<w:docDefaults><w:pPrDefault><w:pPr><w:overflowPunct w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults>', b"<w:pPr>@</w:pPr>"),
        (b"", b'<w:styles xmlns:w="urn:w"></w:styles>'),
    ],
)
def test_what_is_printed_keeps_marks_inside_the_margin(styles, wanted):
    from noticeconv.soffice.quirks import for_printing

    given = word(styles, b'<w:p><w:pPr><w:overflowPunct w:val="off"/></w:pPr></w:p>')
    with zipfile.ZipFile(io.BytesIO(for_printing(given))) as package:
        assert wanted.replace(b"@", b'<w:overflowPunct w:val="1"/>') in package.read("word/styles.xml")
        assert b'w:val="1"' in package.read("word/document.xml")
        assert b'w:val="0"' in package.read("word/media/a.png")
    assert for_printing(b"no package") == b"no package"


@pytest.mark.usefixtures("real")
def test_no_mark_is_lost_at_a_line_end():
    """LibreOffice would hang some marks outside the margin and leave them out of the PDF."""
    from noticeconv.model import Paragraph, Plain
    from noticeconv.readers.pdf import read
    from noticeconv.writers import docx

    words = "".join("天地玄黄宇宙洪荒"[at % 8] * 4 + "，。、；"[at % 4] for at in range(90))
    paragraphs = [words[start:] for start in range(28)]
    given = docx.render(Plain(body=[Paragraph(text=each) for each in paragraphs]))
    printed = read(soffice.convert(given, ".docx", "pdf", 60))
    assert [line.text.strip() for line in printed.lines if not line.hints.region] == paragraphs
