"""Kinds of systematic damage, and how much of what they did not touch survives them.

    python benchmarks/damage.py               prints the table, over samples and (where present) the corpus
    python benchmarks/damage.py --show wrap   and what was lost, for kinds whose name begins so
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import noticeconv
from benchmarks.corpus import CORPUS, SAMPLES, bare

HALF = str.maketrans("，；：（）？！", ",;:()?!")
FULL = str.maketrans(",;:()", "，；：（）")
NOISE = ("【打印本页】", "浏览次数：452", "分享到：微信 微博 QQ", "上一篇：关于放假的通知", "扫一扫在手机打开当前页", "当前位置：首页 > 通知公告 > 正文", "版权所有 临江市人民政府")
MARKS = ((re.compile(r"(?m)^(\s*)（([一二三四五六七八九十]+)）"), r"\1(\2)、"), (re.compile(r"(?m)^(\s*\d+)[.．](?!\d)"), r"\1、"), (re.compile(r"(?m)^(\s*[一二三四五六七八九十]+)、"), r"\1．"))
KEEPS_BREAKS = 0.97
LOSES_BREAKS = 0.92


def _marks(text: str, rng: random.Random) -> str:
    for pattern, other in MARKS:
        text = pattern.sub(other, text)
    return text


def _noise(count: int) -> Callable[[str, random.Random], str]:
    def put_in(text: str, rng: random.Random) -> str:
        lines = text.split("\n")
        for _ in range(count):
            lines.insert(rng.randrange(len(lines) + 1), rng.choice(NOISE))
        return "\n".join(lines)

    return put_in


def _one_line(times: int) -> Callable[[str, random.Random], str]:
    """Delete (0) or double (2) one long line without a mark."""

    def change(text: str, rng: random.Random) -> str:
        lines = text.split("\n")
        long = [n for n, line in enumerate(lines) if len(line) > 60 and not re.match(r"\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]|第)", line)]
        if not long or sum(map(bool, map(str.strip, lines))) < 9:
            return text
        at = rng.choice(long)
        return "\n".join([*lines[:at], *[lines[at]] * times, *lines[at + 1 :]])

    return change


def _wrap(width: int) -> Callable[[str, random.Random], str]:
    def wrapped(text: str, rng: random.Random) -> str:
        if max(map(len, text.split("\n"))) <= width + 12:
            return text
        out = []
        for line in text.split("\n"):
            rest = line.rstrip()
            if len(rest.strip()) <= width:
                out.append(rest)
                continue
            rest = "　　" + rest.strip()
            while rest:
                out.append(rest[:width])
                rest = rest[width:]
        return "\n".join(out)

    return wrapped


DAMAGE: dict[str, tuple[float, Callable[[str, random.Random], str]]] = {
    "half-width punctuation": (KEEPS_BREAKS, lambda text, rng: text.translate(HALF)),
    "full-width punctuation": (KEEPS_BREAKS, lambda text, rng: text.translate(FULL)),
    "marks misused": (KEEPS_BREAKS, _marks),
    "blanks for U+3000": (KEEPS_BREAKS, lambda text, rng: re.sub("[　\u00a0]", " ", text)),
    "NBSP for blanks": (KEEPS_BREAKS, lambda text, rng: re.sub("[ 　]", "\u00a0", text)),
    "indents removed": (KEEPS_BREAKS, lambda text, rng: "\n".join(map(str.strip, text.split("\n")))),
    "blank lines removed": (KEEPS_BREAKS, lambda text, rng: "\n".join(line for line in text.split("\n") if line.strip())),
    "blank lines doubled": (KEEPS_BREAKS, lambda text, rng: "\n\n".join(line for line in text.split("\n") if line.strip())),
    "CRLF": (KEEPS_BREAKS, lambda text, rng: text.replace("\n", "\r\n")),
    "one noise line": (KEEPS_BREAKS, _noise(1)),
    "four noise lines": (KEEPS_BREAKS, _noise(4)),
    "one line deleted": (KEEPS_BREAKS, _one_line(0)),
    "one line doubled": (KEEPS_BREAKS, _one_line(2)),
    "wrapped at 40": (LOSES_BREAKS, _wrap(40)),
    "wrapped at 32": (LOSES_BREAKS, _wrap(32)),
    "wrapped at 24": (LOSES_BREAKS, _wrap(24)),
    "U+3000 pairs for breaks": (LOSES_BREAKS, lambda text, rng: "　　".join(line.strip() for line in text.split("\n") if line.strip())),
}
"""Kind of damage → the survival that is asked, and what it does."""


def texts() -> Iterator[tuple[str, str]]:
    """Yield (name, text) of samples and corpus documents that have no tables; Word and PDF files are left to their own tests."""
    folders = (SAMPLES, CORPUS / "documents")
    for path in sorted(path for folder in folders if folder.is_dir() for path in folder.iterdir() if path.suffix in (".txt", ".html")):
        source = noticeconv.read(path).source
        text = "".join(line.text for line in source.lines if line.hints.region is None)
        if not any(line.block for line in source.lines) and len(text) < 60_000:
            yield path.name, text.replace("\r\n", "\n")


def elements(text: str) -> dict[str, Any]:
    """Return what a text is recognised as, element by element; lists hold what can be lost one by one."""
    document = noticeconv.parse(text).document.model_dump(mode="json")
    signature = document.get("signature") or {}
    attachments = document.get("attachments") or []
    found: dict[str, Any] = {
        "title": bare((document.get("title") or {}).get("text")),
        "number": bare(((document.get("header") or {}).get("document_number") or {}).get("text")),
        "recipients": bare((document.get("recipients") or {}).get("text") or document.get("salutation")),
        "headings": list(_headings(document)),
        "notes": [bare(note["title"]) for note in document.get("attachment_notes") or []],
        "issuers": [bare(issuer) for issuer in signature.get("issuers") or []],
        "date": (signature.get("date") or {}).get("value"),
        "annotation": bare((document.get("annotation") or {}).get("text")),
        "attachments": [bare(attachment.get("title")) for attachment in attachments],
        "attached headings": [heading for attachment in attachments for heading in _headings(attachment["content"])],
    }
    return {name: value for name, value in found.items() if value}


def _headings(document: dict[str, Any], depth: int = 1) -> Iterator[tuple[int, str, str]]:
    for block in document.get("body") or document.get("blocks") or []:
        if block["type"] == "section":
            mark = (block.get("marker") or {}).get("text") or ""
            yield depth, bare(mark).strip("()."), bare(block.get("heading"))[:8]
            yield from _headings(block, depth + 1)


def survival(show: str | None = None) -> dict[str, tuple[int, int]]:
    """Return for each kind of damage (elements that survived, all elements)."""
    kept: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    rng = random.Random(20170227)
    for name, text in texts():
        before = elements(text)
        for kind, (_, damage) in DAMAGE.items():
            after = elements(damage(text, rng))
            for element, value in before.items():
                good, all_ = _survived(value, after.get(element))
                kept[kind] += good
                whole[kind] += all_
                if show and kind.startswith(show) and good < all_:
                    print(f"{name}: {kind}: {element}: {str(value)[:120]} → {str(after.get(element))[:120]}")
    return {kind: (kept[kind], whole[kind]) for kind in DAMAGE}


def _survived(value: Any, after: Any) -> tuple[int, int]:
    if not isinstance(value, list):
        return int(value == after), 1
    left = list(after or [])
    good = 0
    for item in value:
        if item in left:
            left.remove(item)
            good += 1
    return good, len(value)


def main() -> int:
    """Print the table; 1 when a kind falls below what is asked."""
    show = sys.argv[sys.argv.index("--show") + 1] if "--show" in sys.argv else None
    rows = survival(show)
    print(f"{'damage':26}{'survived':>10}{'of':>8}{'share':>9}{'asked':>8}")
    for kind, (good, all_) in rows.items():
        print(f"{kind:26}{good:10}{all_:8}{good / all_:9.4f}{DAMAGE[kind][0]:8}")
    return int(any(good < all_ * DAMAGE[kind][0] for kind, (good, all_) in rows.items()))


if __name__ == "__main__":
    sys.exit(main())
