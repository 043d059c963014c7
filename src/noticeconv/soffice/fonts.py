"""Font stand-ins for machines without the fonts of the standard (fontconfig: Linux and the BSDs)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

SONG = ("FZXiaoBiaoSong-B05S", "STZhongsong", "Source Han Serif SC", "Noto Serif CJK SC", "AR PL UMing CN")
FANG = ("FangSong", "STFangsong", "FandolFang R", "AR PL UMing CN", "Noto Serif CJK SC")
KAI = ("KaiTi", "STKaiti", "FandolKai", "AR PL KaitiM GB", "AR PL UKai CN", "Noto Serif CJK SC")
HEI = ("SimHei", "STHeiti", "Source Han Sans SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei")
LATIN = ("Liberation Serif", "Tinos", "Nimbus Roman", "Noto Serif CJK SC")
TEXT_SONG = ("SimSun", "STSong", "Source Han Serif SC", "Noto Serif CJK SC", "AR PL UMing CN")

STAND_INS: dict[str, tuple[str, ...]] = {
    "方正小标宋简体": SONG,
    "方正小标宋_GBK": SONG,
    "华文中宋": SONG,
    "仿宋_GB2312": FANG,
    "仿宋": FANG,
    "楷体_GB2312": KAI,
    "楷体": KAI,
    "黑体": HEI,
    "宋体": TEXT_SONG,
    "Times New Roman": LATIN,
}
"""What to draw with in place of a font, best first; the font itself is used where it is installed."""

SYSTEM = ("/etc/fonts/fonts.conf", "/usr/local/etc/fonts/fonts.conf")


def stand_ins(folder: Path) -> dict[str, str]:
    """Write the table into `folder` and return the environment that makes LibreOffice see it; nothing where it can't be used."""
    system = next((path for path in SYSTEM if os.path.exists(path)), None)
    if system is None or sys.platform in ("win32", "darwin") or "FONTCONFIG_FILE" in os.environ:
        return {}
    path = folder / "fonts.conf"
    path.write_text(_table(system), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(path)}


def _table(system: str) -> str:
    aliases = "".join(
        f'<alias binding="same"><family>{name}</family><prefer>{_families(name, *likes)}</prefer></alias>\n'
        for name, likes in STAND_INS.items()
    )
    head = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
    return f"{head}<fontconfig>\n<include>{system}</include>\n{aliases}</fontconfig>\n"


def _families(*names: str) -> str:
    return "".join(f"<family>{name}</family>" for name in names)
