"""Source → Outline → Document: which role each line plays, and the typed document that follows from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from noticeconv.diagnostics import Diagnostic
from noticeconv.flow import ENVELOPE, Envelope, FlowLine, cut_marks, shift_marks
from noticeconv.kept import pattern
from noticeconv.model import Document, Image, Wrapped
from noticeconv.outline import DOUBTFUL, Outline, OutlineLine
from noticeconv.recognise.body import Placed, place
from noticeconv.recognise.build import build
from noticeconv.recognise.closing import ATTACHMENT_TITLED
from noticeconv.recognise.decode import Decision, decode
from noticeconv.recognise.evidence import candidates
from noticeconv.recognise.facts import Candidate, Context, context_of, title_stated
from noticeconv.recognise.findings import findings
from noticeconv.recognise.page import fields_of
from noticeconv.recognise.parts import Part, parts_of, settle_kinds
from noticeconv.recognise.segment import Entry, segment
from noticeconv.recognise.stated import stated_lines, stated_outline, states
from noticeconv.recognise.surroundings import page_role
from noticeconv.records import NamedTuple, replace
from noticeconv.roles import Role
from noticeconv.source import Source
from noticeconv.zh.names import genre_of, looks_like_organ

__all__ = ["DOUBTFUL", "Outline", "OutlineLine", "Recognition", "build", "recognise", "states"]

_BODY = frozenset({Role.HEADING, Role.PARAGRAPH, Role.SALUTATION, Role.TABLE, Role.IMAGE, Role.UNRECOGNISED})
_SPACES = pattern(r"\s+")
_PARTED = pattern("[：:。，]")
_RESULTS = pattern(r"(?:完成|落实|执行|办理|进展|整改|开展|工作|有关|自查)?情况(?:的)?(?:说明|通报|报告|汇报|总结|公示)\Z")
"""情况说明 and its like name no matter: they carry on the line above."""


class Recognition(NamedTuple):
    """What recognising a Source gives: the document, the outline and the lines it was built from, and what there is to say.

    `lines` stand with the number of their line in the outline, from 1.
    """

    document: Document
    outline: Outline
    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[tuple[int, FlowLine], ...]


def recognise(source: Source, roles: Mapping[int, Role] | None = None) -> Recognition:
    """Return the document that `source` holds. Never raises on text.

    `roles` overrides the role of outline lines by their number (from 1). Hints with a role are trusted likewise.
    """
    stated_here = stated_lines(source, roles or {})
    if stated_here is not None:
        document = build([line for _, line in stated_here], Envelope.load(source.properties[ENVELOPE]))
        document.assets = dict(source.assets)
        outline = stated_outline(stated_here)
        numbered = tuple((at, line) for at, (_, line) in enumerate(stated_here, 1))
        return Recognition(document, outline, (*source.diagnostics, *findings(document, outline)), numbered)
    entries, said = segment(source)
    entries = _overridden(entries, roles or {})
    decisions, context = _decide(entries)
    held = [decision.role for decision in decisions]
    parts = _trusted_parts(entries, held) or parts_of(held, context.texts)
    _drop_repeats(parts, held, context.texts)
    placed: dict[int, Placed] = {}
    for part in parts:
        trusted = any(entries[at].hints.role is not None for at in part.lines)
        report = False if trusted else settle_kinds(part, held, context.texts)
        body = [at for at in part.lines if held[at] in _BODY]
        placed |= dict(zip(body, place([entries[at] for at in body], [context.texts[at] for at in body], report), strict=True))
    lines = _flow_lines(entries, held, parts, placed)
    stated = source.properties.get(ENVELOPE)
    document = build([line for _, line in lines], Envelope.load(stated) if stated else None)
    document.assets = dict(source.assets)
    _complete(document)
    outline = _outline(entries, decisions, parts, placed, held)
    numbered = tuple((at + 1, line) for at, line in lines)
    return Recognition(document, outline, (*source.diagnostics, *said, *findings(document, outline)), numbered)


def _drop_repeats(parts: list[Part], roles: list[Role], texts: Sequence[str]) -> None:
    """Take a whole further copy of the document (a crawler's doing) for the page's; its lines are kept there."""
    first = {texts[at] for at in parts[0].lines if roles[at] not in (Role.NOISE, Role.FIELD)}
    if len(first) < 5:
        return
    for part in parts[1:]:
        own = [at for at in part.lines if len(texts[at]) > 8]
        if len(own) > 4 and sum(texts[at] in first for at in own) > len(own) * 0.8:
            for at in part.lines:
                roles[at] = Role.NOISE
            parts[0].lines += part.lines
            part.lines = []
    parts[:] = [part for part in parts if part.lines or part is parts[0]]


def _overridden(entries: list[Entry], roles: Mapping[int, Role]) -> list[Entry]:
    for number, role in roles.items():
        if 1 <= number <= len(entries):
            entry = entries[number - 1]
            entry.hints = entry.hints._replace(role=role)
    return entries


def _decide(entries: Sequence[Entry]) -> tuple[list[Decision], Context]:
    """Decide the coarse role of every line: running text is one role here."""
    context = context_of(entries)
    sure = [_page(entry, text) for entry, text in zip(entries, context.texts, strict=True)]
    title_stated(context, _stated_title(entries, sure))
    _drop_copies(entries, context, sure)
    open_lines = [at for at, role in enumerate(sure) if role is None]
    inner = [entries[at] for at in open_lines]
    view = replace(context, texts=[context.texts[at] for at in open_lines])
    view.lead = next((at for at, text in enumerate(view.texts) if _SPACES.sub("", text) in context.heads), 0)
    columns = [_column(inner, at, view) for at in range(len(inner))]
    decoded = iter(decode(columns, _joins(inner, view.texts)))
    return [next(decoded) if role is None else Decision(role, 0.98, "页面信息", Role.PARAGRAPH) for role in sure], context


def _page(entry: Entry, text: str) -> Role | None:
    return None if entry.hints.role is not None else page_role(entry, text)


def _column(entries: Sequence[Entry], at: int, context: Context) -> list[Candidate]:
    role = entries[at].hints.role
    if role is not None:
        return [(Role.PARAGRAPH if role in _BODY else role, 30.0, "文件标明")]
    return candidates(entries, at, context)


def _stated_title(entries: Sequence[Entry], sure: Sequence[Role | None]) -> str:
    """Return the title that the page's metadata state, if they do."""
    for entry, role in zip(entries, sure, strict=True):
        if role is Role.FIELD:
            for field in fields_of(entry.text):
                if field.name in ("标题", "名称", "信息名称", "公文名称", "title") and len(field.value) > 5:
                    return field.value
    return ""


def _drop_copies(entries: Sequence[Entry], context: Context, sure: list[Role | None]) -> None:
    """Take further copies of the title above the text for the page's."""
    seen: dict[str, int] = {}
    for at, entry in enumerate(entries):
        if sure[at] is not None or entry.hints.role is not None or len(seen) > 40:
            continue
        text = _SPACES.sub("", context.texts[at])
        if len(text) > 16 and "。" in text:
            break
        if len(text) >= 6 and (genre_of(text) or "关于" in text) and text[-1] not in "：:。":
            for copy, where in seen.items():
                if copy.startswith(text) or f"《{copy}》" in text or (genre_of(text) and genre_of(copy) and _reworded(copy, text)):
                    sure[where] = Role.NOISE
                elif len(text) <= 8 and copy.endswith(text) and at - where <= 3:
                    sure[at] = Role.NOISE
            seen[text] = at
    heads = {text for text in seen if genre_of(text)}
    pairs = zip(context.texts[:40], context.texts[1:41], strict=False)
    heads |= {whole for a, b in pairs if len(a) + len(b) < 90 and "关于" in a and genre_of(whole := _SPACES.sub("", a + b)) and not genre_of(a)}
    context.heads = frozenset(heads)


def _reworded(copy: str, title: str) -> bool:
    """Whether one of two titles is the other with words left out: the heading of the page and the title of the text."""
    short, long = sorted((copy, title), key=len)
    if len(short) < 8 or len(short) < len(long) * 0.6:
        return False
    rest = iter(long)
    return all(char in rest for char in short)


_TITLE_LINE = 60


def _joins(entries: Sequence[Entry], texts: Sequence[str]) -> list[float]:
    """Return for each line how strongly it carries on the title that the line before begins."""
    joins = [0.0]
    for at in range(1, len(texts)):
        before, text = texts[at - 1], texts[at]
        if len(before) > _TITLE_LINE or len(text) > _TITLE_LINE or before[-1:] in "：:；。":
            joins.append(0.0)
            continue
        first, second = _SPACES.sub("", before), _SPACES.sub("", text)
        third = _SPACES.sub("", texts[at + 1]) if at + 1 < len(texts) and len(texts[at + 1]) <= _TITLE_LINE else ""
        joins.append(_join_strength(first, second, third) + _same_look(entries[at - 1], entries[at]))
    return joins


def _join_strength(first: str, second: str, third: str) -> float:
    if first == second or (genre_of(first) and not (genre_of(second) and len(second) <= 4)):
        return 0.0
    about = "关于" in first or first[-1:] in "的和与及、"
    if about and genre_of(second) and len(first) > 2:
        return 5.5
    if about and third and genre_of(third) and not genre_of(second) and not _PARTED.search(second):
        return 5.0
    if _RESULTS.match(second) and len(first) > 8 and first[-1].isalnum() and not genre_of(first):
        return 4.5
    whole = first[:2] == second[:2]  # 贵州省人大常委会 / 贵州省渔业条例: the second names its place itself
    if genre_of(second) and "关于" not in second and len(second) <= 12 and looks_like_organ(first) and not whole:
        return 5.8
    led = second.startswith("关于") and len(first) <= 40 and looks_like_organ(first)
    return 5.5 if led and (genre_of(second) or genre_of(third)) else 0.0


def _same_look(before: Entry, entry: Entry) -> float:
    centred = before.hints.align == "center" and entry.hints.align == "center"
    large = before.hints.size is not None and before.hints.size >= 18 and before.hints.size == entry.hints.size
    return 1.2 * centred + 2.2 * (centred and large)


def _trusted_parts(entries: Sequence[Entry], roles: Sequence[Role]) -> list[Part] | None:
    """Return the parts that the file itself states (our own formats); None when it states none."""
    if not entries or any(entry.hints.role is None or entry.hints.depth is None for entry in entries):
        return None
    found: list[Part] = [Part(0)]
    for at, entry in enumerate(entries):
        depth = entry.hints.depth or 0
        if entry.hints.opens:
            found.append(Part(depth))
            found[-1].lines.append(at)
            continue
        next(part for part in reversed(found) if part.depth <= depth).lines.append(at)
    return found


def _flow_lines(entries: Sequence[Entry], roles: Sequence[Role], parts: Sequence[Part], placed: Mapping[int, Placed]) -> list[tuple[int, FlowLine]]:
    lines: list[tuple[int, FlowLine]] = []
    for part in parts:
        for at in part.lines:
            entry, where = entries[at], placed.get(at)
            role = where.role if where else roles[at]
            if where and where.joins and lines:
                before = lines[-1][1]
                lines[-1] = (lines[-1][0], before._replace(text=before.text + entry.text, marks=(*before.marks, *shift_marks(entry.marks, len(before.text)))))
                continue
            shown = _shown(entry) if role is Role.NOISE else entry.text
            opens = part.depth > 0 and at == part.lines[0]
            if role is Role.ATTACHMENT and entry.hints.role is None and (titled := ATTACHMENT_TITLED.match(shown)):
                label, title = shown[: titled.end()].rstrip(), shown[titled.end() :]
                lines.append((at, FlowLine(role, label, depth=part.depth, opens=opens)))
                lines.append((at, FlowLine(Role.TITLE, title, depth=part.depth, marks=cut_marks(entry.marks, titled.end(), len(shown)))))
                continue
            lines.append(
                (
                    at,
                    FlowLine(
                        role,
                        shown,
                        where.level if where else None,
                        part.depth,
                        opens,
                        entry.marks,
                        entry.block,
                        entry.hints.head_end,
                        where.mark_end if where else None,
                    ),
                )
            )
    return lines


def _shown(entry: Entry) -> str:
    """Return what stands for a line among the page's: for a picture its description or address."""
    block = entry.block
    return entry.text or (f"[{block.alt or block.src or block.asset or '图片'}]" if isinstance(block, Image) else "")


def _outline(
    entries: Sequence[Entry], decisions: Sequence[Decision], parts: Sequence[Part], placed: Mapping[int, Placed], roles: Sequence[Role]
) -> Outline:
    depth = {at: part.depth for part in parts for at in part.lines}
    lines = []
    for at, (entry, decision) in enumerate(zip(entries, decisions, strict=True)):
        where = placed.get(at)
        role = where.role if where else roles[at]
        sure = min(decision.confidence, where.confidence) if where else decision.confidence
        reasons = (where.reason, decision.reason) if where and where.reason != decision.reason else (decision.reason,)
        runner_up = decision.runner_up if decision.runner_up is not role else None
        level = where.level if where and role is Role.HEADING else None
        lines.append(OutlineLine(at + 1, entry.text, entry.spans, role, level, depth.get(at, 0), round(sure, 3), reasons, runner_up))
    return Outline(tuple(lines))


def _complete(document: Document) -> None:
    """Take a title that the text lacks from the page's metadata."""
    page = document.page
    if page is None:
        return
    stated = {field.name: field.value for field in reversed(page.fields) if field.value}
    if document.title is None:
        name = next((stated[key] for key in ("标题", "名称", "信息名称", "公文名称", "title") if key in stated), None)
        if name and genre_of(_SPACES.sub("", name)):
            document.title = Wrapped(text=name)
            if document.kind == "notice" and document.genre is None:
                document.genre = genre_of(name)
