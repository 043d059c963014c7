"""Our own Markdown ↔ roles: the comments that say what a paragraph is, and what is evident without one.

`<!-- 主送机关 -->` stands on a line of its own above the paragraph whose role it names. Beyond the role it can say:
`<!-- 附件 1 -->` an attachment at depth 1 opens (here with its label; `附件 1：标题` with its title); `<!-- 回到 0：抄送机关 -->`
the line goes back to the document at depth 0; `<!-- 正文 0 -->` the line belongs to the section of level 0, the body itself.
"""

from __future__ import annotations

from noticeconv.kept import pattern
from noticeconv.records import record
from noticeconv.roles import Role
from noticeconv.zh.markers import MarkerStyle, match_marker

DEEPEST = 5
"""Level of sections that the deepest Markdown heading (######) stands for; deeper ones carry a comment."""

HEAD_STOPS = frozenset("。；;：:！？!?")
"""Marks that close a heading and stay outside its bold words."""

_BY_TERM = {role.zh: role for role in Role}
_TERMS = "|".join(sorted(_BY_TERM, key=len, reverse=True))
# matches "<!-- 标题 -->", "<!-- 附件 1：标题 -->", "<!-- 层次标题 7 接排 12 -->"; not "<!-- INFO END -->", "<!-- 标题 -->甲", "<!---->"
_COMMENT = pattern(
    r"<!-- ?(?:(?P<move>附件|回到) (?P<depth>\d{1,4})(?:：|(?= ?-->| 空)))?"
    rf"(?P<role>{_TERMS})?(?: (?P<level>\d{{1,4}}))?(?: 序号 (?P<mark>\d{{1,6}}))?(?: 接排 (?P<head>\d{{1,6}}))?(?P<empty> 空)? ?-->"
)


@record
class Said:
    """What a comment says about the line below it; None where it is silent. `empty`: the line has no text at all."""

    role: Role | None = None
    level: int | None = None
    depth: int | None = None
    opens: bool = False
    mark_end: int | None = None
    head_end: int | None = None
    empty: bool = False

    def comment(self) -> str:
        """Return the comment that says this; nothing when there is nothing to say."""
        place = f"{'附件' if self.opens else '回到'} {self.depth}" if self.depth is not None else ""
        label = self.opens and self.role is Role.ATTACHMENT
        term = self.role.zh if self.role and not label else ""
        words = [place + ("：" if place and term else "") + term]
        words += [str(self.level)] if self.level is not None else []
        words += [f"序号 {self.mark_end}"] if self.mark_end is not None else []
        words += [f"接排 {self.head_end}"] if self.head_end is not None else []
        words += ["空"] if self.empty else []
        said = " ".join(filter(None, words))
        return f"<!-- {said} -->" if said else ""


def said_by(comment: str) -> Said | None:
    """Return what a comment of ours says; None when it is another's.

    >>> said_by("<!-- 附件 1：标题 -->")
    Said(role=<Role.TITLE: 'title'>, level=None, depth=1, opens=True, mark_end=None, head_end=None, empty=False)
    """
    found = _COMMENT.fullmatch(comment.strip())
    if found is None or not (found["role"] or found["move"]):
        return None
    opens = found["move"] == "附件"
    role = _BY_TERM[found["role"]] if found["role"] else (Role.ATTACHMENT if opens else None)
    level, depth, mark, head = (int(found[name]) if found[name] else None for name in ("level", "depth", "mark", "head"))
    return Said(role, level, depth, opens, mark, head, bool(found["empty"]))


class Levels:
    """Which level a run-in heading has by its mark: that of the last heading with such a mark, at first that of GB/T 9704 7.3.3."""

    def __init__(self) -> None:
        """At the start of a document."""
        self.restart()

    def restart(self) -> None:
        """Begin another document."""
        self._of = {
            MarkerStyle.CHINESE_COMMA: 1,
            MarkerStyle.CHINESE_PAREN: 2,
            MarkerStyle.ARABIC_DOT: 3,
            MarkerStyle.ARABIC_PAREN: 4,
        }

    def level(self, text: str) -> int | None:
        """Return the level that the mark at the start of `text` speaks of; None when it has none or one not met yet."""
        found = match_marker(text)
        return self._of.get(found.style) if found else None

    def met(self, text: str, level: int) -> None:
        """Note a heading with its level."""
        found = match_marker(text)
        if found:
            self._of[found.style] = level


def head_end(text: str, words: int) -> int:
    """Return where a run-in heading ends whose bold words end at `words`: behind the stop that follows, if one does."""
    return words + 1 if text[words : words + 1] in HEAD_STOPS and words < len(text) else words


def mark_end(text: str) -> int:
    """Return where the numbering mark of a heading ends when nothing else is said."""
    found = match_marker(text)
    return found.end if found else 0
