"""Word files (.docx, any author's) to Source: what a reader of Word sees as lines, looks as hints, tables and pictures as blocks."""

from __future__ import annotations

from lxml import etree

from noticeconv.errors import DamagedInputError, HostileInputError
from noticeconv.options import DEFAULT_READ, ReadOptions
from noticeconv.readers.docx import names as n
from noticeconv.readers.docx.context import Context
from noticeconv.readers.docx.frames import Frames
from noticeconv.readers.docx.furniture import running
from noticeconv.readers.docx.notes import Notes
from noticeconv.readers.docx.ours import envelope
from noticeconv.readers.docx.parts import Part, main_part
from noticeconv.readers.docx.story import Story
from noticeconv.readers.docx.tracing import Tracing
from noticeconv.readers.package import Package
from noticeconv.records import NamedTuple
from noticeconv.source import Source, SourceBuilder

__all__ = ["Traced", "read", "traced"]


class Traced(NamedTuple):
    """A Word file and where its lines stand.

    paragraphs  each w:p of the running text that a line was read from, in order, with the indices of its lines (half-open)
    context     styles, lists and settings; `package` and `main` are the parts themselves
    """

    source: Source
    package: Package
    main: Part
    context: Context
    frames: Frames
    paragraphs: tuple[tuple[etree._Element, int, int], ...]


def read(data: bytes, options: ReadOptions = DEFAULT_READ) -> Source:
    """Read a Word file.

    Headers stand before the text, footers behind it, a text box before the paragraph it is fixed to. A line break in a
    paragraph starts a new line (in files of our own it stays in the text as a line feed). Automatic numbers are written out,
    with a tab, a space or nothing behind them as the list asks. Macros are not run, links are not followed.

    Raises UnreadableError (empty), DamagedInputError (no Word file, damaged, password), HostileInputError (past a limit).
    """
    return _read(data, options, Story).source


def traced(data: bytes, options: ReadOptions = DEFAULT_READ) -> Traced:
    """Read a Word file and keep where each line stands. Raises as `read`."""
    return _read(data, options, Tracing)


def _read(data: bytes, options: ReadOptions, kind: type[Story]) -> Traced:
    package = Package(data, options)
    main = main_part(package)
    body = main.root.find(n.W + "body")
    if body is None:
        raise DamagedInputError(
            f"{main.name} holds no document body; get the file again, or open it in Word or WPS and save it again.",
            f"{main.name} 中没有正文，请重新获取文件，或用 Word、WPS 打开后另存。",
        )
    _refuse_endless(package, main)
    context = Context(package, main, options)
    frames = Frames(context)
    context.notes = Notes(context, frames).text
    header = running(context, frames, "running_header")
    story = kind(context, main, frames)
    story.blocks(body)
    builder = SourceBuilder()
    for entries in (header, story.finish(), running(context, frames, "running_footer")):
        builder.extend(entries)
    context.look_around()
    properties = envelope(package) if context.ours else {}
    del context.notes  # they hold the context: the XML must not wait for the collector
    source = builder.build(
        "docx", name=options.name, assets=context.assets.held, diagnostics=context.diagnostics(), properties=properties
    )
    places = story.places if isinstance(story, Tracing) else ()
    return Traced(source, package, main, context, frames, tuple((p, len(header) + start, len(header) + end) for p, start, end in places))


MAX_PARAGRAPHS = 300_000
_COUNTED_FROM = 1024 * 1024  # bytes of a main part that can hold so many


def _refuse_endless(package: Package, main: Part) -> None:
    if package.size(main.name) < _COUNTED_FROM:
        return
    paragraphs = sum(1 for _ in main.root.iter(n.P))
    if paragraphs > MAX_PARAGRAPHS:
        raise HostileInputError(
            f"The document has {paragraphs:,} paragraphs, past the safety limit of {MAX_PARAGRAPHS:,}; split it.",
            f"文档有 {paragraphs:,} 个段落，超出安全限度 {MAX_PARAGRAPHS:,}；请拆分后再试。",
        )
