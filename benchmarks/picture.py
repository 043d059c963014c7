"""Draws what recognition weighs: the lines of a sample, the roles each could play, and the path that won.

    python benchmarks/picture.py docs/recognition.svg
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.sax.saxutils import escape

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import noticeconv
from benchmarks.corpus import SAMPLES
from noticeconv.recognise import OutlineLine

SAMPLE = "13-web-copy.txt"
ROW, TEXT, BAR = 30, 360, 240
COLORS = {"noise": "#b0b0b0", "field": "#b0b0b0", "title": "#b3261e", "recipients": "#7a4d00", "heading": "#1f5fa8", "paragraph": "#444444", "attachment_note": "#5b7f2b", "issuer": "#6a3d9a", "date": "#6a3d9a"}


def svg(lines: list[OutlineLine]) -> str:
    """Return the picture of an outline: text, role, confidence as a bar, and the runner-up."""
    height = ROW * (len(lines) + 1) + 10
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 980 {height}" font-family="Noto Sans CJK SC, Microsoft YaHei, sans-serif" font-size="14">',
        f'<rect width="980" height="{height}" fill="#fff"/>',
        '<g font-weight="bold" fill="#222"><text x="12" y="22">行</text><text x="410" y="22">角色</text><text x="560" y="22">把握</text><text x="850" y="22">次选</text></g>',
    ]
    for at, line in enumerate(lines, 1):
        y = ROW * at + 22
        color = COLORS.get(line.role.value, "#222")
        text = line.text if len(line.text) <= 25 else line.text[:24] + "…"
        level = f" {line.level} 级" if line.level else ""
        parts.append(f'<text x="12" y="{y}" fill="#222">{line.number:>2}　{escape(text)}</text>')
        parts.append(f'<text x="410" y="{y}" fill="{color}" font-weight="bold">{line.role.zh}{level}</text>')
        parts.append(f'<rect x="560" y="{y - 12}" width="{BAR}" height="14" fill="#eee"/>')
        parts.append(f'<rect x="560" y="{y - 12}" width="{BAR * line.confidence:.0f}" height="14" fill="{color}"/>')
        parts.append(f'<text x="806" y="{y}" font-size="11" fill="#555">{line.confidence:.2f}</text>')
        parts.append(f'<text x="850" y="{y}" fill="#888">{line.runner_up.zh if line.runner_up else "—"}</text>')
    return "\n".join([*parts, "</svg>", ""])


def main() -> int:
    """Write the picture to the path given."""
    lines = list(noticeconv.read(SAMPLES / SAMPLE).outline.lines)
    Path(sys.argv[1]).write_text(svg(lines), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
