"""Document → one self-contained web page, laid out by the same profile as Word: for the screen, the phone and the printer."""

from __future__ import annotations

from noticeconv.flow import flow
from noticeconv.layout.profile import load_profile
from noticeconv.model import Document
from noticeconv.options import DEFAULT_WRITE, WriteOptions
from noticeconv.writers.html.body import Body
from noticeconv.writers.html.css import style_sheet
from noticeconv.writers.html.inline import escaped


def render(document: Document, options: WriteOptions = DEFAULT_WRITE) -> bytes:
    """Return `document` as UTF-8 HTML: styles inside, pictures as data URIs, nothing fetched, no scripts.

    Raises UnreadableError or DamagedInputError for `options.profile`.
    """
    profile = load_profile(options.profile)
    title = escaped(document.title.text if document.title else "")
    body = Body(document).html(flow(document))
    sealed = options.sealed if options.sealed is not None else bool(profile.signature.get("sealed"))
    page = (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style_sheet(profile)}</style>\n</head>\n"
        f'<body class="{"sealed" if sealed else "unsealed"}">\n{body}</body>\n</html>\n'
    )
    return page.encode("utf-8")
