"""JSON → Document: only what the schema allows, with the place of the first fault named."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from noticeconv.errors import InvalidDocumentError
from noticeconv.model import SCHEMA, Document, document_adapter
from noticeconv.options import DEFAULT_READ, ReadOptions
from noticeconv.readers.faults import Fault, Place, fault_of, path_of

MAX_DEPTH = 250
"""Objects and lists inside each other: about 40 tables in tables, 80 attachments of attachments; pydantic dumps no deeper ones."""


def read(data: bytes, options: ReadOptions = DEFAULT_READ) -> Document:
    """Return the document that `data` (JSON in UTF-8) holds.

    Raises InvalidDocumentError when it is no JSON, of another schema, or a value breaks the schema; the sentence names
    the field.
    """
    name = options.name or "JSON"
    held = _loaded(data, name)
    try:
        document: Document = document_adapter().validate_python(held)
        changed = _changed(held, document.model_dump(mode="json"))
    except ValidationError as error:
        raise _invalid(name, fault_of(error, held)) from None
    if changed is not None:
        raise _invalid(name, Fault(path_of(changed), "the value is not of the field's type", "值的类型与该字段不符"))
    return document


def _loaded(data: bytes, name: str) -> dict[str, Any]:
    """Return the object that `data` holds, without the name of its schema. Raises InvalidDocumentError."""
    try:
        held = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number, object_pairs_hook=_once)
        deep = _deeper(held, MAX_DEPTH)
    except RecursionError:
        deep = True
    except ValueError as error:
        raise InvalidDocumentError(
            f"{name} is not valid JSON ({error}); export it again or mend it at that place.",
            f"{name} 不是有效的 JSON（{error}），请在所示位置修改或重新导出。",
        ) from None
    if deep:
        raise InvalidDocumentError(
            f"{name} is nested more than {MAX_DEPTH} levels deep; take apart what is nested in it.",
            f"{name} 的嵌套超过 {MAX_DEPTH} 层，请拆开其中嵌套的内容。",
        )
    if not isinstance(held, dict) or "kind" not in held:
        raise InvalidDocumentError(
            f"{name} is not a noticeconv document: the field 'kind' is missing.", f"{name} 不是 noticeconv 文档：缺少 kind 字段。"
        )
    schema = held.pop("schema", SCHEMA)
    if schema != SCHEMA:
        raise InvalidDocumentError(
            f"{name} is of schema {schema}, this version reads {SCHEMA}; convert it with the version that wrote it.",
            f"{name} 的模式是 {schema}，本版本读取 {SCHEMA}，请用写出它的版本转换。",
        )
    return held


def _deeper(held: Any, limit: int) -> bool:
    """Whether more than `limit` objects and lists stand inside each other."""
    level = [held]
    for _ in range(limit + 1):
        level = [one for one in level if isinstance(one, dict | list)]
        if not level:
            return False
        level = [inner for outer in level for inner in (outer.values() if isinstance(outer, dict) else outer)]
    return True


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number of JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; a field that is given twice is refused, since one of the two would be lost."""
    held = dict(pairs)
    if len(held) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for at, name in enumerate(names) if name in names[:at])
        raise ValueError(f"the field '{twice}' is given twice in one object")
    return held


def _changed(held: Any, again: Any) -> Place | None:
    """Return the place of the first value that validation did not take as it is ("1" for 1, base64 with other signs in it)."""
    if isinstance(held, dict) and isinstance(again, dict):
        pairs = [(name, value, again.get(name)) for name, value in held.items() if name in again or not _unset(value)]
    elif isinstance(held, list) and isinstance(again, list) and len(held) == len(again):
        pairs = list(zip(range(len(held)), held, again, strict=True))
    else:
        same = held == again and isinstance(held, bool) == isinstance(again, bool)
        return None if same else ()
    for key, value, back in pairs:
        inner = _changed(value, back)
        if inner is not None:
            return (key, *inner)
    return None


def _unset(value: Any) -> bool:
    """Whether a value says no more than leaving its field out does."""
    if isinstance(value, dict):
        return all(map(_unset, value.values()))
    return value is None or value is False or value == []


def _invalid(name: str, fault: Fault) -> InvalidDocumentError:
    return InvalidDocumentError(
        f"{name} breaks the schema at {fault.path}: {fault.en}; mend that field, `noticeconv schema` shows what it may hold.",
        f"{name} 的 {fault.path} 不符合模式：{fault.zh}；请改正该字段，可填内容见 noticeconv schema。",
    )
