"""A web page saved in one file (MHTML): its HTML part to Source, its pictures as assets."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import Message
from urllib.parse import urljoin

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
            waiting.extend(reversed([piece for piece in inner if isinstance(piece, Message)]))
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
    base = str(page.get("Content-Location", "")).strip()
    pictures: dict[str, tuple[str, bytes]] = {}
    for part in parts:
        kind = part.get_content_type()
        if not kind.startswith("image/"):
            continue
        held = (kind, _payload(part))
        location = str(part.get("Content-Location", "")).strip()
        identity = str(part.get("Content-ID", "")).strip().strip("<>")
        if location:
            pictures[location] = held
            pictures[_joined(base, location)] = held
            if base and location.startswith(folder := base.rsplit("/", 1)[0] + "/"):
                pictures[location[len(folder) :]] = held
        if identity:
            pictures["cid:" + identity] = held
    return pictures


def _joined(base: str, location: str) -> str:
    try:
        return urljoin(base, location)
    except ValueError:  # an address that is none
        return location
