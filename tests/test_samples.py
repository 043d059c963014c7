"""Every sample is read as it should be: `samples/NAME.json` says how, checked by reading.

After a change that is right, write the file anew: `noticeconv convert samples/NAME.txt -o samples/NAME.json --force`.
"""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

import noticeconv
from corpus import ROOT

SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.suffix in (".txt", ".html"))


def test_there_are_samples_of_every_kind():
    documents = [json.loads(path.with_suffix(".json").read_text("utf-8")) for path in SAMPLES]
    assert len(SAMPLES) >= 14
    forms = {(document["kind"], document.get("genre"), document.get("form")) for document in documents}
    assert {"通知", "函", "请示", "批复", "令", "纪要", "通报"} <= {genre for _, genre, _ in forms}
    assert {"letter", "order", "minutes"} <= {form for _, _, form in forms}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_read_as_expected(path):
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert json.loads(noticeconv.render(noticeconv.read(path).document, "json")) == expected
    Draft202012Validator(noticeconv.json_schema()).validate(expected)


@pytest.mark.parametrize("format", ["docx", "md", "json"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_comes_back_from_every_format(path, format):
    document = noticeconv.read(path).document
    rendered = noticeconv.render(document, format)
    data = rendered.encode() if isinstance(rendered, str) else rendered
    again = noticeconv.read(data, format=format).document
    assert again.model_dump(exclude={"assets"}) == noticeconv.canonical(document).model_dump(exclude={"assets"})
