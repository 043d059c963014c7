"""Whole documents on one line: where the paragraphs were that the file has lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from noticeconv.kept import pattern
from noticeconv.zh.dates import find_date, match_date
from noticeconv.zh.lexicon import LEAD_IN, NUMBER_INSIDE, RECIPIENT_WORDS
from noticeconv.zh.numerals import int_to_chinese
from noticeconv.zh.organs import looks_like_organ

_FINAL = "。；;：:！？!?”）)"
_GENRE = r"(?:通知|意见|决定|决议|命令|公报|公告|通告|通报|报告|请示|批复|议案|复函|函|纪要|办法|规定|细则|方案)"
_PARTING = pattern(r"(?<=[。；;：:！？!?”）)])[ \t\u00a0\u3000]+(?=\S)|\u3000{2,}|[ \u00a0]{3,}(?=\S)")
_BEFORE_MARK = pattern(
    r"(?<=[。；;：:！？!?”）)\s])\s*(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,5}[章条节]\s|特此|附件?[:：])"
)
_AFTER_TITLE = pattern(rf"\A.*的{_GENRE}(?:[（(][^（）()]{{1,10}}[）)])?\s*")
_TITLE_END = pattern(rf"{_GENRE}(?:[（(][^（）()]{{1,10}}[）)])?[”》]?\s+(?=\S)")
_TITLE_SPACED = pattern(rf".{{4,80}}?关于.{{2,80}}?的{_GENRE}\s+")
_GENRE_SPACED = pattern(rf"(?<=的){_GENRE}(?:[（(][^（）()]{{1,10}}[）)])?\s+(?=\S)")
_GENRE_GLUED = pattern(rf"的{_GENRE}(?=各|市|省|县|区|局|有关|全)")
_GENRES = pattern(rf"{_GENRE}(?:[（(][^（）()]{{1,10}}[）)])?")
_GENRE_LAST = pattern(rf"{_GENRE}(?:[（(][^（）()]{{1,10}}[）)])?\s*\Z")
_YEAR_BRACKET = pattern(r"[〔\[【﹝［]")
_NUMBERED = pattern(r"[一二三四五六七八九十\d]+[、.．]")
_COLON = pattern("[：:]")
_CLOSE = pattern(r"(?:特此|专此)[通公函报说批][^。\s]{1,3}[。.]?\s*|(?<=[。！])\s*")
_MARKS_WANTED = ("一、", "（一）", "(一)", "第一章", "第一条")


def is_lost(texts: Sequence[str]) -> bool:
    """Whether a file has lost its paragraphs: few lines, and a long one that holds what should stand on lines of its own."""
    if not texts or len(texts) > 12:
        return False
    long = [text for text in texts if len(text) >= 180]
    if not long:
        return False
    longest = max(long, key=len)
    held = sum(len(text) for text in texts)
    inside = sum(text.count(mark) for text in long for mark in ("。一、", "：一、", ":一、", "。二、", "。三、", " 二、", " 三、", "二、", "三、", "（二）", "第二条"))
    return sum(map(len, long)) > held * 0.5 and (inside >= 2 or (len(texts) <= 3 and _headed(longest)))


def _headed(text: str) -> bool:
    """Whether recipients or a date share the line with the text."""
    colon = min((at for at in (text.find("："), text.find(":")) if at >= 0), default=-1)
    date = None if len(text) < 40 else find_date(text[-60:])
    return date is not None or (0 < colon < 160 and is_recipients(_AFTER_TITLE.sub("", text[:colon])))


def is_recipients(text: str) -> bool:
    """Whether `text` (without its colon) reads as 主送机关."""
    return bool(RECIPIENT_WORDS.search(text)) and "。" not in text and not LEAD_IN.search(text) and not _NUMBERED.match(text)


def cut_points(text: str, *, lost: bool, first: bool) -> list[int]:
    """Return the offsets at which `text` is to be cut into paragraphs, ascending, without 0.

    lost   the whole file has lost its paragraphs: marks, recipients, signature are looked for inside the line
    first  the line is one of the first of the file
    """
    cuts: set[int] = set(_spaced_series(text))
    if _RUN.search(text):
        cuts.update(_parted(text))
        cuts.update(_set_apart(text))
    if lost:
        cuts.update(match.end() for match in _PARTING.finditer(text))
        cuts.update(match.end() for match in _BEFORE_MARK.finditer(text))
        cuts.update(_series(text))
    if first and (lost or len(text) > 150):
        cuts.update(_front(text, min((cut for cut in cuts if cut > 1), default=len(text)) if not lost else len(text)))
    if lost:
        cuts.update(_signed_inside(text))
        cuts.update(_tail(text))
    cuts.discard(0)
    return sorted(cut for cut in cuts if cut < len(text))


_RUN = pattern(r"[ \u00a0\u3000\u2002\u2003]{2,}")
_SENTENCE_END = frozenset("。；;：:！？”）")


def _parted(text: str) -> list[int]:
    """Cut at runs of blanks where these part paragraphs: two U+3000 do if they follow a sentence once, other blanks if they often do."""
    runs = [(match.start(), match.end()) for match in _RUN.finditer(text)]
    pairs = [run for run in runs if text.startswith("\u3000\u3000", run[0])]
    others = [run for run in runs if not text.startswith("\u3000\u3000", run[0])]
    cuts = [end for _, end in pairs] if _behind_sentences(text, pairs) else []
    behind = _behind_sentences(text, others)
    if behind >= 3 and behind >= len(others) * 0.4:
        cuts += [end for _, end in others]
    return cuts


def _behind_sentences(text: str, runs: Sequence[tuple[int, int]]) -> int:
    return sum(1 for start, _ in runs if text[start - 1 : start] in _SENTENCE_END)


_WIDE = pattern(r"[ \u00a0\u3000\u2002\u2003]{4,}")


def _set_apart(text: str) -> Iterator[int]:
    """Signatures and dates that a wide gap sets apart on the line of the text or of the last attachment's name."""
    gaps = list(_WIDE.finditer(text))
    ends = [*(later.start() for later in gaps[1:]), len(text)]
    for gap, end in zip(gaps, ends, strict=False):
        piece = text[gap.end() : end]
        if len(piece) <= 60 and (match_date(piece) or looks_like_organ(piece)):
            yield gap.end()


_CHAPTER = pattern(r"第[一二三四五六七八九十百]{1,4}[章编节]\s*\S{1,20}?(?:\s+\S{1,12})?(?=第[一二三四五六七八九十百]{1,5}条\s)")
_OPENS_LIST = pattern(r"[一二三四五六七八九十]{1,3}、[^。；;：:]{2,40}?\s+(?=1[、.．]\D|[（(]一[）)])")
_SPACED = pattern(r"(?<=[。；;：:！？])[\s\u3000]+(?=(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)))")


def _spaced_series(text: str) -> Iterator[int]:
    """Marks that follow the end of a sentence and white space: 。 （2）…"""
    for match in _SPACED.finditer(text):
        yield match.end()
    glued = _CHAPTER.match(text) or _OPENS_LIST.match(text)
    if glued:
        yield glued.end()


def _series(text: str) -> Iterator[int]:
    """Marks of series that count up through the text."""
    for opening, closing, start in (("", "、", "一、"), ("（", "）", "（一）"), ("(", ")", "(一)"), ("第", "章", "第一章"), ("第", "节", "第一节"), ("第", "条", "第一条")):
        if start in text:
            yield from _count(text, opening, closing)
    yield from _arabic(text)


def _count(text: str, opening: str, closing: str) -> Iterator[int]:
    """Follow 一, 二, 三 … between `opening` and `closing`, starting over wherever 一 stands again."""
    marks = pattern(rf"(?<![一二三四五六七八九十]){re.escape(opening)}([一二三四五六七八九十百零〇]{{1,6}}){re.escape(closing)}(?![项款目，,])")
    expected = 1
    for match in marks.finditer(text):
        word = match.group(1)
        if word == int_to_chinese(expected) and _stands(text, match.start(), opening):
            expected += 1
            yield match.start()
        elif word == "一" and _stands(text, match.start(), opening):
            expected = 2
            yield match.start()


_RUN_BEFORE = pattern(r"[^。；;：:！？\s]{0,40}\Z")
_CHAPTER_MARK = pattern(r"第[一二三四五六七八九十]{1,3}章")
_CHINESE_MARK = pattern(r"[一二三四五六七八九十]{1,3}、")


def _stands(text: str, at: int, opening: str) -> bool:
    """Whether a mark at `at` can open a paragraph: behind the end of a sentence, white space, or a short heading."""
    before = text[max(0, at - 1) : at]
    if not before or before in _FINAL or before.isspace():
        return not text[max(0, at - 3) : at].endswith(("依照", "根据", "按照"))
    run = _RUN_BEFORE.search(text[max(0, at - 40) : at])
    inside = run.group() if run else ""
    if opening == "第":
        return bool(_CHAPTER_MARK.match(inside))
    return bool(_CHINESE_MARK.match(inside)) or (opening == "" and "：" in text[max(0, at - 60) : at])


_ARABIC = pattern(r"(?<=[。；;：:！？\s）)])(\d{1,2})[.．、](?=[^\d\s])")


def _arabic(text: str) -> Iterator[int]:
    expected = 1
    for match in _ARABIC.finditer(text):
        number = int(match.group(1))
        if number in (expected, 1):
            expected = number + 1
            yield match.start()


def _front(text: str, end: int) -> Iterator[int]:
    """Cut title, 发文字号 and recipients from the first paragraph."""
    head = text[: min(end, 420)]
    at = 0
    number = NUMBER_INSIDE.search(head[:160])
    if number and _GENRE_LAST.search(head[: _agency_start(head, number)]):
        at = _agency_start(head, number)
        yield at
        yield number.end()
        at = number.end()
    else:
        title = _TITLE_END.match(head) or _TITLE_SPACED.match(head)
        spaced = _GENRE_SPACED.search(head[:160])
        if spaced:
            at = spaced.end()
            yield at
        elif title:
            at = title.end()
            yield at
    colon = _COLON.search(head, at)
    if colon and is_recipients(head[at : colon.start()]):
        glued = _GENRE_GLUED.search(head[at : colon.start()])
        if glued and at == 0:
            yield glued.end()
        yield colon.end()


def _agency_start(head: str, number: re.Match[str]) -> int:
    """Return where the 机关代字 of a number that is glued to the title starts: behind the 文种."""
    bracket = _YEAR_BRACKET.search(number.group())
    room = bracket.start() - 1 if bracket else 0  # 函 right before the year belongs to the 代字: 临政函〔2021〕18号
    glued = list(_GENRES.finditer(number.group()[:room]))
    return number.start() + glued[-1].end() if glued else number.start()


_ORGAN = pattern(r"\s*([^\s，。：:]{4,40}?)关于")
_NAMED = pattern(r"《([^《》]{4,80})》")
_ASIDES = pattern(r"\s*(?:[（(][^（()）]{2,20}[）)])*")


def _signed_inside(text: str) -> Iterator[int]:
    """Cut signature, date and 附注 in mid-text, and the title of the carried text behind them."""
    organ = _ORGAN.match(text)
    if organ is None:
        return
    names = set(_NAMED.findall(text[:600]))
    for match in re.finditer(re.escape(organ.group(1)) + r"\s*(?=[0-9二])", text):
        date = find_date(text, match.end())
        if date is None or date.start > match.end() + 1:
            continue
        yield match.start()
        yield date.start
        yield date.end
        note = _ASIDES.match(text, date.end)
        after = note.end() if note else date.end
        yield after
        for name in names:
            if text.startswith(name, after):
                yield after + len(name)


_TAIL_DATE_SPAN = 160
_NOTE = pattern(r"(?<=[。；;：:）)\s])附\s*件?\s*[:：]")
_CLOSED = pattern(r"\s*(?:特此|专此)[通公函报说批]\S{1,2}[。.]?\s*")
_BEHIND_DATE = pattern(r"附\s*件?\s*[:：]|[（(]")


def _tail(text: str) -> Iterator[int]:
    """Cut closing, attachment note, signature, date and 附注 from the last paragraph."""
    note = _NOTE.search(text[max(0, len(text) - 600) :])
    base = max(0, len(text) - _TAIL_DATE_SPAN)
    stop = max(text.rfind("。", 0, len(text) - 1), text.rfind("！"))
    if note:
        yield max(0, len(text) - 600) + note.start()
    at, found = max(base, stop + 1), None
    while (date := find_date(text, at)) is not None:
        found = date
        at = date.end
        if text[at : at + 1] in ("", "（", "(", " ", "　", "附"):
            break
    if found is None or found.start - max(base, stop + 1) > 80:
        return
    lead = text[max(base, stop + 1) : found.start]
    closing = _CLOSED.match(lead)
    yield max(base, stop + 1) + (closing.end() if closing else 0)
    yield found.start
    yield found.end
    after = _BEHIND_DATE.search(text, found.end)
    if after:
        yield after.start()
