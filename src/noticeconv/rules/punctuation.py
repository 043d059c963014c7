"""Rules of punctuation (GB/T 15834-2011), for Chinese text only: English, code, addresses and figures are left alone."""

from __future__ import annotations

from collections.abc import Iterator

from noticeconv.kept import pattern
from noticeconv.roles import Role
from noticeconv.rules.lines import Checked
from noticeconv.rules.registry import Finding, one, rule

_HAN = "\u3400-\u9fff〇"
_OPEN, _CLOSE = "“‘《〈（〔【", "”’》〉）〕】"
_OWNED = frozenset({Role.ATTACHMENT_NOTE, Role.ATTACHMENT, Role.SIGNATORY, Role.DOCUMENT_NUMBER, Role.COPY_NUMBER})
"""Lines whose marks are the matter of other rules."""
_RUNNING = frozenset({Role.PARAGRAPH, Role.HEADING})
_HALF = pattern(rf"(?<=[{_HAN}{_CLOSE})%％])(?:[,;] ?(?=[{_HAN}{_OPEN}0-9(]|\Z)|[?!](?=[{_HAN}{_OPEN}{_CLOSE})]|\Z)|:(?: (?![^\s,，;；。:：]{{0,6}} ?[^\s,，;；。:：]{{0,3}}[:：]))?(?![/:\\]))")
_FULL = {",": "，", ";": "；", "?": "？", "!": "！", ":": "："}
_STOP = pattern(rf"(?<=[{_HAN}{_CLOSE})])\.\Z")
_BRACKET = pattern("[()（）]")
_HAN_CHAR = pattern(f"[{_HAN}]")
_LATIN = pattern("[A-Za-z]")
_FILE_NAME = pattern(r"\.[A-Za-z]{2,5}")
_DOTS = pattern(rf"(?<=[{_HAN}{_CLOSE}])(?:\.{{6}}|\.{{3}}|。{{6}}|。{{3}}|…)(?=[{_HAN}{_OPEN}{_CLOSE}，。；？！]|\Z)(?!等)")
_COMMA_ETC = pattern(rf"、[^。；：、]{{1,20}}(?P<comma>、)等(?![级次候待额同效值价身边距比量温于高到外第一二三四五六七八九十])(?=[{_HAN}，。；）])")
_BETWEEN = pattern("(?<=》)、(?=《)|(?<=”)、(?=“)")
_CLAUSE = pattern("[^。；;，,：:！？]+")
_DASH = pattern(rf"(?:(?<=[{_HAN}{_CLOSE}])|\A)(?P<dash>--|－－|──|――)(?=[{_HAN}{_OPEN}0-9])")
_TITLES = pattern("[《》]")
_REACH = 120
"""Characters between two brackets that belong together, at most."""


@rule("N201", "GB/T 15834-2011 4.1.2—4.7.2、5.1", "mandatory")
def full_width_marks(line: Checked) -> Iterator[Finding]:
    """中文里的逗号、分号、冒号、问号、叹号和句末的句号用全角。

    违例：请各单位高度重视,认真落实各项要求.
    正例：请各单位高度重视，认真落实各项要求。

    只看汉字后面的；数字（1,000）、时间（8:30）、比例（3:1）、网址、邮箱和英文里的不动。
    修改安全：只换字形，随后的一个半角空格一并去掉。
    """
    if line.code or line.role in _OWNED:
        return
    end = len(line.text) - (line.role is Role.RECIPIENTS)
    for found in _HALF.finditer(line.text, line.body, end if end > line.body else len(line.text)):
        yield one(*found.span(), _FULL[found.group()[0]])
    stop = _STOP.search(line.text, line.body) if line.role is Role.PARAGRAPH and len(line.text) >= 10 else None
    if stop:
        yield one(*stop.span(), "。")


@rule("N202", "GB/T 15834-2011 4.9.2、5.1", "mandatory")
def full_width_brackets(line: Checked) -> Iterator[Finding]:
    """中文里的圆括号用全角，成对使用。

    违例：各县(市、区)教育局要按时报送。
    正例：各县（市、区）教育局要按时报送。

    只看括着汉字的；括着数字、英文的和文件名不动。
    修改安全：只换字形。
    """
    if line.code or line.role in _OWNED:
        return
    for start, end in _pairs(line.text, line.body):
        held = line.text[start + 1 : end]
        half = [(at, at + 1, "（" if at == start else "）") for at in (start, end) if line.text[at] in "()"]
        chinese = len(_HAN_CHAR.findall(held))
        if half and chinese and chinese >= len(_LATIN.findall(held)) and not _FILE_NAME.match(line.text, end + 1):
            yield Finding(tuple(half))


def _pairs(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Return the brackets that belong together; nothing of a text whose brackets don't close."""
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    for found in _BRACKET.finditer(text, start):
        if found.group() in "(（":
            stack.append(found.start())
        elif stack:
            pairs.append((stack.pop(), found.start()))
        else:
            return
    if not stack:
        yield from (pair for pair in sorted(pairs) if pair[1] - pair[0] <= _REACH)


@rule("N203", "GB/T 15834-2011 4.11.2", "mandatory")
def six_dots(line: Checked) -> Iterator[Finding]:
    """省略号为六个连点，占两格。

    违例：教师、学生...都要参加。
    正例：教师、学生……都要参加。

    修改安全：只换字形；省略号后面有“等”字的不改，那里本不该有省略号。
    """
    for found in _DOTS.finditer(line.text) if line.role in _RUNNING and not line.code else ():
        yield one(*found.span(), "……")


@rule("N204", "GB/T 15834-2011 附录 B.1.2", "recommended")
def no_comma_before_etc(line: Checked) -> Iterator[Finding]:
    """“等”字前不用顿号。

    违例：语文、数学、等学科
    正例：语文、数学等学科

    修改安全：只去掉一个顿号；“平等、等价”一类词语不动。
    """
    for found in _COMMA_ETC.finditer(line.text) if not line.code else ():
        yield one(*found.span("comma"), "")


@rule("N205", "GB/T 15834-2011 4.5.3.5", "recommended")
def no_comma_between_titles(line: Checked) -> Iterator[Finding]:
    """并列的书名号之间、引号之间不用顿号。

    违例：贯彻《办法》、《细则》
    正例：贯彻《办法》《细则》

    并列成分里有不带书名号、引号的，或者后面带括注的（《办法》（试行）、），宜用顿号；那样的分句不提。
    修改安全：只去掉顿号。
    """
    if "》、《" in line.text or "”、“" in line.text:
        for clause in _CLAUSE.finditer(line.text):
            places = [found.start() for found in _BETWEEN.finditer(line.text, *clause.span())]
            if len(places) == clause.group().count("、"):
                yield from (one(at, at + 1, "") for at in places)


@rule("N206", "GB/T 15834-2011 4.10.2", "mandatory")
def long_dash(line: Checked) -> Iterator[Finding]:
    """破折号占两格，不用短横线代替。

    违例：主题--安全
    正例：主题——安全

    修改安全：只换字形。
    """
    for found in _DASH.finditer(line.text) if not line.code else ():
        yield one(*found.span("dash"), "——")


@rule("N207", "GB/T 15834-2011 4.15.3.5", "mandatory")
def inner_title_marks(line: Checked) -> Iterator[Finding]:
    """书名号里面还要用书名号时，外面用《》，里面用〈〉。

    违例：《关于落实《校车条例》的办法》
    正例：《关于落实〈校车条例〉的办法》

    只看全行成对、最多套一层的。
    修改安全：只换里面一对书名号。
    """
    yield from (Finding(((start, start + 1, "〈"), (end, end + 1, "〉"))) for start, end in _inner_titles(line.text))


def _inner_titles(text: str) -> list[tuple[int, int]]:
    """Return the pairs of 《》 inside another; none when the line's marks are not in order or single ones are used."""
    if "《" not in text or "〈" in text or "〉" in text:
        return []
    inner: list[tuple[int, int]] = []
    stack: list[int] = []
    for found in _TITLES.finditer(text):
        if found.group() == "《":
            stack.append(found.start())
        elif not stack:
            return []
        else:
            start = stack.pop()
            inner += [(start, found.start())] if stack else []
        if len(stack) > 2:
            return []
    return inner if not stack and all(1 < end - start <= _REACH for start, end in inner) else []
