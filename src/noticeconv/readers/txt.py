"""Plain text to Source: the decoded text, cut after every line terminator, nothing else."""

from __future__ import annotations

from noticeconv.errors import HostileInputError
from noticeconv.options import DEFAULT_READ, ReadOptions
from noticeconv.readers.decode import decode
from noticeconv.source import Source, split_lines

MAX_BYTES = 48 * 1024 * 1024
MAX_LINES = 1_000_000  # line terminators; CRLF counts twice


def read(data: bytes, options: ReadOptions = DEFAULT_READ) -> Source:
    """Decode `data` into a Source whose lines join to exactly the decoded text (a byte order mark is dropped, see `encoding`).

    Raises UnreadableError (empty), HostileInputError (too large), DamagedInputError (not text), UnknownEncodingError (`options.encoding`).
    """
    limit = min(MAX_BYTES, options.max_bytes)
    if len(data) > limit:
        raise HostileInputError(f"The text is larger than {limit >> 20} MiB; split it.", f"文本超过 {limit >> 20} MiB，请拆分后再试。")
    if data.count(b"\n") + data.count(b"\r") > MAX_LINES:
        raise HostileInputError(f"The text has more than {MAX_LINES:,} lines; split it.", f"文本超过 {MAX_LINES:,} 行，请拆分后再试。")
    decoded = decode(data, forced=options.encoding, name=options.name)
    return Source(decoded.text, split_lines(decoded.text), "txt", options.name, decoded.encoding, {}, decoded.diagnostics)
