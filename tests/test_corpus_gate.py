"""The gate: recognition of real documents may not fall below what it has reached.

A floor is lowered only by an edit here, with the reason beside it.
"""

from __future__ import annotations

import json
from functools import cache

import pytest
from benchmarks import damage, reliability
from benchmarks.corpus import digest

import noticeconv
from corpus import CORPUS, needs_corpus, scorer
from noticeconv.recognise import DOUBTFUL

DIGEST = "084c8fbe77e4b86a"
"""Of the documents and annotations the floors were measured on; with others the floors are not comparable."""

FLOORS = {
    "micro": 0.98,
    "title": 0.97,
    "doc_number": 0.97,
    "recipients": 0.97,
    "headings": 0.97,
    "depth": 0.97,
    "attachment_note": 0.97,
    "issuers": 0.97,
    "date": 0.97,
    "attachments": 0.93,
    "attachment_headings": 0.93,
    "noise": 0.97,
}
PERFECT = 0.9
"""Share of documents in which every annotated element is right."""


@cache
def scored() -> tuple[dict[str, float], dict[str, list[str]]]:
    """Return F1 by element (and micro, perfect), and the misses by document."""
    score = scorer()
    total, misses = score.Tally(), {}
    golds = sorted((CORPUS / "gold").glob("*.json"))
    for path in golds:
        gold = json.loads(path.read_text("utf-8"))
        found = noticeconv.read(CORPUS / "documents" / gold["file"]).document.model_dump(mode="json", exclude_none=True)
        tally = score.compare(gold, found)
        if sum(tally.fp.values()) + sum(tally.fn.values()):
            misses[gold["file"]] = tally.misses
        for mine, theirs in ((total.tp, tally.tp), (total.fp, tally.fp), (total.fn, tally.fn)):
            mine.update(theirs)

    def f1(*names: str) -> float:
        right, extra, missing = (sum(counts[name] for name in names) for counts in (total.tp, total.fp, total.fn))
        return 2 * right / max(1, 2 * right + extra + missing)

    pooled = [name for name in score.ELEMENTS if name not in ("noise", "depth", "attachment_depth")]
    figures = {name: f1(name) for name in FLOORS if name != "micro"}
    return {**figures, "micro": f1(*pooled), "perfect": 1 - len(misses) / len(golds)}, misses


@needs_corpus
def test_floors_belong_to_this_corpus():
    if digest() != DIGEST:
        pytest.skip(f"the corpus is another one ({digest()}); floors were measured on {DIGEST}")


@needs_corpus
@pytest.mark.parametrize("element", FLOORS)
def test_no_element_falls_below_its_floor(element):
    figures, misses = scored()
    assert figures[element] >= FLOORS[element], "\n".join(f"{name}: {miss}" for name, held in misses.items() for miss in held)


@needs_corpus
def test_most_documents_are_wholly_right():
    figures, misses = scored()
    assert figures["perfect"] >= PERFECT, "\n".join(misses)


@needs_corpus
def test_confidence_of_ninety_percent_is_right_ninety_nine_times():
    lines, right = reliability.share_right(DOUBTFUL)
    assert lines > 500
    assert right >= lines * 0.99


@needs_corpus
def test_a_document_with_a_wrong_element_says_that_it_is_doubtful():
    _, misses = scored()
    for name in misses:
        reading = noticeconv.read(CORPUS / "documents" / name)
        told = any(diagnostic.code.startswith("R") for diagnostic in reading.diagnostics)
        assert reading.outline.doubtful or told, name


@pytest.mark.parametrize("kind", damage.DAMAGE)
def test_damage_leaves_the_rest_standing(kind):
    good, all_ = survived()[kind]
    assert good >= all_ * damage.DAMAGE[kind][0]


@cache
def survived() -> dict[str, tuple[int, int]]:
    return damage.survival()
