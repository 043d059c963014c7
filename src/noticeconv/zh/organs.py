"""How names of organs end, and whether a text is one."""

from __future__ import annotations

from noticeconv.kept import pattern

_ENDINGS = (
    "部 委 局 厅 署 府 处 科 室 办 会 组 司 "  # government and Party, at every level
    "国务院 中央 委员会 人民大会 政协 海关 专班 "
    "院 所 站 队 校 馆 台 社 系 学部 中学 小学 大学 幼儿园 法庭 监狱 联席会议 剧团 乐团 少年宫 文化宫 "  # institutions
    "公司 集团 厂 矿 库 中心 银行 商行 书店 支行 分行 机场 林场 农场 "  # enterprises
    "妇联 残联 文联 侨联 工商联 社联 科协 支部 总支 兵团 支教团 代表团 军区 军分区 联盟 "  # bodies of the people
    "街道 村 社区 镇 乡 园林 园区 公园 景区 保护区 开发区 保税区 新区 自治区 基地"  # places that act as organs
)
ENDINGS = tuple(_ENDINGS.split())
"""Endings of organs' names (looked at from the end only); a longer name with one of these endings needs no entry."""

_NAME = pattern(r"[\u4e00-\u9fffA-Za-z0-9（(“《][\u4e00-\u9fffA-Za-z0-9（）()·、“”《》\-]{1,49}\Z")
_BRACKETED_TAIL = pattern(r"[（(][^（()）]{1,14}[)）]\Z")
_NUMBER = "0-9０-９〇一二三四五六七八九十"
_VERB = (
    "关于|如下|通知|请|将(?!乐)|要求|为了|根据|按照|以及|已经|进行|开展|加强|做好|落实|组织[开领]|召开|成立|欢迎|访问|及时|报送|印发|转发|应当|必须|可以|不得|"
    "工作[^委领站室部组办者局处联]|的|了|是"
)
_LED = pattern(
    "希望|明确|推进|提高|打造|构建|完善|强化|支持|扶持|大力|做[大强好]|深化|关爱|走进|深入|到|进(?!贤|出口|修)|推广(?!站|中心)|培育|参赛|参加|安排|争创|扩大|改善|优化|"
    "建设(?=[^局厅部委银]*(?:社区|村|乡|镇|政府|校|队|基地)\\Z)|第[0-9一二三四五六七八九十]+(?:小?组|队)\\Z"
)
"""How a phrase with a verb opens: 推进依法治校, 进社区."""
_BODY = ("领导小组", "协调小组", "工作组", "办公室", "委员会", "指挥部", "专班", "联席会议")
"""Endings of bodies that are set up for a task and named by it: 推进职能转变协调小组."""
_GATHERING = (
    "(?:干|全|内|外|局)部|部署|(?:座谈|研讨|动员|推进|发布|现场|讨论|茶话|招聘|博览|说明|交流|报告|工作|例|晚|年|全|大|运动)会|会议室|培训班|机会|社会|(?:平|舞|出|后|前|讲|柜)台"
)
_NOT_NAME = pattern(rf"{_VERB}|[0-9]{{5,}}|[{_NUMBER}][年月]|年度|[一二三四五六七八九十]、|(?:{_GATHERING})\Z")
_ASSEMBLY = pattern(r"(?:代表|职工|会员|人民)大会\Z")


def looks_like_organ(text: str) -> bool:
    """Whether the whole of `text` (white space removed) reads as the name of one organ, or of several parted by 、.

    >>> looks_like_organ("临江市教育局"), looks_like_organ("市科协常委会（扩大）"), looks_like_organ("临江市青年志愿者协会")
    (True, True, True)
    >>> looks_like_organ("加强安全工作"), looks_like_organ("全体大会"), looks_like_organ("2017年办公室")
    (False, False, False)
    """
    name = "".join(text.split())
    if not 2 <= len(name) <= 50:
        return False
    bare = name if name.endswith(ENDINGS) else _BRACKETED_TAIL.sub("", name)
    if not (bare.endswith(ENDINGS) and _NAME.match(name)) or (_LED.match(bare) and not bare.endswith(_BODY)):
        return False
    return not _NOT_NAME.search(bare) or bool(_ASSEMBLY.search(bare) and not _NOT_NAME.search(bare[:-2]))
