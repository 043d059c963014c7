"""JSON: complete, in the order of the page, and refused with the place of the fault in one sentence of either language."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from noticeconv import canonical, parse, read, render
from noticeconv.errors import ExitCode, InvalidDocumentError
from noticeconv.model import Plain
from noticeconv.readers.faults import _SAYINGS, fault_of, path_of

TEXT = "关于做好防汛工作的通知\n各镇人民政府：\n　　一、加强值守。落实责任。\n临江市水利局\n2024年6月3日\n附件\n值班表\n"


def test_order_and_completeness() -> None:
    document = parse(TEXT).document
    source = render(document, "json")
    assert list(json.loads(source)) == ["schema", "kind", "genre", "form", "title", "recipients", "body", "signature", "attachments"]
    assert read(str(source).encode()).document == document
    assert '"value": "2024-06-03"' in source


def plain(**fields: Any) -> str:
    return json.dumps({"kind": "plain", **fields})


def body(**fields: Any) -> str:
    return plain(body=[{"type": "section", "level": 1, "blocks": [fields]}])


WITHIN = "body[0].blocks[0]"
FAULTS = [
    ("{", "JSON", "有效的 JSON"),
    ('{"kind": NaN}', "NaN", "有效的 JSON"),
    ('{"kind": "plain", "kind": "notice"}', "'kind' is given twice", "有效的 JSON"),
    ("[1]", "'kind' is missing", "缺少 kind"),
    ("1", "'kind' is missing", "缺少 kind"),
    ('{"kind": "letter"}', "at kind: ", "的 kind 不符合"),
    (plain(title={"text": 1}), "at title.text: the value must be a string", "title.text 不符合模式：应为字符串"),
    (plain(title={}), "at title.text: the field is required", "缺少该必填字段"),
    (plain(surprise=1), "at surprise: the schema has no such field", "没有这个字段"),
    (plain(body=None), "at body: the value must be a list", "应为列表"),
    (plain(schema="urn:other:1"), "urn:other:1", "urn:other:1"),
    (plain(title={"text": "甲乙", "lines": ["甲", "丙"]}), "at title: lines must be two", "连起来等于 text"),
    (plain(attachments=[{"title": "甲", "content": {"kind": "plain"}}]), "at attachments[0]: title must", "content.title.text 相同"),
    (plain(attachments=[{"content": {"kind": "report", "speaker": 1}}]), "at attachments[0].content.speaker: ", "应为字符串"),
    (plain(signature={"date": {"text": "甲", "value": "2024-13-01"}}), "at signature.date.value: ", "YYYY-MM-DD"),
    (plain(signature={"date": {"text": "甲", "value": 20240101}}), "at signature.date.value: ", "不符合模式"),
    (plain(assets={"甲": {"media_type": "image/png", "data": "@@"}}), "at assets.甲.data: ", "不符合模式"),
    (body(type="image", width="12"), f"at {WITHIN}.width: ", "不符合模式"),
    (body(type="image", width=0), f"at {WITHIN}.width: the number must be greater than 0", "大于 0"),
    ('{"kind":"plain","body":[{"type":"image","width":1e999}]}', "at body[0].width: ", "不符合模式"),
    (body(type="poem"), f"at {WITHIN}: 'type' must be one of", "应为以下之一"),
    (body(text="甲"), f"at {WITHIN}: the field 'type' is missing", "缺少字段"),
    (body(type="section", level=True), f"at {WITHIN}.level: ", "不符合模式"),
    (body(type="section", level=1, marker={"text": "甲", "style": "x"}), f"at {WITHIN}.marker.style: ", "应为以下之一"),
    (body(type="table", rows=[{"cells": [{"blocks": [{"type": "section", "level": 1}]}]}]), f"at {WITHIN}.rows[0].cells[0].blocks[0]: ", "应为以下之一"),
    ('{"kind":"plain","body":' + '[{"type":"section","level":1,"blocks":' * 3000 + "[]" + "}]" * 3000 + "}", "deep", "嵌套超过"),
]


@pytest.mark.parametrize(("data", "en", "zh"), FAULTS, ids=[en[:40] for _, en, _ in FAULTS])
def test_faults_are_named(data: str, en: str, zh: str) -> None:
    with pytest.raises(InvalidDocumentError) as caught:
        read(data.encode(), format="json")
    error = caught.value
    assert error.exit_code is ExitCode.DAMAGED
    assert any(part in error.en for part in en.split("|")), error.en
    assert any(part in error.zh for part in zh.split("|")), error.zh
    assert "\n" not in error.en + error.zh


def nested(kind: str, times: int) -> str:
    """A document with attachments in attachments, sections in sections, or tables in tables."""
    start, end = {
        "attachment": ('{"kind":"plain","attachments":[{"content":', "}]}"),
        "section": ('{"type":"section","level":1,"blocks":[', "]}"),
        "table": ('{"type":"table","rows":[{"cells":[{"blocks":[', "]}]}]}"),
    }[kind]
    inner = '{"kind":"plain"}' if kind == "attachment" else '{"type":"paragraph","text":"甲"}'
    made = start * times + inner + end * times
    return made if kind == "attachment" else f'{{"kind":"plain","body":[{made}]}}'


@pytest.mark.parametrize(("kind", "most"), [("attachment", 83), ("section", 123), ("table", 41)])
def test_what_may_be_nested_is_written_in_every_format(kind: str, most: int) -> None:
    document = read(nested(kind, most).encode(), format="json").document
    for format in ("json", "md", "docx"):
        data = render(document, format)
        again = read(data.encode() if isinstance(data, str) else data, format=format).document
        assert again == (document if format == "json" else canonical(document))
    with pytest.raises(InvalidDocumentError, match="nested more than 250 levels"):
        read(nested(kind, most + 1).encode(), format="json")


def test_what_says_nothing_may_stand_there() -> None:
    held = plain(header={"copy_number": None, "issuer_marks": []}, title=None, signature={"issuers": []}, remarks=[], page={"noise": []})
    assert read(held.encode(), format="json").document.kind == "plain"
    assert read(b"\xef\xbb\xbf" + plain(body=[{"type": "image", "width": 12}]).encode(), format="json").document.kind == "plain"


def test_faults_of_every_type_are_said_in_chinese() -> None:
    bad: list[Any] = [1, [], {}, "甲", None, True, 1.5]
    adapter: TypeAdapter[Plain] = TypeAdapter(Plain)
    found: list[tuple[str, ValidationError, Any]] = []
    for field in Plain.model_fields:
        for value in bad:
            held = {"kind": "plain", field: value}
            try:
                adapter.validate_python(held)
            except ValidationError as error:
                found.append((field, error, held))
    assert len(found) > 50
    assert {error.errors()[0]["type"] for _, error, _ in found} <= set(_SAYINGS)
    assert all(fault_of(error, held).path.startswith(field) for field, error, held in found)


def test_paths() -> None:
    assert path_of(("body", 0, "marker", "style")) == "body[0].marker.style"
    assert path_of(()) == ""


def test_stray_bytes_survive() -> None:
    document = parse("甲\udc80乙\n").document
    assert read(str(render(document, "json")).encode()).document == document
