"""How names of organs end, and whether a text is one."""

from __future__ import annotations

import re

ENDINGS = tuple(
    "部 委 局 厅 署 府 政府 国务院 公司 学院 大学 中心 医院 银行 办公室 委员会 办公厅 办 处 科 室 会 院 社 所 站 队 支队 大队 总队 中队 校 学校 中学 小学 幼儿园 集团 公署 支行 分行 党委 党组 党支部 总支 支部 科协 团委 妇联 工会 "
    "管委会 指挥部 领导小组 工作组 联席会议 协会 学会 研究会 联合会 商会 基金会 法院 检察院 派出所 街道 村 社区 镇 乡 县委 市委 省委 区委 军区 中央 军委 办事处 管理处 教务处 图书馆 博物馆 档案馆 馆 台 报社 厂 矿 库 系 研究所 研究院 出版社 "
    "事务所 联盟 组 专班 组委会 筹委会 执委会 董事会 理事会 监事会 代表大会 常委会 常务委员会 人民大会 合作社 分局 分公司 门诊部 服务部 总公司 总局 总社 总会 总工会 信用社 营业部 检测站 监测站 林场 农场 园林 园区 开发区 保税区 新区 自治区 单位 企业 部门 机关 司".split()
)
"""Endings of organs' names. Looked at from the end only."""

_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）()·、“”《》\-]{2,50}\Z")
_NOT_NAME = re.compile(
    r"关于|如下|通知|请|将|要求|为了|根据|按照|以及|已经|进行|开展|加强|做好|落实|组织[开领]|召开|成立|工作[^委领站室部组办]|的|了|是|及时|[0-9]{5,}|年|月|应当|必须|可以|不得|"
    r"[一二三四五六七八九十]、|报送|印发|转发|会议室$|座谈会$|培训班$|大会$|全会$|报告会$|动员会$|现场会$|推进会$|研讨会$|发布会$|工作会$|例会$|晚会$|运动会$|年会$|讨论会$|茶话会$|招聘会$|博览会$|说明会$|交流会$|机会$|社会$|学会[了]|全社会$"
)


def looks_like_organ(text: str) -> bool:
    """Whether the whole of `text` (white space removed) reads as the name of one organ.

    >>> looks_like_organ("临江市教育局"), looks_like_organ("加强安全工作"), looks_like_organ("全体大会")
    (True, False, False)
    """
    name = "".join(text.split())
    if not 2 <= len(name) <= 50:
        return False
    tail = re.sub(r"[（(][^（()）]{1,14}[)）]\Z", "", name)
    return bool(tail.endswith(ENDINGS) and _NAME.match(name) and not _NOT_NAME.search(name))
