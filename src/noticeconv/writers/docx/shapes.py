"""Shapes fixed to the page: rules and turned text boxes, as DrawingML that Word (2010 and later), WPS and LibreOffice draw."""

from __future__ import annotations

from noticeconv.writers.docx.names import WP, A

EMU_PER_MM = 36000
_EMU_PER_PT = 12700
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def rule(serial: int, place_mm: tuple[float, float], length_mm: float, width_pt: float, color: str) -> str:
    """Return a run with a level rule whose middle is `place_mm` from the left and top edges of the paper."""
    shape = (
        "<wps:cNvCnPr/><wps:spPr>"
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{_emu(length_mm)}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{round(width_pt * _EMU_PER_PT)}"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/>'
    )
    return _anchored(serial, "红线", place_mm, (length_mm, 0), shape)


def turned_box(serial: int, place_mm: tuple[float, float], size_mm: tuple[float, float], content: str) -> str:
    """Return a run with a text box whose text runs downwards: `content` (paragraphs) turned right by 90°."""
    shape = (
        '<wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{_emu(size_mm[0])}" cy="{_emu(size_mm[1])}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr vert="vert" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr>'
    )
    return _anchored(serial, "页码", place_mm, size_mm, shape)


def _anchored(serial: int, name: str, place_mm: tuple[float, float], size_mm: tuple[float, float], shape: str) -> str:
    """Return a run with a shape at `place_mm` from the left and top edges of the paper."""
    across, down = place_mm
    return (
        f'<w:r><mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="wps" xmlns:wps="{_WPS}"><w:drawing>'
        f'<wp:anchor xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{serial}" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{_emu(across)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{_emu(down)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{_emu(size_mm[0])}" cy="{_emu(size_mm[1])}"/><wp:wrapNone/><wp:docPr id="{serial}" name="{name} {serial}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{A}"><a:graphicData uri="{_WPS}"><wps:wsp>{shape}</wps:wsp></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def _emu(mm: float) -> int:
    return round(mm * EMU_PER_MM)
