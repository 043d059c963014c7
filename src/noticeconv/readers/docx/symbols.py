"""Signs of the Symbol and Wingdings fonts as the Unicode characters they look like."""

from __future__ import annotations

_PRIVATE = 0xF000  # Word keeps the signs of symbol fonts at U+F000 + code


def _table(text: str) -> dict[int, str]:
    """Read "code sign" pairs, codes in hexadecimal."""
    words = text.split()
    return {int(code, 16): sign for code, sign in zip(words[::2], words[1::2], strict=True)}


_SYMBOL = _table(
    "22 ∀ 24 ∃ 27 ∋ 2A ∗ 2D − 40 ≅ 41 Α 42 Β 43 Χ 44 Δ 45 Ε 46 Φ 47 Γ 48 Η 49 Ι 4A ϑ 4B Κ 4C Λ 4D Μ 4E Ν 4F Ο 50 Π 51 Θ 52 Ρ "
    "53 Σ 54 Τ 55 Υ 56 ς 57 Ω 58 Ξ 59 Ψ 5A Ζ 5C ∴ 5E ⊥ 61 α 62 β 63 χ 64 δ 65 ε 66 φ 67 γ 68 η 69 ι 6A ϕ 6B κ 6C λ 6D μ 6E ν "
    "6F ο 70 π 71 θ 72 ρ 73 σ 74 τ 75 υ 76 ϖ 77 ω 78 ξ 79 ψ 7A ζ 7E ∼ A2 ′ A3 ≤ A4 ⁄ A5 ∞ A7 ♣ A8 ♦ A9 ♥ AA ♠ AB ↔ AC ← AD ↑ "
    "AE → AF ↓ B0 ° B1 ± B2 ″ B3 ≥ B4 × B5 ∝ B6 ∂ B7 • B8 ÷ B9 ≠ BA ≡ BB ≈ BC … C5 ⊕ C6 ∅ C7 ∩ C8 ∪ CE ∈ CF ∉ D0 ∠ D1 ∇ D2 ® "
    "D3 © D4 ™ D5 ∏ D6 √ D7 ⋅ D8 ¬ D9 ∧ DA ∨ DB ⇔ DC ⇐ DD ⇑ DE ⇒ DF ⇓ E0 ◊ E5 ∑ F2 ∫"
)
_WINGDINGS = _table(
    "21 ✏ 22 ✂ 28 ☎ 29 ✆ 2A ✉ 46 ☞ 4A ☺ 4C ☹ 6C ● 6D ❍ 6E ■ 6F □ 70 ◻ 71 ❑ 72 ❒ 73 ⬧ 74 ⧫ 75 ◆ 76 ❖ 77 ⬥ 80 ⓪ 81 ① 82 ② 83 ③ "
    "84 ④ 85 ⑤ 86 ⑥ 87 ⑦ 88 ⑧ 89 ⑨ 8A ⑩ 8B ⓿ 8C ❶ 8D ❷ 8E ❸ 8F ❹ 90 ❺ 91 ❻ 92 ❼ 93 ❽ 94 ❾ 95 ❿ 9E · 9F • A1 ○ A4 ◉ A7 ▪ A8 ◻ "
    "AB ★ B2 ✧ D8 ➢ DC ➲ DF ← E0 → E1 ↑ E2 ↓ E8 ➔ EF ⇦ F0 ⇨ F1 ⇧ F2 ⇩ FB ✗ FC ✓ FD ☒ FE ☑"
)
_WINGDINGS2 = _table("4F ✗ 50 ✓ 51 ☒ 52 ☑ 53 ☒ 54 ☒ 97 ● 98 • A2 ■ A3 □ AE ◆ EA ★ 2A ☐ 30 ☐")
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS2}


def symbol(font: str, code: int) -> str:
    """Return the character that `code` shows in `font`; codes of other fonts, and unknown ones, stay what they are.

    >>> symbol("Wingdings", 0xF0FE), symbol("Symbol", 0xB0), symbol("宋体", 0x2460)
    ('☑', '°', '①')
    """
    table = _FONTS.get(font.strip().lower())
    found = table.get(code & 0xFF) if table and (code & 0xFF00 in (_PRIVATE, 0)) else None
    if found:
        return found
    return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
