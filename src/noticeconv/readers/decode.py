"""Bytes to text: byte order mark, declaration, then a ladder of encodings judged by evidence; never a silent repair."""

from __future__ import annotations

import codecs

from noticeconv.diagnostics import Diagnostic, diagnostic
from noticeconv.errors import DamagedInputError, ExitCode, NoticeconvError, UnreadableError
from noticeconv.kept import pattern
from noticeconv.readers.charsets import BOMS, COMMON, GUESSABLE, MAGIC, PUNCTUATION, SUPERSETS, WITH_NUL
from noticeconv.records import NamedTuple

KEEP_BYTES = "noticeconv.keep"
"""Error handler: a byte that does not decode becomes U+DC00 + its value (an ASCII byte stays itself)."""

NON_ASCII = pattern(r"[^\x00-\x7f]+")
# matches "\x00", "\x01", "\x1a"; not "\t", "\x0c" (form feed), "\x1b"
CONTROL = pattern(r"[\x00-\x08\x0e-\x1a]")
CONTROL_BYTES = bytes([*range(9), *range(14, 27)])  # no trail byte of UTF-8, GB18030 or Big5 is below 0x30
ESCAPED = pattern(r"[\udc80-\udcff]")
SAMPLE = 6000  # characters beyond ASCII that are weighed: enough to tell encodings apart, cheap for any size
MAX_CONTROL_SHARE = 0.002  # more control characters than this in a text, and it is not text


class UnknownEncodingError(NoticeconvError):
    """`--encoding` names something that is not a text encoding."""

    exit_code = ExitCode.USAGE


class Decoded(NamedTuple):
    """A text, what it was decoded with ("-sig": a byte order mark was dropped), and what there is to say about that."""

    text: str
    encoding: str
    diagnostics: tuple[Diagnostic, ...] = ()


def _keep_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(chr(0xDC00 + byte) if byte >= 0x80 else chr(byte) for byte in bad), error.end


codecs.register_error(KEEP_BYTES, _keep_bytes)


def decode(data: bytes, *, forced: str | None = None, declared: str | None = None, name: str | None = None) -> Decoded:
    """Decode `data`.

    `forced` is what the user asks for, `declared` what the file says of itself (believed only if it fits); `name` is for
    messages. Raises UnreadableError for nothing at all, UnknownEncodingError for a forced name that is no text encoding,
    DamagedInputError for what is not text.
    """
    if not data:
        raise UnreadableError(
            f"{_called(name, 'en')} is empty; check that the right file was saved.",
            f"{_called(name, 'zh')}是空的，请确认文件已正确保存。",
        )
    if forced is not None:
        return _forced(data, text_codec(forced))
    _refuse_magic(data, name)
    decoded = _by_mark(data) or _by_declaration(data, declared) or _by_ladder(data)
    if decoded.encoding.startswith("utf-16") or len(data.translate(None, CONTROL_BYTES)) != len(data):
        _refuse_junk(decoded, name)
    return decoded


def text_codec(name: str) -> str:
    """Return the normal name of the text encoding `name`. Raises UnknownEncodingError."""
    try:
        info = codecs.lookup(name)
        if info._is_text_encoding:
            return info.name
    except (LookupError, ValueError, UnicodeError):
        pass
    raise UnknownEncodingError(
        f"'{name}' is not a text encoding; try utf-8, gb18030, big5 or utf-16.",
        f"“{name}”不是文本编码，可用 utf-8、gb18030、big5、utf-16。",
    )


def plausibility(text: str) -> float:
    """Return how much `text` looks like Chinese, from about -2 to 1: common characters for, strange ones against."""
    sample = "".join(NON_ASCII.findall(text, 0, 40 * SAMPLE))[:SAMPLE]
    if not sample:
        return 0.0
    return sum(map(_weight, sample)) / len(sample)


def _weight(char: str) -> float:
    if char in COMMON or char in PUNCTUATION:
        return 1.0
    if "\u4e00" <= char <= "\u9fff":
        return 0.1
    if char in "\u3000\xa0" or "\uff01" <= char <= "\uff5e":
        return 0.5
    return -2.0 if "\udc80" <= char <= "\udcff" else -0.5


def _forced(data: bytes, codec: str) -> Decoded:
    marked = _by_mark(data)
    if marked and marked.encoding.removesuffix("-sig").startswith(codec.removesuffix("-sig")):
        return marked
    return _kept(data, codec)


def _kept(data: bytes, codec: str, *said: Diagnostic) -> Decoded:
    try:
        return Decoded(data.decode(codec), codec, said)
    except UnicodeError:
        pass
    try:
        text = data.decode(codec, KEEP_BYTES)
    except UnicodeError as error:  # codecs such as idna know no error handlers
        raise DamagedInputError(
            f"The input is not {codec}: {error}; try another encoding.", f"内容不是 {codec} 编码，请换一种编码。"
        ) from error
    return Decoded(text, codec, (*said, diagnostic("S103", len(ESCAPED.findall(text)), codec)))


def _by_mark(data: bytes) -> Decoded | None:
    for mark, codec in BOMS:
        if data.startswith(mark):
            kept = _kept(data[len(mark) :], codec)
            return Decoded(kept.text, codec + "-sig", kept.diagnostics)
    return None


def _by_declaration(data: bytes, declared: str | None) -> Decoded | None:
    """Believe a declaration that decodes every byte, or all but a few; say so when it lies."""
    if declared is None:
        return None
    judged = _by_ladder(data)
    codec = _superset(declared)
    if codec is None:
        return Decoded(judged.text, judged.encoding, (diagnostic("S102", declared, judged.encoding), *_without_guess(judged)))
    if codec == judged.encoding:
        return Decoded(judged.text, codec, _without_guess(judged))
    believed = _kept(data, codec)
    if plausibility(believed.text) >= plausibility(judged.text):
        return believed
    return Decoded(judged.text, judged.encoding, (diagnostic("S102", declared, judged.encoding), *_without_guess(judged)))


def _without_guess(decoded: Decoded) -> tuple[Diagnostic, ...]:
    return tuple(said for said in decoded.diagnostics if said.code != "S101")


def _superset(declared: str) -> str | None:
    try:
        codec = text_codec(declared)
    except UnknownEncodingError:
        return None
    return SUPERSETS.get(codec, codec)


def _by_ladder(data: bytes) -> Decoded:
    """UTF-8 when every byte fits (that is evidence enough); otherwise the most plausible of the guessable encodings."""
    codecs_left = WITH_NUL if b"\x00" in data else GUESSABLE
    if codecs_left is GUESSABLE:
        try:
            return Decoded(data.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass
    trials = [(_trial(data, codec), -order, codec) for order, codec in enumerate(codecs_left)]
    score, _, best = max((plausibility(text), order, codec) for text, order, codec in trials if text is not None)
    if score < 0 or (score == 0 and codecs_left is GUESSABLE):
        best = "utf-8"  # nothing fits: what cannot be decoded is kept byte by byte, or refused as junk
    guess = () if best == "utf-8" else (diagnostic("S101", best.upper()),)
    return _kept(data, best, *guess)


def _trial(data: bytes, codec: str) -> str | None:
    if codec.startswith("utf-16") and len(data) % 2 and b"\x00" not in data:
        return None
    try:
        return data[: 16 * SAMPLE].decode(codec, KEEP_BYTES)
    except UnicodeError:
        return None


def _refuse_magic(data: bytes, name: str | None) -> None:
    for magic, en, zh in MAGIC:
        if data.startswith(magic):
            raise DamagedInputError(
                f"{_called(name, 'en')} is {en}, not text; convert the document itself.",
                f"{_called(name, 'zh')}是{zh}，不是文本，请转换文档本身。",
            )


def _refuse_junk(decoded: Decoded, name: str | None) -> None:
    text = decoded.text
    if "\x00" in text or len(CONTROL.findall(text)) > MAX_CONTROL_SHARE * len(text) + 1:
        raise DamagedInputError(
            f"{_called(name, 'en')} holds binary data, not text; check the file, or force an encoding with --encoding.",
            f"{_called(name, 'zh')}是二进制数据，不是文本；请检查文件，或用 --encoding 指定编码。",
        )


def _called(name: str | None, lang: str) -> str:
    if name:
        return name
    return "The input" if lang == "en" else "输入"
