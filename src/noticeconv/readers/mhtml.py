"""A web page saved in one file (MHTML): its HTML part to Source, its pictures as assets."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from urllib.parse import unquote, urljoin

from noticeconv.errors import DamagedInputError, HostileInputError
from noticeconv.options import DEFAULT_READ, ReadOptions
from noticeconv.readers.html import declared_charset, read_page
from noticeconv.source import Source

MAX_PARTS = 10_000


def read(data: bytes, options: ReadOptions = DEFAULT_READ) -> Source:
    """Read the first HTML part; pictures in the file become assets, nothing is fetched.

    Raises DamagedInputError when there is no HTML part, HostileInputError past the size limits, and what the HTML reader raises.
    """
    if len(data) > options.max_bytes:
        limit = options.max_bytes >> 20
        raise HostileInputError(f"The saved page is larger than {limit} MiB; split it.", f"网页文件超过 {limit} MiB，请拆分后再试。")
    try:
        parts = _leaves(message_from_bytes(data.lstrip(b"\r\n"), policy=policy.compat32))
    except RecursionError:
        raise HostileInputError("The parts of the saved page are nested too deep.", "网页文件的部件嵌套过深。") from None
    page = next((part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    if page is None:
        raise DamagedInputError(
            "The saved page (MHTML) holds no HTML; save it again from the browser.",
            "单文件网页（MHTML）里没有 HTML 内容，请在浏览器中重新保存。",
        )
    body = _payload(page)
    declared = page.get_content_charset() or declared_charset(body)
    return read_page(body, options, declared, _pictures(parts, page), "mhtml")


def _leaves(message: Message) -> list[Message]:
    """Return the parts that hold content, in order, without recursion over nesting."""
    leaves: list[Message] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload()
        if isinstance(inner, list):
            waiting.extend(piece for piece in reversed(inner) if isinstance(piece, Message))
        else:
            leaves.append(part)
        if len(leaves) > MAX_PARTS:
            raise HostileInputError(f"The saved page has more than {MAX_PARTS:,} parts.", f"网页文件的部件超过 {MAX_PARTS:,} 个。")
    return leaves


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _pictures(parts: list[Message], page: Message) -> dict[str, tuple[str, bytes]]:
    """Return media type and bytes of each picture by every address the page may use for it."""
    base = _header(page, "content-location")
    folder = base.rsplit("/", 1)[0] + "/" if "/" in base else ""
    pictures: dict[str, tuple[str, bytes]] = {}
    for part in parts:
        kind = part.get_content_type()
        if not kind.startswith("image/"):
            continue
        location, identity = _header(part, "content-location"), _header(part, "content-id").strip("<>")
        addresses = ["cid:" + identity] if identity else []
        if location:
            addresses += [location, _joined(base, location)]
            if folder and location.startswith(folder):
                addresses.append(location[len(folder) :])
        held = (kind, _payload(part))
        pictures.update(dict.fromkeys(addresses, held))
        pictures.update(dict.fromkeys(map(unquote, addresses), held))
    return pictures


def _header(part: Message, name: str) -> str:
    """Return a header as text, whatever its encoding: bare UTF-8 and =?utf-8?…?= both occur."""
    raw = next((str(value) for key, value in part.raw_items() if key.lower() == name), "")
    text = "".join(raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())
    if "=?" not in text:
        return text
    try:
        return str(make_header(decode_header(text)))
    except (ValueError, LookupError, HeaderParseError):
        return text


def _joined(base: str, location: str) -> str:
    try:
        return urljoin(base, location)
    except ValueError:  # an address that is none
        return location
