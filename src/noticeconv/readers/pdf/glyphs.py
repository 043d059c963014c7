"""The characters of a PDF page with their places, as the page is looked at (turned pages upright)."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage  # type: ignore[import-untyped]

UPRIGHT = math.radians(3)
_HIGH_SURROGATES = range(0xD800, 0xDC00)
_KANGXI = range(0x2F00, 0x2FD6)
_BOLD_WORDS = ("bold", "heavy", "black")
_BOLD_WEIGHT = 700
UNMAPPED = "\ufffd"


class Look(NamedTuple):
    """What a run of characters looks like: font name without subset mark, size in pt, bold, colour as rrggbb."""

    font: str
    size: float
    bold: bool
    color: str | None
    upright: bool


class Glyph(NamedTuple):
    """One character: its horizontal extent and its baseline in pt, y upwards from the foot of the page."""

    text: str
    x0: float
    x1: float
    y: float
    look: Look
    shift: int = 0  # 1 raised, -1 lowered against its row


class PageGlyphs(NamedTuple):
    """What stands on a page: upright characters, the rest (watermarks, seals) as text, size in pt, count of pictures."""

    glyphs: list[Glyph]
    slanted: list[str]
    width: float
    height: float
    pictures: int


def page_glyphs(page: PdfPage) -> PageGlyphs:
    """Read every character of `page` that the PDF itself holds (not the spaces that PDFium guesses)."""
    from pypdfium2 import raw

    width, height = page.get_size()
    rotation = page.get_rotation()
    pictures = sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    textpage = page.get_textpage()
    try:
        best = _page(textpage.raw, rotation, width, height, pictures)
        for more in (90, 180, 270):
            if sum(map(len, best.slanted)) > len(best.glyphs):  # the page lies on its side
                sides = (width, height) if more == 180 else (height, width)
                other = _page(textpage.raw, (rotation + more) % 360, *sides, pictures)
                best = max(best, other, key=lambda page: len(page.glyphs))
    finally:
        textpage.close()
    return best


def _page(textpage: object, rotation: int, width: float, height: float, pictures: int) -> PageGlyphs:
    glyphs, slanted = _characters(textpage, _turner(rotation, width, height))
    return PageGlyphs(glyphs, slanted, width, height, pictures)


Turn = Callable[[float, float], tuple[float, float]]


def _turner(rotation: int, width: float, height: float) -> Turn:
    """Return the map from the page's own coordinates to the page as displayed, `width` × `height`."""
    return {
        90: lambda x, y: (y, height - x),
        180: lambda x, y: (width - x, height - y),
        270: lambda x, y: (width - y, x),
    }.get(rotation, lambda x, y: (x, y))


def _characters(textpage: object, turn: Turn) -> tuple[list[Glyph], list[str]]:
    from pypdfium2 import raw

    looks: dict[int | None, Look] = {}
    upright: list[Glyph] = []
    slanted: dict[int | None, list[str]] = {}
    x, y, box, pending = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF(), 0
    before: tuple[int | None, float, float, float] | None = None
    drawn: tuple[str, ...] = ()
    for index in range(raw.FPDFText_CountChars(textpage)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if raw.FPDFText_IsGenerated(textpage, index) == 1 or code in (0x0A, 0x0D):
            continue
        if code in _HIGH_SURROGATES:
            pending = code
            continue
        text, pending = _character(code, pending), 0
        owner = ctypes.cast(raw.FPDFText_GetTextObject(textpage, index), ctypes.c_void_p).value
        look = looks.get(owner)
        if look is None:
            look = looks[owner] = _look(textpage, index, turn)
        if not look.upright:
            slanted.setdefault(owner, []).append(text)
            continue
        raw.FPDFText_GetCharOrigin(textpage, index, x, y)
        raw.FPDFText_GetLooseCharBox(textpage, index, box)
        baseline = turn(x.value, y.value)[1]
        sides = sorted((turn(box.left, box.bottom)[0], turn(box.right, box.top)[0]))
        place = (owner, sides[0], sides[1], baseline)
        drawn = (*drawn, text) if place == before else (text,)
        before = place
        upright[len(upright) - len(drawn) + 1 :] = _shared(drawn, sides[0], sides[1], baseline, look)
    return upright, [joined for joined in ("".join(run).strip() for run in slanted.values()) if joined]


def _shared(drawn: Sequence[str], x0: float, x1: float, y: float, look: Look) -> list[Glyph]:
    """Return the characters that one glyph stands for (——, ffi), each with its share of the glyph's width."""
    step = (x1 - x0) / len(drawn)
    return [Glyph(text, x0 + at * step, x0 + (at + 1) * step, y, look) for at, text in enumerate(drawn)]


def _character(code: int, high: int) -> str:
    """Return the character of a code; a Kangxi radical that a font's table gives for the common character is that character."""
    if high and 0xDC00 <= code <= 0xDFFF:
        return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00)
    if code in _KANGXI:
        import unicodedata

        return unicodedata.normalize("NFKC", chr(code))
    if code == 0 or code in (0xFFFE, 0xFFFF) or 0xD800 <= code <= 0xDFFF:
        return UNMAPPED
    return chr(code) if code >= 0x20 else " "


def _look(textpage: object, index: int, turn: Turn) -> Look:
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, index, matrix)
    size = raw.FPDFText_GetFontSize(textpage, index) * (math.hypot(matrix.c, matrix.d) or 1.0)
    (x0, y0), (x1, y1) = turn(0, 0), turn(matrix.a, matrix.b)
    font = _font(textpage, index)
    bold = any(word in font.lower() for word in _BOLD_WORDS) or raw.FPDFText_GetFontWeight(textpage, index) >= _BOLD_WEIGHT
    upright = abs(math.atan2(y1 - y0, x1 - x0)) < UPRIGHT
    return Look(font, round(size, 1), bold, _color(textpage, index), upright)


def _font(textpage: object, index: int) -> str:
    """Return the font's name without subset mark and style suffix: ABCDEF+SimSun,Bold gives SimSun,Bold."""
    from pypdfium2 import raw

    held, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    raw.FPDFText_GetFontInfo(textpage, index, held, len(held), flags)
    name = _decoded(held.value)
    return name[7:] if len(name) > 7 and name[6] == "+" else name


def _decoded(name: bytes) -> str:
    """Font names of Chinese programs are UTF-8 or GB18030 bytes."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("latin-1")


def _color(textpage: object, index: int) -> str | None:
    from pypdfium2 import raw

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFText_GetFillColor(textpage, index, red, green, blue, alpha):
        return None
    return f"{red.value:02x}{green.value:02x}{blue.value:02x}"
