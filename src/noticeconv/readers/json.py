"""JSON → Document: only what the schema allows, with the place of the first fault named."""

from __future__ import annotations

import json

from pydantic import ValidationError

from noticeconv.errors import InvalidDocumentError
from noticeconv.model import SCHEMA, Document, document_adapter
from noticeconv.options import DEFAULT_READ, ReadOptions


def read(data: bytes, options: ReadOptions = DEFAULT_READ) -> Document:
    """Return the document that `data` (JSON in UTF-8) holds.

    Raises InvalidDocumentError when it is no JSON, of another schema, or a value breaks the schema; the sentence names
    the field.
    """
    name = options.name or "JSON"
    try:
        held = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InvalidDocumentError(
            f"{name} is not valid JSON ({error}); export it again or mend it at that place.",
            f"{name} 不是有效的 JSON（{error}），请在所示位置修改或重新导出。",
        ) from None
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
    try:
        document: Document = document_adapter().validate_python(held)
    except (ValidationError, RecursionError) as error:
        raise _named(name, error) from None
    return document


def _named(name: str, error: ValidationError | RecursionError) -> InvalidDocumentError:
    if isinstance(error, RecursionError):
        return InvalidDocumentError(f"{name} is nested too deeply to read.", f"{name} 嵌套过深，无法读取。")
    first = error.errors(include_url=False)[0]
    place = ".".join(map(str, first["loc"]))
    return InvalidDocumentError(
        f"{name} breaks the schema at {place}: {first['msg']}; see `noticeconv schema`.",
        f"{name} 的 {place} 不符合模式：{first['msg']}；模式见 noticeconv schema。",
    )
