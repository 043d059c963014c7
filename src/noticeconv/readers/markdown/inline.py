"""The inline tokens of a line → its text and stand-off marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import Any

from noticeconv.flow import tidy_marks
from noticeconv.kept import pattern
from noticeconv.model import Image, Mark, MarkKind
from noticeconv.readers.markdown.pictures import Pictures
from noticeconv.records import fresh, record

_TOKENS: dict[str, MarkKind] = {"strong": "bold", "em": "italic", "s": "strike", "link": "link"}
_TAGS: dict[str, MarkKind] = {
    **{"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline", "s": "strike"},
    **{"del": "strike", "strike": "strike", "sup": "superscript", "sub": "subscript", "a": "link", "span": "formula"},
}  # fmt: skip
_HIDDEN = pattern(r"<!--U\+([0-9A-F]{4,6})-->\Z")
MAX_OPEN = 100


@record(frozen=False)
class Text:
    """A text in the making: what it says so far, its marks, and the marks that are still open."""

    pictures: Pictures
    notes: Mapping[str, str | None] = fresh(default_factory=dict)
    parts: list[str] = fresh(default_factory=list)
    marks: list[Mark] = fresh(default_factory=list)
    at: int = 0
    _open: list[tuple[str, MarkKind | None, int, str | None]] = fresh(default_factory=list)

    def add(self, text: str) -> None:
        """Append text."""
        self.parts.append(text)
        self.at += len(text)

    def start(self, name: str, kind: MarkKind | None, href: str | None = None) -> None:
        """Open a mark that `end(name)` closes; None marks nothing."""
        if len(self._open) < MAX_OPEN:
            self._open.append((name, kind, self.at, href))

    def end(self, name: str) -> None:
        """Close the last open mark of this name."""
        for n in range(len(self._open) - 1, -1, -1):
            if self._open[n][0] == name:
                _, kind, start, href = self._open.pop(n)
                if kind and start < self.at:
                    self.marks.append(Mark(type=kind, start=start, end=self.at, href=href))
                return

    def note(self, text: str | None) -> None:
        """Set a footnote here."""
        self.marks.append(Mark(type="footnote", start=self.at, end=self.at, text=text))

    def picture(self, image: Image) -> None:
        """Set a picture here."""
        self.marks.append(Mark(type="image", start=self.at, end=self.at, asset=image.asset, href=image.src, text=image.alt))

    def done(self) -> tuple[str, list[Mark]]:
        """Return the text and its marks in their normal order."""
        return "".join(self.parts), tidy_marks(self.marks, self.at)


def alone(tokens: Sequence[Any], pictures: Pictures) -> Image | None:
    """Return the picture that a paragraph consists of, if it holds nothing else."""
    if len(tokens) != 1:
        return None
    token = tokens[0]
    if token.type == "image":
        return _image(token, pictures)
    if token.type == "html_inline" and token.content[:4].lower() == "<img":
        return pictures.element(_first_tag(token.content)[1])
    return None


def lines_of(tokens: Sequence[Any], pictures: Pictures, notes: Mapping[str, str | None], *, breaks: bool) -> list[tuple[str, list[Mark]]]:
    """Return the texts that the tokens hold with their marks: one for each line when `breaks` part lines, else one."""
    texts = [Text(pictures, notes)]
    for token in tokens:
        broken = token.type in ("softbreak", "hardbreak") or (token.type == "html_inline" and token.content[:3].lower() == "<br")
        if broken and breaks:
            texts.append(_carried(texts[-1]))
        elif broken:
            texts[-1].add(_joint(texts[-1], token))
        else:
            _take(token, texts[-1])
    return [text.done() for text in texts]


def _carried(text: Text) -> Text:
    """Return the next line's text: marks that are open go on in it."""
    later = Text(text.pictures, text.notes)
    for name, kind, _, href in list(text._open):
        later.start(name, kind, href)
    while text._open:
        text.end(text._open[-1][0])
    return later


def _joint(text: Text, token: Any) -> str:
    """Return what a break stands for within a text: `<br>` a line feed, a wrapped line a blank between Latin words."""
    if token.type != "softbreak":
        return "\n"
    return " " if text.parts and text.parts[-1][-1:].isascii() and text.parts[-1][-1:].isalnum() else ""


def _take(token: Any, text: Text) -> None:
    name = token.type
    if name in ("text", "text_special", "code_inline"):
        text.add(token.content)
    elif name == "image":
        text.picture(_image(token, text.pictures))
    elif name == "footnote_ref":
        text.note(text.notes.get(token.meta["label"]))
    elif name == "html_inline":
        html(token.content, text)
    elif name.endswith("_open"):
        kind = _TOKENS.get(name[:-5])
        text.start(name[:-5], kind, token.attrGet("href") if kind == "link" else None)
    elif name.endswith("_close"):
        text.end(name[:-6])


def _image(token: Any, pictures: Pictures) -> Image:
    alt = "".join(child.content for child in token.children or () if child.type in ("text", "text_special", "code_inline"))
    return pictures.take(token.attrGet("src"), alt or None, token.attrGet("title"))


def hidden(source: str) -> str | None:
    """Return the character that a comment such as `<!--U+0007-->` stands for, None when it is no such comment."""
    found = _HIDDEN.match(source)
    return chr(int(found[1], 16)) if found and int(found[1], 16) < 0x110000 else None


def html(source: str, text: Text) -> None:
    """Take one tag or comment in a text."""
    if source.startswith("<!--"):
        text.add(hidden(source) or "")
    elif source.startswith("</"):
        text.end(source[2:-1].strip().lower())
    else:
        tag, attrs = _first_tag(source)
        tagged(tag, attrs, text, closed=source.endswith("/>"))


def tagged(tag: str, attrs: Mapping[str, str | None], text: Text, *, closed: bool = False) -> None:
    """Take the start of an element in a text."""
    if tag == "br":
        text.add("\n")
    elif tag == "img":
        text.picture(text.pictures.element(attrs))
    elif tag == "sup" and attrs.get("class") == "footnote":
        text.note(attrs.get("title"))
        if not closed:
            text.start(tag, None)
    elif not closed:
        kind = _TAGS.get(tag)
        if tag == "span" and attrs.get("class") != "formula":
            kind = None
        text.start(tag, kind, attrs.get("href") if kind == "link" else None)


class _Tag(HTMLParser):
    """Reads one start tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: tuple[str, dict[str, str | None]] = ("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.found = (tag, attributes(attrs))


def attributes(attrs: Sequence[tuple[str, str | None]]) -> dict[str, str | None]:
    """Return attributes by name, hidden characters restored."""
    return {name: _HIDDEN_ANYWHERE.sub(lambda found: chr(int(found[1], 16)), value) if value and "<!--U+" in value else value for name, value in attrs}


_HIDDEN_ANYWHERE = pattern(r"<!--U\+([0-9A-F]{4,5}|10[0-9A-F]{4})-->")


def _first_tag(source: str) -> tuple[str, dict[str, str | None]]:
    held = _Tag()
    held.feed(source)
    return held.found
