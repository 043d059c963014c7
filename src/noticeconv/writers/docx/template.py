"""The parts of a Word file that do not depend on the document: built once a profile, copied for each file."""

from __future__ import annotations

from functools import lru_cache

from noticeconv.layout.profile import Profile
from noticeconv.layout.styles import FOOTER
from noticeconv.writers.docx.archive import Packed, packed
from noticeconv.writers.docx.markup import escape, quoteattr
from noticeconv.writers.docx.names import HEAD, NAMESPACES, OFFICE, RELATIONS, W
from noticeconv.writers.docx.setting import letter_rules_mm
from noticeconv.writers.docx.shapes import rule, turned_box
from noticeconv.writers.docx.styles_part import styles_xml

FIXED_RELATIONS = (
    ("rIdStyles", f"{OFFICE}/styles", "styles.xml"),
    ("rIdSettings", f"{OFFICE}/settings", "settings.xml"),
    ("rIdFonts", f"{OFFICE}/fontTable", "fontTable.xml"),
    ("rIdNotes", f"{OFFICE}/footnotes", "footnotes.xml"),
    ("rIdOdd", f"{OFFICE}/footer", "footer1.xml"),
    ("rIdEven", f"{OFFICE}/footer", "footer2.xml"),
    ("rIdFirst", f"{OFFICE}/footer", "footer3.xml"),
    ("rIdOddWide", f"{OFFICE}/footer", "footer4.xml"),
    ("rIdEvenWide", f"{OFFICE}/footer", "footer5.xml"),
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OVERRIDES = (
    ("/word/document.xml", f"{_TYPE}.document.main+xml"),
    ("/word/styles.xml", f"{_TYPE}.styles+xml"),
    ("/word/settings.xml", f"{_TYPE}.settings+xml"),
    ("/word/fontTable.xml", f"{_TYPE}.fontTable+xml"),
    ("/word/footnotes.xml", f"{_TYPE}.footnotes+xml"),
    *((f"/word/footer{number}.xml", f"{_TYPE}.footer+xml") for number in range(1, 6)),
    ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"),
)
_MEDIA = (
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("bmp", "image/bmp"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("svg", "image/svg+xml"),
    ("emf", "image/x-emf"),
    ("wmf", "image/x-wmf"),
    ("webp", "image/webp"),
)
EXTENSION_OF = {media_type: extension for extension, media_type in reversed(_MEDIA)}


@lru_cache(maxsize=16)
def template(profile: Profile) -> Packed:
    """Return the fixed parts, packed; the writer adds document, relationships, notes, properties and pictures."""
    parts = (
        ("[Content_Types].xml", _content_types()),
        ("_rels/.rels", _package_relations()),
        ("word/styles.xml", styles_xml(profile)),
        ("word/settings.xml", _settings()),
        ("word/fontTable.xml", _fonts(profile)),
        ("word/footer1.xml", page_number_footer(profile, "right")),
        ("word/footer2.xml", page_number_footer(profile, "left")),
        ("word/footer3.xml", _letter_foot(profile)),
        ("word/footer4.xml", _turned_footer(profile, "right")),
        ("word/footer5.xml", _turned_footer(profile, "left")),
    )
    return packed((name, text.encode(), True) for name, text in parts)


def _content_types() -> str:
    defaults = "".join(f'<Default Extension="{extension}" ContentType="{media}"/>' for extension, media in _MEDIA)
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in _OVERRIDES)
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{defaults}{overrides}</Types>'
    )


def _package_relations() -> str:
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return (
        f'{HEAD}<Relationships xmlns="{RELATIONS}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{package}/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{OFFICE}/custom-properties" Target="docProps/custom.xml"/></Relationships>'
    )


def _settings() -> str:
    """Return the settings: odd and even pages differ, full-width marks may be squeezed together."""
    return (
        f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>'
        '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="579"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/>"
        "<w:adjustLineHeightInTable/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _fonts(profile: Profile) -> str:
    """Return the font table: each font with the fall-back a plain machine has."""
    seen: dict[str, str] = {}
    for names in profile.fonts.values():
        seen.setdefault(names[0], names[1] if len(names) > 1 else "")
    listed = "".join(
        f"<w:font w:name={quoteattr(name)}>{f'<w:altName w:val={quoteattr(other)}/>' if other else ''}</w:font>"
        for name, other in seen.items()
    )
    return f'{HEAD}<w:fonts xmlns:w="{W}">{listed}</w:fonts>'


def _foot(content: str) -> str:
    return f"{HEAD}<w:ftr {NAMESPACES}>{content}</w:ftr>"


def page_number_footer(profile: Profile, side: str) -> str:
    """Return the part with the page number of odd (right) or even (left) pages (7.5)."""
    return _foot(_number(profile, side))


def _number(profile: Profile, side: str) -> str:
    """Return the paragraph of a page number: 4号 half-width 宋体 between 一字线, one 字 from `side` (7.5)."""
    number = profile.page_number
    before, _, after = (escape(piece) for piece in str(number["form"]).partition("{}"))
    size, zi = round(float(number["size_pt"]) * 2), float(number["indent_zi"])
    font = quoteattr(profile.fonts["number"][0])
    faces = f"<w:rFonts w:ascii={font} w:eastAsia={font} w:hAnsi={font} w:cs={font}/>"
    look = f'<w:rPr>{faces}<w:spacing w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    gap = f'w:{side}Chars="{round(zi * 100)}" w:{side}="{round(zi * size * 10)}"'
    runs = (
        f'<w:t xml:space="preserve">{before}</w:t>',
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        f'<w:t xml:space="preserve">{after}</w:t>',
    )
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{FOOTER}"/><w:spacing w:line="240" w:lineRule="auto"/><w:ind {gap}/><w:jc w:val="{side}"/></w:pPr>'
        + "".join(f"<w:r>{look}{run}</w:r>" for run in runs)
        + "</w:p>"
    )


def _letter_foot(profile: Profile) -> str:
    """Return the foot of a letter's first page: no number, but the red rules of the page, 170 mm long (10.1).

    Thick over thin 4 mm below the 标志, thin over thick 20 mm above the lower edge of the paper.
    """
    letter, page, color = profile.letter, profile.page, str(profile.rule["color"])
    length = float(letter["rule_mm"])
    left = (page.width_mm - length) / 2
    thick, thin = float(letter["thick_pt"]), float(letter["thin_pt"])
    gap = float(letter["between_mm"])
    top, bottom = letter_rules_mm(profile)
    rows = ((top, thick), (top + gap, thin), (bottom - gap, thin), (bottom, thick))
    rules = "".join(rule(serial, (left, down), length, width, color) for serial, (down, width) in enumerate(rows, 1))
    return _foot(f"{_SHALLOW}{rules}</w:p>")


def _turned_footer(profile: Profile, side: str) -> str:
    """Return the foot of a lying page: its number stands where that of a standing page does, turned with the sheet (8)."""
    page = profile.page
    box = turned_box(1, (page.footer_mm, page.left_mm), (_NUMBER_MM, page.width_mm - page.left_mm - page.right_mm), _number(profile, side))
    return _foot(f"{_SHALLOW}{box}</w:p>")


_SHALLOW = f'<w:p><w:pPr><w:pStyle w:val="{FOOTER}"/><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>'
"""A line of no height: a footer that reaches into the text makes LibreOffice move all of its lines."""
_NUMBER_MM = 8.0  # room for a page number across its line
