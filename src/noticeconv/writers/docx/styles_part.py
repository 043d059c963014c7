"""word/styles.xml: one named style a role, from a layout profile."""

from __future__ import annotations

from noticeconv.layout.profile import ElementLayout, Profile
from noticeconv.layout.styles import (
    BLANK,
    CELLS,
    FOOTER,
    FRAME,
    HEAD_WORDS,
    HEAD_WORDS_NAMES,
    HEADINGS,
    INLINE_ROLES,
    RUN_IN,
    STYLES,
    RoleStyle,
)
from noticeconv.roles import Role
from noticeconv.writers.docx.look import indent
from noticeconv.writers.docx.markup import quoteattr
from noticeconv.writers.docx.names import HEAD, W, twips

_PARAGRAPH_DEFAULTS = (
    '<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
)
"""Lines fill the page (5.2.3), no mark stands where it must not (GB/T 15834 5.1), none hangs, digits are half a 字 wide."""
_FIXED = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    f"<w:pPr>{_PARAGRAPH_DEFAULTS}</w:pPr></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
    '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="300" w:lineRule="atLeast"/></w:pPr>'
    '<w:rPr><w:spacing w:val="0"/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/></w:style>'
)
_HEADING_LEVELS = 4  # of the profile; deeper ones look like the last


def styles_xml(profile: Profile) -> str:
    """Return the styles part for a profile."""
    pitch = round(profile.page.pitch_pt * 20)
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts(profile, "body")}<w:spacing w:val="{round(profile.page.char_spacing_pt * 20)}"/>'
        '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="{pitch}" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    parts = [f'{HEAD}<w:styles xmlns:w="{W}">{defaults}{_FIXED}']
    parts += [_paragraph(profile, style, profile.element[style.role.value]) for style in STYLES.values()]
    parts += [_heading(profile, style) for style in (*HEADINGS, *RUN_IN)]
    for level, (id_, name) in enumerate(zip(HEAD_WORDS, HEAD_WORDS_NAMES, strict=True), 1):
        parts.append(_character(id_, name, f"<w:qFormat/><w:rPr>{_run(profile, _level_look(profile, level))}</w:rPr>"))
    parts += [_character(id_, f"{role.zh}字", "") for id_, role in INLINE_ROLES.items()]
    parts += [_plain(BLANK, "公文空行"), _plain(FRAME, "公文线条"), _plain(FOOTER, "公文页码")]
    parts += [_cell(profile, style.id, style.name, style.size_pt) for style in CELLS]
    return "".join(parts) + "</w:styles>"


def _character(id_: str, name: str, look: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/>{look}</w:style>'
    )


def _cell(profile: Profile, id_: str, name: str, size_pt: float) -> str:
    """Return a style of table cells: lines as tall as their letters ask, off the grid."""
    size = round(min(size_pt, profile.element["cell"].size_pt) * 2)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="{round(size * 14.5)}" w:lineRule="atLeast"/></w:pPr>'
        f'<w:rPr><w:spacing w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _level_look(profile: Profile, level: int) -> ElementLayout:
    return profile.element[f"heading{min(level, _HEADING_LEVELS)}"]


def _heading(profile: Profile, style: RoleStyle) -> str:
    level = style.level or 1
    look = profile.element["paragraph"] if style.run_in else _level_look(profile, level)
    return _paragraph(profile, style, look, f'<w:outlineLvl w:val="{level - 1}"/>', "" if style.run_in else "<w:keepNext/>")


def _paragraph(profile: Profile, style: RoleStyle, look: ElementLayout, outline: str = "", keep: str = "") -> str:
    following = STYLES[Role.PARAGRAPH].id
    run = _run(profile, look)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.id}"><w:name w:val={quoteattr(style.name)}/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{following}"/><w:qFormat/>'
        f"<w:pPr>{keep}{_paragraph_look(profile, style.role, look)}{outline}</w:pPr>{f'<w:rPr>{run}</w:rPr>' if run else ''}</w:style>"
    )


def _plain(id_: str, name: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:snapToGrid w:val="0"/></w:pPr></w:style>'
    )


def _paragraph_look(profile: Profile, role: Role, look: ElementLayout) -> str:
    """Return the paragraph properties of an element, in the schema's order: break, grid, spacing, indent, alignment."""
    pitch = profile.page.pitch_pt * 20
    before = round(look.before_lines * pitch) + twips(look.before_mm)
    line, rule = round(look.line_pt * 20 if look.line_pt else pitch), "exact"
    if role is Role.IMAGE:  # a picture is as tall as it is
        line, rule = 240, "auto"
    spacing = f'<w:spacing w:before="{before}" w:line="{line}" w:lineRule="{rule}"/>' if before or line != round(pitch) else ""
    free = '<w:snapToGrid w:val="0"/>' if look.size_pt != 16 or role is Role.IMAGE else ""  # larger than the grid: two rows of it otherwise
    ind = indent(look.left_zi or None, look.right_zi or None, look.first_zi or None, look.size_pt)
    align = "" if look.align == "left" else f'<w:jc w:val="{look.align}"/>'
    return ("<w:pageBreakBefore/>" if look.page_break else "") + free + spacing + ind + align


def _run(profile: Profile, look: ElementLayout) -> str:
    """Return the run properties of an element, in the schema's order."""
    out = fonts(profile, look.font) if look.font != "body" else ""
    out += "<w:b/>" if look.bold else ""
    out += f'<w:color w:val="{look.color}"/>' if look.color else ""
    if look.size_pt != 16:
        out += f'<w:spacing w:val="0"/><w:sz w:val="{round(look.size_pt * 2)}"/><w:szCs w:val="{round(look.size_pt * 2)}"/>'
    return out


def fonts(profile: Profile, font: str) -> str:
    """Return w:rFonts of an entry of the profile's fonts, with the Latin font beside it; “ ” — … are Chinese (17.3.2.26)."""
    latin, asian = quoteattr(profile.fonts["latin"][0]), quoteattr(profile.fonts[font][0])
    return f'<w:rFonts w:hint="eastAsia" w:ascii={latin} w:eastAsia={asian} w:hAnsi={latin} w:cs={latin}/>'
