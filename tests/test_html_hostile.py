"""Pages made to break a reader: deep, huge, quadratic, or reaching out. Each is read or refused in bounded time and memory."""

import subprocess
import sys
import textwrap

import pytest

from noticeconv.errors import HostileInputError
from noticeconv.readers.html import MAX_BYTES, MAX_TAGS, read

DEPTH = 20_000
MEMORY = 500 * 1024 * 1024

READ_AND_MEASURE = textwrap.dedent(
    """
    import sys, time
    from noticeconv.errors import NoticeconvError
    from noticeconv.readers.html import read
    data = eval(sys.argv[1])
    began = time.process_time()
    try:
        print(len(read(data).lines), end=" ")
    except NoticeconvError as error:
        print(type(error).__name__, end=" ")
    # VmHWM is this program's own peak; ru_maxrss would count what the parent held when it forked
    peak = next(int(row.split()[1]) for row in open("/proc/self/status") if row.startswith("VmHWM"))
    print(peak * 1024, round(time.process_time() - began, 2))
    """
)


def measured(expression):
    """Read the bytes that `expression` makes in a process of its own; return outcome, peak bytes, seconds."""
    run = subprocess.run([sys.executable, "-c", READ_AND_MEASURE, expression], capture_output=True, text=True, timeout=120, check=True)
    outcome, peak, seconds = run.stdout.split()
    return outcome, int(peak), float(seconds)


@pytest.mark.parametrize("tag", ["div", "span style='font-size:9pt'", "b", "table><tr><td", "table border=1><tr><td>a<td", "ul><li", "a href=x", "blockquote", "font size=7"])
def test_twenty_thousand_levels(tag):
    page = f"<{tag}>" * DEPTH + "临江市"
    assert "临江市" in read(page.encode()).text


@pytest.mark.parametrize(
    ("expression", "outcome"),
    [
        ("b'<p>' * 33_000_000", "HostileInputError"),
        ("b'<p>' + b'x' * 100_000_000", "HostileInputError"),
        ("b'<p>' + b'x' * 45_000_000", "1"),
        ("b'<p title=\"' + b'x' * 45_000_000 + b'\">y'", "1"),
        ("b'<br>' * 490_000", "489999"),
        ("b'<table border=1><tr>' + b'<td>x' * 200_000", "1"),
        ("b'<div>' + b'x\\xe3\\x80\\x82\\n' * 2_000_000", "HostileInputError"),
        ("b'<p>' + b'&amp;' * 1_000_000", "1"),
        ("b''.join(b'<a href=%d>y</a> ' % i for i in range(100_000))", "1"),
        ("b''.join(b'<b style=\"color:#%06x\">y</b> ' % i for i in range(50_000))", "1"),
        ("b'<b>y</b> x ' * 120_000", "1"),
        ("b'<style>' + b'p{' * 1_000_000 + b'</style>y'", "1"),
        ("b'<style>' * 400_000 + b'y'", "0"),
        ("b'<!--' * 490_000", "0"),
        ("b'<p>' + b' \\n' * 10_000_000 + b'y'", "1"),
    ],
)
def test_time_and_memory_are_bounded(expression, outcome):
    found, peak, seconds = measured(expression)
    assert found == outcome
    assert peak < MEMORY, f"{peak >> 20} MiB"
    assert seconds < 60


def test_limits_are_said():
    with pytest.raises(HostileInputError, match="500,000 tags"):
        read(b"<p>" * (MAX_TAGS + 1))
    with pytest.raises(HostileInputError, match="48 MiB"):
        read(b"x" * (MAX_BYTES + 1))


def test_entities_do_not_multiply_or_reach_out(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("机密")
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    page = f'<!DOCTYPE html [<!ENTITY a0 "ha"><!ENTITY f SYSTEM "file://{secret}">{laughs}]><p>&a11; &f; &unknown; 通知</p>'
    source = read(page.encode())
    assert len(source.text) < 200
    assert "机密" not in source.text
    assert "通知" in source.text


def test_spans_of_cells_are_capped():
    (line,) = read(b"<table border=1><tr><td colspan=99999999999 rowspan=5000>x<td>y<tr><td>z<td>w</table>").lines
    assert (line.block.rows[0].cells[0].colspan, line.block.rows[0].cells[0].rowspan) == (None, 1000)
