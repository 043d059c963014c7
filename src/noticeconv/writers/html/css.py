"""The style sheet of a page: what is common in `page.css`, the figures of the profile as rules."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from noticeconv.layout.profile import ElementLayout, Profile
from noticeconv.soffice.fonts import STAND_INS

ROOT_PT = 16.0
"""1rem: the size of the running text, 三号."""

GENERIC = {"heading1": "sans-serif"}
ALIGN = {"both": "justify", "left": "left", "center": "center", "right": "right"}
LATIN = "nc-latin"
"""Latin letters and figures come from a face of their own, limited to ASCII, so that “” stay Chinese."""


@lru_cache(maxsize=16)
def style_sheet(profile: Profile) -> str:
    """Return the whole style sheet for `profile`."""
    common = files("noticeconv.writers.html").joinpath("page.css").read_text("utf-8")
    rules = "".join(_rule(name, element) for name, element in profile.element.items())
    return _face(profile) + _root(profile) + _paper(profile) + common + rules + _lines(profile)


def _face(profile: Profile) -> str:
    names = dict.fromkeys(like for one in profile.fonts["latin"] for like in (one, *STAND_INS.get(one, ())))
    sources = ", ".join(f"local({_quoted(name)})" for name in names)
    return f"@font-face {{ font-family: {LATIN}; src: {sources}; unicode-range: U+20-7E; }}\n"


def _root(profile: Profile) -> str:
    fonts = "".join(f"  --{key}: {_stack(key, names)};\n" for key, names in profile.fonts.items())
    page = profile.page
    width = page.width_mm - page.left_mm - page.right_mm
    return (
        f":root {{\n{fonts}  --pitch: {_figure(page.pitch_pt / ROOT_PT)}rem;\n  --rule: {_color(str(profile.rule['color']))};\n"
        f"  --width: {page.chars + 6.4}rem;\n  --chars: 28;\n  --column: {_figure(width)}mm;\n}}\n"
    )


def _stack(key: str, names: tuple[str, ...]) -> str:
    likes = [like for name in names for like in STAND_INS.get(name, ())]
    families = [_quoted(name) for name in dict.fromkeys((*names, *likes))]
    return ", ".join((LATIN, *families, GENERIC.get(key, "serif")))


def _paper(profile: Profile) -> str:
    page = profile.page
    margins = " ".join(f"{_figure(side)}mm" for side in (page.top_mm, page.right_mm, page.bottom_mm, page.left_mm))
    before, after = str(profile.page_number.get("form", "— {} —")).split("{}", 1)
    face = f"{_figure(float(profile.page_number['size_pt']))}pt {LATIN}, serif"
    number = f'content: "{_css_text(before)}" counter(page) "{_css_text(after)}"; font: {face};'
    return (
        f"@page {{ size: {_figure(page.width_mm)}mm {_figure(page.height_mm)}mm; margin: {margins}; }}\n"
        f"@page :right {{ @bottom-right {{ {number} }} }}\n@page :left {{ @bottom-left {{ {number} }} }}\n"
    )


def _rule(name: str, element: ElementLayout) -> str:
    size = f"{_figure(element.size_pt / ROOT_PT)}rem"
    said = [f"font-family: var(--{element.font})"]
    said.append(f"--size: {size}" if name in ("title", "issuer_mark") else f"font-size: {size}")
    if element.align != "left":
        said.append(f"text-align: {ALIGN.get(element.align, 'left')}")
    if element.bold:
        said.append("font-weight: bold")
    if element.color:
        said.append(f"color: {_color(element.color)}")
    said += [f"{key}: {_figure(value)}em" for key, value in _indents(element) if value]
    if element.before_lines:
        said.append(f"--before: calc(var(--pitch) * {_figure(element.before_lines)})")
    name = {"attachment": "attachment_label"}.get(name, name)
    return f".{name} {{ {'; '.join(said)}; }}\n"


def _indents(element: ElementLayout) -> tuple[tuple[str, float], ...]:
    return ("text-indent", element.first_zi), ("padding-left", element.left_zi), ("padding-right", element.right_zi)


def _lines(profile: Profile) -> str:
    outer, inner = (_figure(float(profile.imprint_rule[key])) for key in ("outer_pt", "inner_pt"))
    width, gap = (_figure(float(profile.rule[key])) for key in ("width_pt", "gap_mm"))
    names = profile.element["signatory"].font_words or "body"
    return (
        ".spaced { margin-top: var(--before, 0); }\n"
        f".rule {{ border-top: {width}pt solid var(--rule); margin: {gap}mm 0 0; }}\n"
        f".imprint {{ border-block: {outer}pt solid #000; }}\n"
        f".imprint > .printed:not(:first-child) {{ border-top: {inner}pt solid #000; }}\n"
        f".signatory b {{ font-weight: normal; font-family: var(--{names}); }}\n"
    )


def _figure(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _color(value: str) -> str:
    return "#" + "".join(character for character in value if character in "0123456789abcdefABCDEF")[:6]


def _quoted(name: str) -> str:
    return '"' + _css_text(name) + '"'


def _css_text(text: str) -> str:
    """Escape what would end a CSS string or the style element."""
    return "".join(f"\\{ord(one):x} " if one in '"\\<>\n\r\f' or ord(one) < 0x20 else one for one in text)
