"""The generated JSON Schemas: kept equal to the model, true to what the JSON writer makes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from pydantic import BaseModel

import strategies as made
from noticeconv import json_schema, parse, read, render
from noticeconv.errors import InvalidDocumentError
from noticeconv.model import KINDS, SCHEMA, Document, Mark, Paragraph, Plain
from noticeconv.schema import schema_files
from noticeconv.writers.json import ORDER

FOLDER = Path(__file__).parents[1] / "schemas"

NOTICE = """关于做好防汛工作的通知
各镇人民政府：
　　现将有关事项通知如下。
　　一、加强值守。各单位要落实责任。
　　附件：值班表
　　　　　　　　　　　　临江市水利局
　　　　　　　　　　　　2024年6月3日
附件
值班表
"""


def test_files_equal_the_model() -> None:
    held = {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}
    assert held == schema_files(), "out of date: run python tests/test_schema.py"


def test_what_is_written_satisfies_it() -> None:
    document = parse(NOTICE).document
    held = json.loads(render(document, "json"))
    for kind in (None, "notice"):
        schema = json_schema(kind)
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).validate(held)
    assert held["schema"] == SCHEMA
    assert not Draft202012Validator(json_schema("report")).is_valid(held)
    assert not Draft202012Validator(json_schema()).is_valid({**held, "surprise": 1})


VALIDATOR = Draft202012Validator(json_schema())


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(made.raw_documents())
def test_every_written_document_satisfies_it(document: Document) -> None:
    VALIDATOR.validate(json.loads(render(document, "json")))


BROKEN = [
    {"kind": "plain", "body": [{"type": "section", "level": "1"}]},
    {"kind": "plain", "body": [{"type": "poem"}]},
    {"kind": "plain", "title": {"text": "甲", "font": "黑体"}},
    {"kind": "plain", "schema": "urn:other:1"},
    {"kind": "plain", "signature": {"date": {"value": "2024-06-03"}}},
    {"kind": "plain", "body": [{"type": "table", "rows": [{"cells": [{"colspan": 1}]}]}]},
    {"kind": "plain", "attachments": [{"content": {"kind": "letter"}}]},
]


@pytest.mark.parametrize("held", BROKEN, ids=str)
def test_schema_and_reader_refuse_the_same(held: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(held)
    with pytest.raises(InvalidDocumentError):
        read(json.dumps(held).encode(), format="json")


def test_every_property_names_its_element_in_chinese() -> None:
    bare = [
        f"{name}.{field}"
        for name, model in json_schema()["$defs"].items()
        for field, held in model.get("properties", {}).items()
        if field not in ("kind", "type") and not (held.get("description") and not held.get("title", "a").isascii())
    ]
    assert bare == []


def test_zero_is_no_unset_value() -> None:
    document = Plain(body=[Paragraph(text="甲", marks=[Mark(type="bold", start=0, end=1)])])
    assert read(render(document, "json").encode()).document == document  # type: ignore[union-attr]


def test_the_order_of_json_knows_every_field() -> None:
    assert {field for model in KINDS.values() for field in model.model_fields} | {"schema"} == set(ORDER)


def test_classes_say_what_they_are() -> None:
    assert all(issubclass(model, BaseModel) and model.__doc__ for model in KINDS.values())


if __name__ == "__main__":
    for name, text in schema_files().items():
        (FOLDER / name).write_text(text, "utf-8")
