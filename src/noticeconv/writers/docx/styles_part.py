"""word/styles.xml: one named style a role, from a layout profile."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from noticeconv.layout.profile import ElementLayout, Profile
from noticeconv.layout.styles import BLANK, CELL, FOOTER, FRAME, HEAD_WORDS, HEAD_WORDS_NAMES, HEADINGS, INLINE_ROLES, RUN_IN, STYLES, RoleStyle
from noticeconv.roles import Role
from noticeconv.writers.docx.names import W

TWIPS_PER_MM = 1440 / 25.4


def twips(mm: float) -> int:
    """Return millimetres as twentieths of a point."""
    return round(mm * TWIPS_PER_MM)


def styles_xml(profile: Profile) -> str:
    """Return the styles part for a profile."""
    pitch = round(profile.page.pitch_pt * 20)
    body = profile.element["paragraph"]
    parts = [
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{W}">',
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(profile, 'body')}<w:spacing w:val=\"{round(profile.page.char_spacing_pt * 20)}\"/>"
        '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="{pitch}" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>',
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    ]
    parts += [_paragraph(profile, style, profile.element[style.role.value]) for style in STYLES.values() if style.role.value in profile.element]
    parts += [_heading(profile, style) for style in (*HEADINGS, *RUN_IN)]
    for level, (id_, name) in enumerate(zip(HEAD_WORDS, HEAD_WORDS_NAMES, strict=True), 1):
        look = _level_look(profile, level)
        parts.append(
            f'<w:style w:type="character" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/>'
            f"<w:qFormat/><w:rPr>{_run(profile, look)}</w:rPr></w:style>"
        )
    for id_, role in INLINE_ROLES.items():
        parts.append(
            f'<w:style w:type="character" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{role.zh}字"/><w:basedOn w:val="DefaultParagraphFont"/></w:style>'
        )
    parts += [_plain(BLANK, "公文空行", ""), _plain(FRAME, "公文线条", ""), _plain(FOOTER, "公文页码", "")]
    cell = profile.element["cell"]
    parts.append(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{CELL}"><w:name w:val="表格文字"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:spacing w:line="{pitch}" w:lineRule="atLeast"/></w:pPr><w:rPr>{_run(profile, cell)}</w:rPr></w:style>'
    )
    parts.append(
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:line="300" w:lineRule="atLeast"/></w:pPr><w:rPr><w:sz w:val="21"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/></w:style>'
    )
    _ = body
    return "".join(parts) + "</w:styles>"


def _level_look(profile: Profile, level: int) -> ElementLayout:
    return profile.element[f"heading{min(level, 4)}"]


def _heading(profile: Profile, style: RoleStyle) -> str:
    level = style.level or 1
    look = _level_look(profile, level)
    if style.run_in:
        look = profile.element["paragraph"]
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    keep = "" if style.run_in else "<w:keepNext/>"
    return _paragraph(profile, style, look, outline, keep)


def _paragraph(profile: Profile, style: RoleStyle, look: ElementLayout, outline: str = "", keep: str = "") -> str:
    following = STYLES[Role.PARAGRAPH].id
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.id}"><w:name w:val={quoteattr(style.name)}/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="{following}"/><w:qFormat/><w:pPr>{keep}{paragraph_look(profile, look)}{outline}</w:pPr><w:rPr>{_run(profile, look)}</w:rPr></w:style>'
    )


def _plain(id_: str, name: str, look: str) -> str:
    return f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:pPr>{look}</w:pPr></w:style>'


def paragraph_look(profile: Profile, look: ElementLayout) -> str:
    """Return the paragraph properties of an element, in the schema's order: break, spacing, indent, alignment."""
    pitch = profile.page.pitch_pt * 20
    before = round(look.before_lines * pitch) + twips(look.before_mm)
    line = round(max(pitch, look.size_pt * 20 * 1.28 if look.size_pt > 22 else pitch))
    spacing = f'<w:spacing w:before="{before}" w:line="{line}" w:lineRule="exact"/>' if before or line != round(pitch) else ""
    free = '<w:snapToGrid w:val="0"/>' if look.size_pt > 16 else ""  # larger than the grid: two rows of it otherwise
    return ("<w:pageBreakBefore/>" if look.page_break else "") + free + spacing + indent(look) + _align(look.align)


def indent(look: ElementLayout) -> str:
    """Return w:ind in both hundredths of a 字 and twips, so that readers without *Chars show the same."""
    pieces = []
    for zi, chars, absolute in ((look.left_zi, "leftChars", "left"), (look.right_zi, "rightChars", "right")):
        if zi:
            pieces.append(f'w:{chars}="{round(zi * 100)}" w:{absolute}="{round(zi * look.size_pt * 20)}"')
    if look.first_zi:
        kind = "firstLine" if look.first_zi > 0 else "hanging"
        size = abs(look.first_zi)
        pieces.append(f'w:{kind}Chars="{round(size * 100)}" w:{kind}="{round(size * look.size_pt * 20)}"')
    return f"<w:ind {' '.join(pieces)}/>" if pieces else ""


def _align(align: str) -> str:
    return "" if align == "left" else f'<w:jc w:val="{align}"/>'


def _run(profile: Profile, look: ElementLayout) -> str:
    """Return the run properties of an element, in the schema's order."""
    out = _fonts(profile, look.font) if look.font != "body" else ""
    out += "<w:b/>" if look.bold else ""
    out += f'<w:color w:val="{look.color}"/>' if look.color else ""
    if look.size_pt != 16:
        out += f'<w:spacing w:val="0"/><w:sz w:val="{round(look.size_pt * 2)}"/><w:szCs w:val="{round(look.size_pt * 2)}"/>'
    return out


def _fonts(profile: Profile, font: str) -> str:
    latin, asian = quoteattr(profile.fonts["latin"][0]), quoteattr(profile.fonts[font][0])
    return f"<w:rFonts w:ascii={latin} w:eastAsia={asian} w:hAnsi={latin} w:cs={latin}/>"
