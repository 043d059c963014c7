"""Putting the values of a house profile over those of the standard; what is unknown or cannot be is refused with a sentence."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NoReturn

from noticeconv.errors import DamagedInputError
from noticeconv.kept import pattern

ALIGNMENTS = ("left", "center", "right", "both", "distribute")
STRENGTHS = ("mandatory", "recommended", "custom")
_COLOR = pattern(r"[0-9A-Fa-f]{6}\Z")
_SIGNED = frozenset({"char_spacing_pt", "first_zi"})  # may be negative
_MAY_BE_NOTHING = pattern(r"(?:before|left|right|indent|first|gap|between|text_gap|sealed_blank|unsealed_blank)_\w+\Z")
_ABOUT = frozenset({"clause", "strength"})


def merge(base: dict[str, Any], own: Mapping[str, Any], source: str, element: Mapping[str, Any]) -> None:
    """Put `own`, read from `source`, over `base`. `element` holds every key an element can have, with its usual value.

    Raises DamagedInputError.
    """
    _merge(base, own, _Place(source, element, base), "")


class _Place:
    """What the checks need to know about the profile that is read."""

    def __init__(self, source: str, element: Mapping[str, Any], base: Mapping[str, Any]) -> None:
        self.source = source
        self.element = element
        self.fonts = [key for key in base["fonts"] if key not in _ABOUT]

    def refuse(self, en: str, zh: str) -> NoReturn:
        raise DamagedInputError(f"The layout profile {self.source} {en}", f"版式方案 {self.source} {zh}")

    def unknown(self, where: str, key: str, known: Collection[str]) -> NoReturn:
        import difflib

        near = difflib.get_close_matches(key, list(known), 1, 0.4)
        prefix = where.removesuffix(key)
        en, zh = (f"; did you mean '{prefix}{near[0]}'?", f"；是否为“{prefix}{near[0]}”？") if near else (".", "。")
        self.refuse(f"has the unknown key '{where}'{en}", f"中的“{where}”不是已知的项{zh}")

    def wrong(self, where: str, value: object, en: str, zh: str) -> NoReturn:
        self.refuse(f"says {where} = {value!r}; it must be {en}.", f"中 {where} = {value!r} 有误，应为{zh}。")


def _merge(base: dict[str, Any], own: Mapping[str, Any], place: _Place, prefix: str) -> None:
    is_element = prefix.startswith("element.")
    known: Mapping[str, Any] = {**place.element, **base} if is_element else base
    for key, value in own.items():
        where = prefix + key
        if key not in known:
            place.unknown(where, key, known)
        held = known[key]
        if isinstance(held, dict):
            if not isinstance(value, dict):
                place.wrong(where, value, f"a table, [{where}]", f"一个表 [{where}]")
            _merge(held, value, place, where + ".")
        elif prefix == "fonts." and key not in _ABOUT:
            base[key] = _font_names(where, value, place)
        else:
            _check(where, key, value, held, place)
            base[key] = value


def _font_names(where: str, value: object, place: _Place) -> list[str]:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not names or not all(isinstance(name, str) and name for name in names):
        place.wrong(where, value, "the name of a font, or a list of names, the first one preferred", "字体名，或字体名的列表（首选在前）")
    return names


def _check(where: str, key: str, value: object, held: object, place: _Place) -> None:
    """Refuse a value of another kind than the one it replaces, or out of its range."""
    if isinstance(held, bool):
        if not isinstance(value, bool):
            place.wrong(where, value, "true or false", " true 或 false")
    elif isinstance(held, int | float):
        _check_number(where, key, value, place)
    elif not isinstance(value, str):
        place.wrong(where, value, "a text", "文字")
    elif key == "align" and value not in ALIGNMENTS:
        place.wrong(where, value, f"one of {', '.join(ALIGNMENTS)}", f" {'、'.join(ALIGNMENTS)} 之一")
    elif key in ("font", "font_words") and value not in place.fonts:
        place.wrong(where, value, f"a key of [fonts]: {', '.join(place.fonts)}", f" [fonts] 中的项：{'、'.join(place.fonts)}")
    elif key == "color" and not _COLOR.match(value):
        place.wrong(where, value, "six hexadecimal digits, such as FF0000", "六位十六进制颜色，如 FF0000")
    elif key == "strength" and value not in STRENGTHS:
        place.wrong(where, value, f"one of {', '.join(STRENGTHS)}", f" {'、'.join(STRENGTHS)} 之一")


def _check_number(where: str, key: str, value: object, place: _Place) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        place.wrong(where, value, "a number", "数字")
    least = -1000.0 if key in _SIGNED else 0.0
    if not least <= value <= 1000 or (value == 0 and least == 0 and not _MAY_BE_NOTHING.match(key)):
        place.wrong(where, value, "a number greater than 0 and not above 1000", "大于 0 且不超过 1000 的数字")
