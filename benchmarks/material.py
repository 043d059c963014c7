"""What is measured: a long notice made here, and the real one where the shared files are at hand."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

SEEDS = Path(os.environ.get("NOTICECONV_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "seeds"

_NUMBERS = "一二三四五六七八九十"
_PARTS = ("关于2018年主要工作", "关于2019年工作安排")
_THEMES = (
    "坚持正确方向，筑牢思想基础",
    "实施创新工程，服务转型升级",
    "普及科学知识，提升全民素质",
    "团结凝聚力量，建设会员之家",
    "深化自身改革，转变工作作风",
)
_WHO = "各级科协组织 广大科技工作者 市级学会 县区科协 高校科协 企业科协 园区科协 机关党支部 科普志愿者 专家服务团 院士工作站 青年科技人才".split()
_HOW = "深入基层 围绕中心 主动对接 统筹协调 多措并举 认真筹备 创新方式 因地制宜 突出重点 上下联动 持续用力 精心组织 及时总结 广泛动员".split()
_DO = "推进 完善 举办 落实 开展 建立 培育 承接 拓展 强化 引进 评选 编印 优化 承办 督促 巩固 宣传".split()
_WHAT = (
    "调研课题 学术年会 培训班 科普大篷车 示范基地 技术难题攻关 信息化平台 决策咨询报告 评价标准 联系制度 青少年竞赛 院士讲坛 合作协议 "
    "先进典型 工作机制 网络课堂 乡村科技馆 成果转化 人才托举工程 责任清单 会员之家 国际交流 期刊建设 考核办法 应急科普 社区大学"
).split()
_SO = "取得明显成效 受到基层欢迎 形成长效机制 覆盖全部乡镇 得到充分肯定 为发展提供支撑 影响不断扩大 实现预期目标 惠及群众{}万人 共计{}场次 同比增长{}% 投入{}万元".split()


def _talk(random: Random, sentences: int) -> str:
    """Sentences as reports have them, no two alike."""
    return "".join(_sentence(random) for _ in range(sentences))


def _sentence(random: Random) -> str:
    deeds = "、".join(random.choice(_DO) + random.choice(_WHAT) for _ in range(random.randint(1, 3)))
    so = random.choice(_SO).format(random.randint(3, 980))
    return f"{random.choice(_WHO)}{random.choice(_HOW)},{random.choice(_HOW)},{deeds},{so}。"


def notice() -> str:
    """A notice with run-in directives and a work report of two parts, 10 sections and 30 items: about 9,000 characters."""
    random = Random(20190222)
    head = [
        "关于认真学习贯彻临江市科协三届五次全委会议精神的通知",
        "发布者:李明发布时间:2019-03-01浏览次数:52",
        "各位委员,各市级学会,各县区科协,各高校、企业、园区科协,机关各部室:",
        "　　2019年2月18—19日,临江市科协三届五次全委会议在临江召开。" + _talk(random, 4),
        *(f"　　{_NUMBERS[at]}、{theme.replace('，', '')}。" + _talk(random, 3) for at, theme in enumerate(_THEMES[:3])),
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
    return "\n\n".join([*head, *_report(random), "各位委员、同志们!", "　　实干成就未来,让我们携手前行。"]) + "\n"


def paragraphs(count: int) -> str:
    """Paragraphs of four sentences, one a line, no two alike."""
    random = Random(count)
    return "".join(f"　　{_talk(random, 4)}\n" for _ in range(count))


def _report(random: Random) -> list[str]:
    lines = []
    for part in _PARTS:
        lines += [part, "　　" + _talk(random, 6), "　　一年来,主要做了以下工作:"]
        for at, theme in enumerate(_THEMES):
            lines.append(f"　　第{_NUMBERS[at]},{theme}")
            lines += [f"　　{_NUMBERS[of]}是{theme[:6]}。" + _talk(random, 7) for of in range(3)]
    return lines


def texts() -> dict[str, str]:
    """The texts by name: "own", and "seed" where it is at hand."""
    held = {"own": notice()}
    found = sorted(SEEDS.glob("*.txt"))
    if found:
        held["seed"] = found[0].read_text("utf-8")
    return held
