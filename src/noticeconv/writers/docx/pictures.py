"""Pictures → w:drawing, at a sensible size."""

from __future__ import annotations

import struct

from noticeconv.layout.styles import picture_name
from noticeconv.model import Asset, Image
from noticeconv.writers.docx.markup import attribute
from noticeconv.writers.docx.names import PIC, WP, A

EMU_PER_PT = 12700
WIDEST_PT = 442.2  # the 版心, 156 mm
TALLEST_PT = 600.0
_PT_PER_PIXEL = 0.75
_UNKNOWN = (200.0, 150.0)  # pixels, when a picture does not tell


def drawing(relation: str, serial: int, image: Image, asset: Asset, src: str | None, widest_pt: float) -> str:
    """Return an inline drawing, at most `widest_pt` wide; a side that `image` leaves open comes from its pixels at 96 an inch.

    `src` is the relationship of where the picture came from.
    """
    size_pt = width, height = image.width, image.height
    alt = image.alt
    if width is None or height is None:
        own = pixels(bytes(asset.data or b""))
        width, height = _sized(width, height, own[0] / own[1], own[0] * _PT_PER_PIXEL)
    shrink = min(1.0, widest_pt / width, TALLEST_PT / height)
    cx, cy = max(1, round(width * shrink * EMU_PER_PT)), max(1, round(height * shrink * EMU_PER_PT))
    title = picture_name(serial, size_pt, (round(cx / EMU_PER_PT, 2), round(cy / EMU_PER_PT, 2)))
    link = f' r:link="{src}"' if src else ""
    described = f' descr="{attribute(alt)}"' if alt else ""
    name = attribute(asset.name or "")
    return (
        f'<w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr id="{serial}" name="{title}"{described}/><a:graphic xmlns:a="{A}"><a:graphicData uri="{PIC}"><pic:pic xmlns:pic="{PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="{serial}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"{link}/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _sized(width: float | None, height: float | None, ratio: float, own: float) -> tuple[float, float]:
    """Return width and height in pt; one that is not given follows the other by `ratio`."""
    if width is None:
        width = own if height is None else height * ratio
    return width, width / ratio if height is None else height


def pixels(data: bytes) -> tuple[float, float]:
    """Return width and height in pixels from the header of PNG, GIF, BMP or JPEG; 200 × 150 when it tells nothing."""
    size = (0, 0)
    if data.startswith(b"\x89PNG") and len(data) >= 24:
        size = struct.unpack(">II", data[16:24])
    elif data.startswith(b"GIF8") and len(data) >= 10:
        size = struct.unpack("<HH", data[6:10])
    elif data.startswith(b"BM") and len(data) >= 26:
        size = struct.unpack("<ii", data[18:26])
    elif data.startswith(b"\xff\xd8"):
        size = _jpeg(data)
    wide, tall = abs(size[0]), abs(size[1])
    return (float(wide), float(tall)) if wide and tall else _UNKNOWN


def _jpeg(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            tall, wide = struct.unpack(">HH", data[at + 5 : at + 9])
            return wide, tall
        at += 2 + max(length, 2)
    return 0, 0
