"""Small PDFs written by hand for the tests: text at given places in the standard font of Chinese PDFs, nothing embedded."""

from __future__ import annotations

import zlib

A4 = (595.28, 841.89)
LEFT, RIGHT, TOP, PITCH = 79.4, 521.4, 730.0, 29.0  # 27.6 characters of 16 pt a line


def text(x: float, y: float, words: str, size: float = 16, *, rise: float = 0, slant: bool = False) -> bytes:
    """Return the operators that write `words` at (x, y) pt; Latin text goes in Helvetica, the rest in STSong."""
    out, at = b"", x
    for piece in runs(words):
        latin = piece.isascii()
        coded = piece.encode("ascii" if latin else "utf-16-be").hex()
        matrix = f"0.7 0.7 -0.7 0.7 {at} {y + rise}" if slant else f"1 0 0 1 {at:.2f} {y + rise:.2f}"
        out += f"BT /{'L' if latin else 'C'} {size} Tf {matrix} Tm <{coded}> Tj ET\n".encode()
        at += width(piece, size)
    return out


def runs(words: str) -> list[str]:
    out = [words[:1]]
    for character in words[1:]:
        if character.isascii() == out[-1].isascii():
            out[-1] += character
        else:
            out.append(character)
    return [piece for piece in out if piece]


def width(words: str, size: float = 16) -> float:
    """Width in pt: half a character for Latin (Courier-like widths are declared for it), one for the rest."""
    return sum(0.5 if character.isascii() else 1.0 for character in words) * size


def paragraph(
    y: float, words: str, *, left: float = LEFT, right: float = RIGHT, indent: float = 2, size: float = 16
) -> tuple[bytes, float]:
    """Set `words` between `left` and `right` from `y` downwards; return the operators and the next free baseline."""
    rows = rows_of(words, left=left, right=right, indent=indent, size=size)
    return b"".join(text(x, y - at * PITCH, row, size) for at, (x, row) in enumerate(rows)), y - len(rows) * PITCH


def rows_of(*paragraphs: str, left: float = LEFT, right: float = RIGHT, indent: float = 2, size: float = 16) -> list[tuple[float, str]]:
    """Break `paragraphs` into rows between `left` and `right`: where each starts, and its words."""
    out: list[tuple[float, str]] = []
    for words in paragraphs:
        line, x = "", left + indent * size
        for word in words_of(words):
            if x + width(line + word.rstrip(), size) > right + 0.01:
                out.append((x, line.rstrip()))
                line, x = "", left
            line += word
        out.append((x, line.rstrip()))
    return out


def words_of(words: str) -> list[str]:
    """Cut where a line may break: after every Chinese character, after a space; never before a closing mark."""
    out: list[str] = []
    for character in words:
        glued = out and ((character.isascii() and out[-1][-1].isascii() and out[-1][-1] != " ") or character in "，。；：、）》")
        if glued:
            out[-1] += character
        else:
            out.append(character)
    return out


def pdf(*pages: bytes, rotate: int = 0, pictures: int = 0, trailer: str = "", compress: bool = False) -> bytes:
    """Return a PDF of the given page contents."""
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(len(pages)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        4: b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 6 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths ["
        + b"500 " * 95
        + b"] >>",
        6: b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700"
        b" /StemV 80 /FontBBox [-25 -254 1000 880] >>",
        7: stream(bytes([200]), "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"),
    }
    for at, content in enumerate(pages):
        drawn = b"q 300 0 0 400 100 200 cm /P Do Q\n" * pictures
        objects[10 + 2 * at] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {A4[0]} {A4[1]}] /Rotate {rotate} /Contents {11 + 2 * at} 0 R"
            " /Resources << /Font << /C 3 0 R /L 5 0 R >> /XObject << /P 7 0 R >> >> >>"
        ).encode()
        body = drawn + content
        objects[11 + 2 * at] = stream(zlib.compress(body), "/Filter /FlateDecode") if compress else stream(body)
    return assemble(objects, trailer)


def stream(content: bytes, entries: str = "") -> bytes:
    return f"<< {entries} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def assemble(objects: dict[int, bytes], trailer: str = "") -> bytes:
    out, places = b"%PDF-1.5\n", {}
    for number, body in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = b"".join(f"{number} 1\n{place:010d} 00000 n \n".encode() for number, place in places.items())
    return (
        out
        + b"xref\n0 1\n0000000000 65535 f \n"
        + table
        + f"trailer << /Size {max(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF\n".encode()
    )


def centred(y: float, words: str, size: float = 22) -> bytes:
    return text((LEFT + RIGHT - width(words, size)) / 2, y, words, size)
