"""Document → Word: a styled, navigable file as GB/T 9704-2012 lays it out, that reads back to the same document."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from noticeconv.flow import envelope, flow
from noticeconv.kept import pattern
from noticeconv.layout.profile import Profile, load_profile
from noticeconv.layout.styles import split_property
from noticeconv.model import Document
from noticeconv.options import DEFAULT_WRITE, WriteOptions
from noticeconv.writers.docx.archive import archive, packed
from noticeconv.writers.docx.body import write_body
from noticeconv.writers.docx.markup import escape, quoteattr
from noticeconv.writers.docx.names import HEAD, NAMESPACES, OFFICE, RELATIONS
from noticeconv.writers.docx.runs import Package, words
from noticeconv.writers.docx.setting import setting_of
from noticeconv.writers.docx.sheet import Sheet
from noticeconv.writers.docx.template import EXTENSION_OF, FIXED_RELATIONS, template

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


def render(document: Document, options: WriteOptions = DEFAULT_WRITE) -> bytes:
    """Return `document` as a .docx file laid out by `options.profile`.

    Raises UnreadableError, DamagedInputError for a profile that cannot be used; MissingToolError for one that asks for the 版记
    on an even page where no LibreOffice counts the pages.
    """
    profile = load_profile(options.profile)
    written = _written(document, profile, options, turned=False)
    if document.imprint is not None and profile.imprint_rule["even_page"] and _pages(written) % 2:
        return _written(document, profile, options, turned=True)
    return written


_PAGE = pattern(rb"/Type\s*/Page\b(?!s)")


def _pages(data: bytes) -> int:
    """Return how many pages a Word file fills."""
    from noticeconv.soffice import convert

    return len(_PAGE.findall(convert(data, ".docx", "pdf", _TIMEOUT)))


_TIMEOUT = 120.0  # seconds that LibreOffice may take


def _written(document: Document, profile: Profile, options: WriteOptions, *, turned: bool) -> bytes:
    """Return the file; `turned`: the 版记 starts a page of its own."""
    sealed = bool(profile.signature["sealed"]) if options.sealed is None else options.sealed
    form = document.form if document.kind == "notice" else "general"
    sheet = Sheet(setting_of(profile, sealed=sealed, form=form), Package(document.assets), turned=turned)
    write_body(sheet, flow(document))
    main = f"{HEAD}<w:document {NAMESPACES}><w:body>{sheet.finish()}</w:body></w:document>"
    return archive(template(profile), packed(_parts(document, main, sheet.package)))


def _parts(document: Document, main: str, package: Package) -> Iterator[tuple[str, bytes, bool]]:
    """Give the parts that are the document's own: name, content, whether to deflate it."""
    yield "word/document.xml", main.encode(), True
    for name, text in (
        ("word/footnotes.xml", _footnotes(package.notes)),
        ("word/_rels/document.xml.rels", _relations(package, document)),
        ("docProps/core.xml", _core(document)),
        ("docProps/custom.xml", _custom(envelope(document).dump())),
    ):
        yield name, text.encode(), len(text) > _SMALL
    for sha, relation in package.pictures.items():
        asset = document.assets[sha]
        yield f"word/media/{relation}.{_extension(asset.media_type)}", bytes(asset.data or b""), asset.media_type not in _PACKED


def to_docx(document: Document, options: WriteOptions = DEFAULT_WRITE) -> WordDocument:
    """Return `document` as a python-docx Document to go on with."""
    import docx

    return docx.Document(io.BytesIO(render(document, options)))


_SMALL = 2048  # characters: not worth deflating
_PACKED = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})  # deflating again gains nothing


def _extension(media_type: str) -> str:
    return EXTENSION_OF.get(media_type, "png")


def _footnotes(notes: list[str]) -> str:
    fixed = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    )
    own = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        f"<w:footnoteRef/></w:r><w:r>{words(text)}</w:r></w:p></w:footnote>"
        for number, text in enumerate(notes, 1)
    )
    return f"{HEAD}<w:footnotes {NAMESPACES}>{fixed}{own}</w:footnotes>"


_FIXED = "".join(f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>' for id_, kind, target in FIXED_RELATIONS)


def _relations(package: Package, document: Document) -> str:
    rows = [_FIXED]
    for kind, targets in (("hyperlink", package.links), ("image", package.sources)):
        rows += [
            f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target={quoteattr(target)} TargetMode="External"/>'
            for target, id_ in targets.items()
        ]
    rows += [
        f'<Relationship Id="{id_}" Type="{OFFICE}/image" Target="media/{id_}.{_extension(document.assets[sha].media_type)}"/>'
        for sha, id_ in package.pictures.items()
    ]
    return f'{HEAD}<Relationships xmlns="{RELATIONS}">{"".join(rows)}</Relationships>'


def _core(document: Document) -> str:
    title = escape(document.title.text) if document.title else ""
    issuers = document.signature.issuers if document.signature else []
    author = escape("、".join(issuers))
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def _custom(value: str) -> str:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    properties = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}"><vt:lpwstr>{escape(piece)}</vt:lpwstr></property>'
        for number, (name, piece) in enumerate(split_property(value).items(), 2)
    )
    spaces = f'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="{kinds}"'
    return f"{HEAD}<Properties {spaces}>{properties}</Properties>"
