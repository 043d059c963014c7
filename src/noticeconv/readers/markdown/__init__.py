"""Markdown to Source: our own with the role of every line, other people's with headings, emphasis, tables and pictures."""

from __future__ import annotations

from noticeconv.errors import HostileInputError
from noticeconv.flow import ENVELOPE
from noticeconv.kept import pattern
from noticeconv.options import DEFAULT_READ, ReadOptions
from noticeconv.readers.decode import decode
from noticeconv.readers.markdown.foreign import ForeignReader
from noticeconv.readers.markdown.own import OwnReader, envelope_of
from noticeconv.readers.markdown.pictures import Pictures
from noticeconv.source import Source, SourceBuilder

MAX_BYTES = 48 * 1024 * 1024
MAX_LINES = 500_000
# matches "---\ntitle: x\n---\n", "---\n标题: x\n...\n"; not text between two rules: "---\n关于……的通知\n---\n", "---\n# x\n---\n", "---\n---\n"
_FRONT = pattern(r"\A\ufeff?---[ \t]*\n(?P<front>(?=[^\s:>#*|<\[-][^:\n]{0,80}:[ \t\n])(?:(?!(?:---|\.\.\.)[ \t]*(?:\n|\Z)).*\n)*)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


def read(data: bytes, options: ReadOptions = DEFAULT_READ) -> Source:
    """Read a Markdown file. Front matter, comments and rules of other people's files are lines around the document.

    Raises UnreadableError (empty), HostileInputError (more than 48 MiB or half a million lines), DamagedInputError (not
    text, or front matter of ours that was spoilt).
    """
    limit = min(MAX_BYTES, options.max_bytes)
    if len(data) > limit or data.count(b"\n") + data.count(b"\r") > MAX_LINES:
        raise HostileInputError(f"The file is larger than {limit >> 20} MiB or {MAX_LINES:,} lines; split it.", f"文件超过 {limit >> 20} MiB 或 {MAX_LINES:,} 行，请拆分后再试。")
    decoded = decode(data, forced=options.encoding, name=options.name)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    found = _FRONT.match(text)
    envelope = envelope_of(found["front"], options.name) if found and found["front"].startswith("noticeconv:") else None
    builder, pictures = SourceBuilder(), Pictures()
    if found and envelope:
        OwnReader(builder, pictures).read(text[found.end() :])
    else:
        reader = ForeignReader(builder, pictures)
        if found:
            reader.front_matter(found["front"])
        reader.read(text[found.end() :] if found else text)
    return builder.build(
        "md",
        name=options.name,
        encoding=decoded.encoding,
        assets=pictures.assets,
        diagnostics=decoded.diagnostics,
        properties={ENVELOPE: envelope.dump()} if envelope else None,
    )
