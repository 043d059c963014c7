"""What lines are judged by: facts of the whole file, and what is asked of one line more than once."""

from __future__ import annotations

from collections.abc import Sequence

from noticeconv.kept import pattern
from noticeconv.recognise.segment import Entry
from noticeconv.records import fresh, record
from noticeconv.roles import Role
from noticeconv.zh import lexicon as lex
from noticeconv.zh.dates import match_date
from noticeconv.zh.names import genre_of, looks_like_organ

Candidate = tuple[Role, float, str]
"""A role, its score (as log odds against running text) and the reason in Chinese."""


@record(frozen=False)
class Context:
    """What the whole file says that single lines are read by."""

    stated_title: str = ""  # the title that a metadata table names, white space removed
    carried: frozenset[str] = frozenset()  # names in 《》 that title and opening speak of
    organ: str = ""  # the organ that the title begins with
    heads: frozenset[str] = frozenset()  # lines above the text that read as its title
    lead: int = 0  # how many lines stand above the first of them
    texts: list[str] = fresh(default_factory=list)  # the entries' texts as looked up: simplified characters


@record(frozen=False)
class Facts:
    """What is asked of a line more than once: its text as looked up, that without white space, and what this reads as."""

    text: str
    compact: str
    size: int  # of `compact`
    last: str  # character of `compact`
    genre: str | None
    organ: bool
    dated: bool
    following: str  # the text of the next line


SPACES = pattern(r"[\s\u200b\ufeff]+")
_SAMPLE = 800  # code points in which traditional characters show
_PINYIN = pattern(r"[(（][a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6}[)）]")
_NAMED = pattern(r"《([^《》]{3,60}(?:〈[^〉]*〉[^《》]{0,30})?)》")


def context_of(entries: Sequence[Entry]) -> Context:
    """Collect what the lines are read by: simplified texts, names carried in 《》. See `title_stated`."""
    texts = [entry.text for entry in entries]
    if not lex.TRADITIONAL.isdisjoint("".join(texts[:40])[:_SAMPLE]):
        texts = [_PINYIN.sub("", text).translate(lex.SIMPLER) for text in texts]
    carried = frozenset(SPACES.sub("", name) for text in texts[:30] if "《" in text for name in _NAMED.findall(text))
    return Context(carried=carried, texts=texts)


def title_stated(context: Context, title: str) -> None:
    """Take in the title that the page's metadata state ("": none), and the organ that the title of the text begins with."""
    lead = next((text for text in [title, *context.texts[:30]] if "关于" in text and genre_of(text)), "")
    organ = lead.partition("关于")[0].strip()
    context.stated_title = SPACES.sub("", title)
    context.organ = organ if 2 <= len(organ) <= 30 else ""


def facts_of(text: str, following: str) -> Facts:
    """Return what is asked of a line `text` and of the one that follows it."""
    compact = SPACES.sub("", text)
    dated = match_date(text) is not None
    return Facts(text, compact, len(compact), compact[-1], genre_of(compact), looks_like_organ(compact), dated, following)
