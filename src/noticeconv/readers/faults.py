"""What pydantic finds wrong → the field's path as the file writes it, and a few words in English and Chinese."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from noticeconv.records import NamedTuple

Place = tuple[str | int, ...]


class Fault(NamedTuple):
    """Where a value breaks the schema (`body[0].marker.style`), and how, in English and Chinese."""

    path: str
    en: str
    zh: str


_SAYINGS = {
    "missing": ("the field is required and missing", "缺少该必填字段"),
    "extra_forbidden": ("the schema has no such field", "模式中没有这个字段"),
    "string_type": ("the value must be a string", "应为字符串"),
    "bool_type": ("the value must be true or false", "应为 true 或 false"),
    "bool_parsing": ("the value must be true or false", "应为 true 或 false"),
    "int_type": ("the value must be a whole number", "应为整数"),
    "int_parsing": ("the value must be a whole number", "应为整数"),
    "int_from_float": ("the value must be a whole number", "应为整数"),
    "float_type": ("the value must be a number", "应为数字"),
    "float_parsing": ("the value must be a number", "应为数字"),
    "finite_number": ("the value must be a finite number", "应为有限的数字"),
    "greater_than": ("the number must be greater than {gt}", "数字应大于 {gt}"),
    "greater_than_equal": ("the number must be {ge} or more", "数字应不小于 {ge}"),
    "list_type": ("the value must be a list", "应为列表"),
    "dict_type": ("the value must be an object", "应为对象"),
    "model_type": ("the value must be an object", "应为对象"),
    "model_attributes_type": ("the value must be an object", "应为对象"),
    "enum": ("the value must be one of {expected}", "应为以下之一：{expected}"),
    "literal_error": ("the value must be {expected}", "应为 {expected}"),
    "union_tag_invalid": ("{discriminator} must be one of {expected_tags}", "{discriminator} 应为以下之一：{expected_tags}"),
    "union_tag_not_found": ("the field {discriminator} is missing", "缺少字段 {discriminator}"),
    "base64_decode": ("the value must be base64", "应为 base64 编码"),
    "value_error": ("{error}", "{error}"),
}
_DATE = ("the value must be a day written YYYY-MM-DD", "应为 YYYY-MM-DD 形式的日期")
_RULES = {
    "title must equal content.title.text": "title 应与 content.title.text 相同",
    "lines must be two or more and join to text": "lines 应有两行以上，且连起来等于 text",
}
"""What the validators of the model say, in Chinese."""


def fault_of(error: ValidationError, held: Any) -> Fault:
    """Return the first fault that validating `held` found."""
    first = error.errors(include_url=False)[0]
    told = {name: str(value) for name, value in first.get("ctx", {}).items()}
    en, zh = _DATE if first["type"].startswith("date") else _SAYINGS.get(first["type"], (first["msg"], first["msg"]))
    path = path_of(_in_file(first["loc"], held)) or "kind"
    return Fault(path, en.format_map(told), _RULES.get(told.get("error", ""), "") or zh.format_map(told))


def _in_file(place: Place, held: Any) -> Place:
    """Return `place` without the tags of unions (paragraph, notice), which stand in no file; the last step may be missing there."""
    steps: list[str | int] = []
    for at, step in enumerate(place):
        inside = step in held if isinstance(held, dict) else isinstance(held, list) and isinstance(step, int)
        if inside:
            held = held[step]
        elif at < len(place) - 1 or not isinstance(held, dict):
            continue
        steps.append(step)
    return tuple(steps)


def path_of(place: Place) -> str:
    """Return a place as people write it.

    >>> path_of(("body", 0, "marker", "style"))
    'body[0].marker.style'
    """
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).lstrip(".")
