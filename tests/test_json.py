"""JSON: complete, in the order of the page, and refused with the place of the fault."""

from __future__ import annotations

import json

import pytest

from noticeconv import parse, read, render
from noticeconv.errors import InvalidDocumentError

TEXT = "关于做好防汛工作的通知\n各镇人民政府：\n　　一、加强值守。落实责任。\n临江市水利局\n2024年6月3日\n附件\n值班表\n"


def test_order_and_completeness() -> None:
    document = parse(TEXT).document
    source = render(document, "json")
    assert list(json.loads(source)) == ["schema", "kind", "genre", "form", "title", "recipients", "body", "signature", "attachments"]
    assert read(str(source).encode()).document == document
    assert '"value": "2024-06-03"' in source


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("{", "JSON"),
        ("[1]", "kind"),
        ('{"kind": "letter"}', "kind"),
        ('{"kind": "notice", "title": {"text": 1}}', "title"),
        ('{"kind": "plain", "surprise": 1}', "surprise"),
        ('{"kind": "plain", "schema": "urn:other:1"}', "urn:other:1"),
        ('{"kind": "plain", "title": {"text": "甲乙", "lines": ["甲", "丙"]}}', "title"),
        ('{"kind":"plain","body":' + '[{"type":"section","level":1,"blocks":' * 3000 + "[]" + "}]" * 3000 + "}", "recursion|deep"),
    ],
)
def test_faults_are_named(data: str, place: str) -> None:
    with pytest.raises(InvalidDocumentError, match=place):
        read(data.encode(), format="json")
