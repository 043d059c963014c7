"""Pictures → w:drawing, at a sensible size."""

from __future__ import annotations

import struct

from lxml import etree

from noticeconv.model import Asset
from noticeconv.writers.docx.names import PIC, WP, A, R, W

EMU_PER_PT = 12700
WIDEST_PT = 442.2  # the 版心, 156 mm
_TALLEST_PT = 600.0


def drawing(relation: str, serial: int, alt: str | None, asset: Asset, width: float | None, height: float | None) -> etree._Element:
    """Return an inline drawing; `width` and `height` in pt, or from the picture's own pixels at 96 a inch."""
    if width is None or height is None:
        own = _pixels(bytes(asset.data or b""))
        width, height = width or own[0] * 0.75, height or own[1] * 0.75
    shrink = min(1.0, WIDEST_PT / width, _TALLEST_PT / height)
    cx, cy = round(width * shrink * EMU_PER_PT), round(height * shrink * EMU_PER_PT)
    root = etree.Element(f"{{{W}}}drawing", nsmap={"w": W, "wp": WP, "a": A, "pic": PIC, "r": R})
    inline = etree.SubElement(root, f"{{{WP}}}inline", distT="0", distB="0", distL="0", distR="0")
    etree.SubElement(inline, f"{{{WP}}}extent", cx=str(cx), cy=str(cy))
    about = etree.SubElement(inline, f"{{{WP}}}docPr", id=str(serial), name=f"图片 {serial}")
    if alt:
        about.set("descr", alt)
    graphic = etree.SubElement(inline, f"{{{A}}}graphic")
    data = etree.SubElement(graphic, f"{{{A}}}graphicData", uri=PIC)
    picture = etree.SubElement(data, f"{{{PIC}}}pic")
    held = etree.SubElement(picture, f"{{{PIC}}}nvPicPr")
    etree.SubElement(held, f"{{{PIC}}}cNvPr", id=str(serial), name=asset.name or f"picture{serial}")
    etree.SubElement(held, f"{{{PIC}}}cNvPicPr")
    fill = etree.SubElement(picture, f"{{{PIC}}}blipFill")
    etree.SubElement(fill, f"{{{A}}}blip").set(f"{{{R}}}embed", relation)
    etree.SubElement(etree.SubElement(fill, f"{{{A}}}stretch"), f"{{{A}}}fillRect")
    shape = etree.SubElement(picture, f"{{{PIC}}}spPr")
    frame = etree.SubElement(shape, f"{{{A}}}xfrm")
    etree.SubElement(frame, f"{{{A}}}off", x="0", y="0")
    etree.SubElement(frame, f"{{{A}}}ext", cx=str(cx), cy=str(cy))
    etree.SubElement(etree.SubElement(shape, f"{{{A}}}prstGeom", prst="rect"), f"{{{A}}}avLst")
    return root


def _pixels(data: bytes) -> tuple[float, float]:
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
    return (float(wide), float(tall)) if wide and tall else (200.0, 150.0)


def _jpeg(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            tall, wide = struct.unpack(">HH", data[at + 5 : at + 9])
            return wide, tall
        at += 2 + max(length, 2)
    return 0, 0
