"""The page around the document: which blocks are menus, share bars, footers, judged by names and by links, kept and marked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from noticeconv.kept import pattern
from noticeconv.readers.html.pieces import Piece
from noticeconv.readers.html.words import FURNITURE_NAME, FURNITURE_TAGS, LINK_WORDS, TAIL_NAME, TRAIL

MAIN_SHARE = 0.5  # a block with more than this of the page's text is the document, whatever its name
LINK_SHARE = 0.7  # a block with more than this of its text in links is a menu
FEW_LINKS = 3
ATTACHED = pattern(r"附\s?[件表]|\.(?:docx?|xlsx?|pdf|wps|et|zip|rar)\b", re.IGNORECASE)
# matches "附件1：名单", "申报表.docx"; not "附近", "doc"
LEAVES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "option", "body", "html"})
"""Blocks that seldom hold others: nothing is counted for them."""


class Nodes:
    """The blocks of a page, in the order they open: each one's parent and whether its name means page furniture."""

    def __init__(self) -> None:
        """Start with the page itself as block 0."""
        self.parents = [0]
        self.named = [False]

    def add(self, parent: int, tag: str, attrs: Mapping[str, str]) -> int:
        """Open a block; return its number (its parent's, when there is nothing to say about the block)."""
        named = tag in FURNITURE_TAGS
        if attrs and not named:
            for attribute in ("class", "id"):
                if attribute in attrs:
                    named = named or names_furniture(attrs[attribute])
        if not named and tag in LEAVES:
            return parent
        self.parents.append(parent)
        self.named.append(named)
        return len(self.parents) - 1


@lru_cache(maxsize=4096)
def names_furniture(name: str) -> bool:
    """Whether a class or id names page furniture: "main-nav", "share_bar", "qr_container"."""
    name = name[:200]
    return bool(FURNITURE_NAME.search(name) or TAIL_NAME.search(name))


def is_link_row(piece: Piece) -> bool:
    """Whether a line is a breadcrumb, a row of links, or one link with a word such as 返回: its unlinked part is separators only."""
    content = piece.content
    links = [mark for mark in piece.marks if mark.type == "link"]
    if not links or ATTACHED.search(content):
        return False
    if len(links) == 1 and piece.linked >= len(content.strip()):
        return bool(LINK_WORDS.fullmatch(content.strip()))
    between, at = "", 0
    for mark in links:
        between += content[at : mark.start]
        at = mark.end
    return len(links) > 1 and piece.linked >= 0.4 * len(content) and bool(TRAIL.fullmatch(between + content[at:]))


def mark_page(nodes: Nodes, pieces: list[Piece]) -> None:
    """Set region "page" on the pieces that stand in page furniture."""
    size = len(nodes.parents)
    chars, linked, links, attached = [0] * size, [0] * size, [0] * size, [False] * size
    for piece in pieces:
        node, length = piece.node, len(piece.content)
        chars[node] += length
        linked[node] += piece.linked
        if piece.linked:
            links[node] += 1
            attached[node] = attached[node] or bool(ATTACHED.search(piece.content))
    parents = nodes.parents
    for node in range(size - 1, 0, -1):  # children stand behind their parents
        parent = parents[node]
        chars[parent] += chars[node]
        linked[parent] += linked[node]
        links[parent] += links[node]
        attached[parent] = attached[parent] or attached[node]
    outside = [False] * size
    total = chars[0]
    for node in range(1, size):
        menu = links[node] >= FEW_LINKS and linked[node] >= LINK_SHARE * chars[node]
        aside = (nodes.named[node] or menu) and chars[node] <= MAIN_SHARE * total and not attached[node]
        outside[node] = outside[parents[node]] or aside
    for piece in pieces:
        if piece.region is None and outside[piece.node]:
            piece.region = "page"
