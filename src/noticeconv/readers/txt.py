"""Plain text to Source: the decoded text, cut after every line terminator, nothing else."""

from __future__ import annotations

from noticeconv.errors import HostileInputError
from noticeconv.options import DEFAULT_READ, ReadOptions
from noticeconv.readers.decode import decode
from noticeconv.source import Source, split_lines


def read(data: bytes, options: ReadOptions = DEFAULT_READ) -> Source:
    """Decode `data` into a Source whose lines join to exactly the decoded text (a byte order mark is dropped, see `encoding`).

    Raises UnreadableError (empty), HostileInputError (too large), DamagedInputError (not text), UnknownEncodingError (`options.encoding`).
    """
    if len(data) > options.max_bytes:
        limit = options.max_bytes >> 20
        raise HostileInputError(f"The text is larger than {limit} MiB; split it.", f"文本超过 {limit} MiB，请拆分后再试。")
    decoded = decode(data, forced=options.encoding, name=options.name)
    return Source(decoded.text, split_lines(decoded.text), "txt", options.name, decoded.encoding, {}, decoded.diagnostics)
