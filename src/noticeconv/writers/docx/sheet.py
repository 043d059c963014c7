"""The body being written: paragraphs and tables one after another, with their bookmarks and the sections they stand in."""

from __future__ import annotations

from noticeconv.flow import FlowLine, bare_line
from noticeconv.layout.profile import PageLayout
from noticeconv.layout.styles import BLANK, LEVELS, depth_bookmark, level_bookmark, mark_bookmark, opens_bookmark
from noticeconv.roles import Role
from noticeconv.writers.docx.look import PLAIN, Look, opening, plain_opening, properties
from noticeconv.writers.docx.names import twips
from noticeconv.writers.docx.numbers import mark_end
from noticeconv.writers.docx.runs import Package
from noticeconv.writers.docx.setting import Setting

_HEADER_MM = 15.0
_SHALLOW = Look(before=0, line=20)


class Sheet:
    """Collects the blocks of one document. `depth` is that of the line written last; `turned`: the 版记 starts a page.

    `shares`: elements that stand side by side may share a paragraph (organs with seals, 发文字号 and 签发人).
    """

    shares = True

    def __init__(self, setting: Setting, package: Package, *, turned: bool = False) -> None:
        """Start with an empty body."""
        self.setting = setting
        self.package = package
        self.out: list[str] = []
        self.depth = 0
        self.turned = turned
        self._wide = False

    def add(self, style: str, content: str, line: FlowLine | None = None, look: Look = PLAIN) -> None:
        """Append a paragraph that holds `content`; `line` is what it carries, None for one that only fills room."""
        if self._wide:
            self.turn(wide=False)
        start = plain_opening(style) if look is PLAIN else opening(style, look)
        self.out.append(f"{start}{self.bookmarks(line) if line else ''}{content}</w:p>")

    def block(self, table: str) -> None:
        """Append a table; two in a row are kept apart."""
        if self.out and self.out[-1].endswith("</w:tbl>"):
            self.shallow()
        self.out.append(table)

    def shallow(self, *, page_break: bool = False) -> None:
        """Append an empty line of no height: between tables, behind the last one, and for a table that starts a page."""
        look = Look(before=0, line=20, page_break=True) if page_break else _SHALLOW
        self.out.append(f"{opening(BLANK, look)}</w:p>")

    def keep_last(self) -> None:
        """Keep the paragraph written last on the page of the next one."""
        if self.out and self.out[-1].startswith("<w:p>"):
            last = self.out[-1].replace('<w:keepNext w:val="0"/>', "", 1)
            head, held, tail = last.partition("/>")
            self.out[-1] = last if "<w:keepNext/>" in last else f"{head}{held}<w:keepNext/>{tail}"

    def bookmarks(self, line: FlowLine) -> str:
        """Return the marks of where an attachment opens, where the outer document goes on, which section a line belongs to."""
        heading = line.role is Role.HEADING
        unlike = heading and line.mark_end is not None and _unlike(bare_line(line))
        if not unlike and not line.opens and line.depth == self.depth and (line.level is None or (heading and line.level <= LEVELS)):
            return ""
        names = []
        if line.opens:
            names.append(opens_bookmark(line.depth, self.package.next()))
        elif line.depth != self.depth:
            names.append(depth_bookmark(line.depth, self.package.next()))
        if line.level is not None and (not heading or line.level > LEVELS):
            names.append(level_bookmark(line.level, self.package.next()))
        if unlike and line.mark_end is not None:
            names.append(mark_bookmark(line.mark_end, self.package.next()))
        self.depth = line.depth
        return "".join(map(self.package.bookmark, names))

    def turn(self, *, wide: bool) -> None:
        """Go on with pages that lie (`wide`) or stand; the section so far ends here when that changes."""
        if wide == self._wide:
            return
        held = self.section()
        self._wide = wide
        if not self.out:
            return
        last = self.out[-1]
        if last.startswith("<w:p>") and "<w:framePr" not in last:
            self.out[-1] = last.replace("</w:pPr>", f"{held}</w:pPr>", 1)
        else:
            self.out.append(f"<w:p>{properties(BLANK, _SHALLOW, held)}</w:p>")

    def section(self) -> str:
        """Return w:sectPr of the section being written: paper, margins, grid and page numbers (5.1, 5.2, 7.5, 8)."""
        page = self.setting.profile.page
        letter = self.setting.form == "letter" and not self._wide
        feet = (("default", "rIdOddWide"), ("even", "rIdEvenWide")) if self._wide else (("default", "rIdOdd"), ("even", "rIdEven"))
        references = "".join(
            f'<w:footerReference w:type="{kind}" r:id="{id_}"/>' for kind, id_ in (*feet, *([("first", "rIdFirst")] * letter))
        )
        return (
            f"<w:sectPr>{references}{_paper(page, wide=self._wide)}{'<w:titlePg/>' if letter else ''}"
            f'<w:docGrid w:type="lines" w:linePitch="{self.setting.pitch}"/></w:sectPr>'
        )

    def finish(self) -> str:
        """Return the content of w:body; it cannot end with a table, and a floating one hangs on the paragraph behind it."""
        if not self.out or self.out[-1].endswith("</w:tbl>"):
            self.shallow()
        return "".join(self.out) + self.section()


def _unlike(heading: FlowLine) -> bool:
    """Whether the mark of a heading ends elsewhere than its text lets expect."""
    return heading.mark_end != mark_end(heading.text)


def _paper(page: PageLayout, *, wide: bool) -> str:
    """Return paper and margins; a lying page is a standing one turned to the left: its head was the side that is bound (8)."""
    sides = [page.top_mm, page.right_mm, page.bottom_mm, page.left_mm]
    sides = sides[3:] + sides[:3] if wide else sides
    top, right, bottom, left = map(twips, sides)
    width, height = (twips(page.height_mm), twips(page.width_mm)) if wide else (twips(page.width_mm), twips(page.height_mm))
    return (
        f'<w:pgSz w:w="{width}" w:h="{height}"{" w:orient=" + chr(34) + "landscape" + chr(34) if wide else ""}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{twips(_HEADER_MM)}" '
        f'w:footer="{twips(page.footer_mm)}" w:gutter="0"/>'
    )
