"""What is measured: a long notice made here, and the real one where the shared files are at hand."""

from __future__ import annotations

from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"

_NUMBERS = "一二三四五六七八九十"
_TALK = (
    "围绕全市工作大局，动员各级组织和广大会员投身改革发展，深入基层调查研究，形成一批有分量的调研报告",
    "举办专题培训班12期，培训骨干1300余人次，组织800余名专家到县区开展对接服务，解决技术难题26项",
    "推进信息化建设，全市注册用户达15.6万人，转发量近40万次，获评先进单位3个、先进个人17名",
    "坚持问题导向，完善工作机制，把责任落实到岗到人，做到有部署、有检查、有总结",
)
_PARTS = ("关于2018年主要工作", "关于2019年工作安排")
_THEMES = (
    "坚持正确方向，筑牢思想基础",
    "实施创新工程，服务转型升级",
    "普及科学知识，提升全民素质",
    "团结凝聚力量，建设会员之家",
    "深化自身改革，转变工作作风",
)


def notice() -> str:
    """A notice with run-in directives and a work report of two parts, 10 sections and 30 items: about 9,000 characters."""
    head = [
        "关于认真学习贯彻临江市科协三届五次全委会议精神的通知",
        "发布者:李明发布时间:2019-03-01浏览次数:52",
        "各位委员,各市级学会,各县区科协,各高校、企业、园区科协,机关各部室:",
        "　　2019年2月18—19日,临江市科协三届五次全委会议在临江召开。" + "。".join(_TALK) + "。",
        *(f"　　{_NUMBERS[at]}、{theme.replace('，', '')}。" + "。".join(_TALK[: at + 2]) + "。" for at, theme in enumerate(_THEMES[:3])),
        "　　学习贯彻情况请及时报送市科协。",
        "　　附件:在临江市科协三届五次全委会议上的工作报告",
        "　　　　　　　　　　临江市科协",
        "　　　　　　　　　　2019年2月22日",
        "附件",
        "在临江市科协三届五次全委会议上的工作报告",
        "(2019年2月18日)",
        "市科协主席　赵平",
        "各位委员:",
        "　　现在,我受市科协常务委员会委托,向全委会议报告工作,请予审议。",
    ]
    return "\n".join([*head, *_report(), "各位委员、同志们!", "　　实干成就未来,让我们携手前行。"]) + "\n"


def _report() -> list[str]:
    lines = []
    for part in _PARTS:
        lines += [part, "　　" + "。".join(_TALK) + "。", "　　一年来,主要做了以下工作:"]
        for at, theme in enumerate(_THEMES):
            lines.append(f"　　第{_NUMBERS[at]},{theme}")
            lines += [f"　　{_NUMBERS[of]}是{theme[:6]}。" + ("。".join(_TALK[of:]) + "。") * 2 for of in range(3)]
    return lines


def texts() -> dict[str, str]:
    """The texts by name: "own", and "seed" where it is at hand."""
    held = {"own": notice()}
    found = sorted(SEEDS.glob("*.txt"))
    if found:
        held["seed"] = found[0].read_text("utf-8")
    return held
