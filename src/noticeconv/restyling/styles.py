"""Our styles among the user's: merged into styles.xml, standing on a base of their own."""

from __future__ import annotations

from copy import deepcopy
from functools import lru_cache
from string import ascii_lowercase

from lxml import etree

from noticeconv.layout.profile import Profile
from noticeconv.readers.docx import names as n
from noticeconv.writers.docx.names import W
from noticeconv.writers.docx.styles_part import styles_xml

OWN, GUEST = "Nc", "Gw"
"""Prefixes of our style ids: in files that we wrote, and in files of others, whose lines no style of ours speaks for."""
_BESIDE = "（公文）"
"""What our style's name ends in where the user has one of the same name."""
_STYLE, _STYLE_ID, _BASED_ON = n.W + "style", n.W + "styleId", n.W + "basedOn"
_NAME, _NEXT = n.W + "name", n.W + "next"


def merge_styles(root: etree._Element, profile: Profile, prefix: str) -> bool:
    """Put the styles of `profile` into the styles part `root`, bring those that are there up to date; return whether any was changed."""
    changed = False
    held = {style.get(_STYLE_ID): style for style in root.iterchildren(_STYLE)}
    names = {_name_of(style) for id_, style in held.items() if not (id_ or "").startswith(prefix)}
    for style in map(deepcopy, our_styles(profile, prefix)):
        name = style.find(_NAME)
        if name is not None and name.get(n.VAL) in names:
            name.set(n.VAL, f"{name.get(n.VAL)}{_BESIDE}")
        old = held.get(style.get(_STYLE_ID))
        if old is None:
            root.append(style)
        elif etree.tostring(old, method="c14n", exclusive=True) != etree.tostring(style, method="c14n", exclusive=True):
            root.replace(old, style)
        else:
            continue
        changed = True
    return changed


def free_prefix(root: etree._Element | None, profile: Profile) -> str:
    """Return the prefix of our style ids in a file of others: one under which no style stands that is not ours."""
    held = {style.get(_STYLE_ID): _name_of(style) for style in root.iterchildren(_STYLE)} if root is not None else {}
    for prefix in (GUEST, *(GUEST + letter for letter in ascii_lowercase)):
        ours = {style.get(_STYLE_ID): _name_of(style) or "" for style in _guests(profile, prefix)}
        if all(held.get(id_) in (None, name, name + _BESIDE) for id_, name in ours.items()):
            return prefix
    return GUEST


def our_styles(profile: Profile, prefix: str) -> tuple[etree._Element, ...]:
    """Return our styles with the ids that they have in a file; not to be changed."""
    return _own(profile) if prefix == OWN else _guests(profile, prefix)


def _name_of(style: etree._Element) -> str | None:
    name = style.find(_NAME)
    return None if name is None else name.get(n.VAL)


@lru_cache(maxsize=8)
def _own(profile: Profile) -> tuple[etree._Element, ...]:
    root = etree.fromstring(styles_xml(profile).encode())
    return tuple(style for style in root.iterchildren(_STYLE) if (style.get(_STYLE_ID) or "").startswith(OWN))


@lru_cache(maxsize=8)
def _guests(profile: Profile, prefix: str) -> tuple[etree._Element, ...]:
    """Return our styles under names that say nothing to our reader, on a base that leans on nothing of the user's."""
    root = etree.fromstring(guest(styles_xml(profile), prefix).encode())
    styles = [style for style in root.iterchildren(_STYLE) if (style.get(_STYLE_ID) or "").startswith(prefix)]
    base = _base(root, f"{prefix}Base")
    for style in styles:
        based = style.find(_BASED_ON)
        if based is not None and style.get(n.TYPE) == "character":
            style.remove(based)
        elif based is not None:
            based.set(n.VAL, base.get(_STYLE_ID) or "")
    return (base, *styles)


def _base(root: etree._Element, id_: str) -> etree._Element:
    """Return the base style: what our own files have as defaults of the document."""
    base = etree.Element(_STYLE, {n.TYPE: "paragraph", n.W + "customStyle": "1", _STYLE_ID: id_}, nsmap={"w": W})
    etree.SubElement(base, _NAME, {n.VAL: "公文基准"})
    paragraph = etree.SubElement(base, n.PPR)
    normal = next(style for style in root.iterchildren(_STYLE) if style.get(n.W + "default") == "1")
    defaults = root.find(f"{n.W}docDefaults")
    assert defaults is not None
    for source in (normal.find(n.PPR), defaults.find(f"{n.W}pPrDefault/{n.PPR}")):
        paragraph.extend(deepcopy(child) for child in (source if source is not None else ()))
    run = defaults.find(f"{n.W}rPrDefault/{n.RPR}")
    if run is not None:
        base.append(deepcopy(run))
    return base


def guest(xml: str, prefix: str) -> str:
    """Return XML of ours with the style ids that a file of others gets."""
    return xml.replace(f'"{OWN}', f'"{prefix}')
