"""Breaking titles: never inside a word, a number or a 《》, and in the shape of a trapezium or a lozenge where that is possible."""

from __future__ import annotations

import random
from itertools import accumulate, pairwise

import pytest

from noticeconv.layout.titles import broken_title, words
from noticeconv.zh.width import width_in_zi

ROOM = 20
ISSUERS = """
临江市教育局 临江市人民政府 临江市人民政府办公室 中共临江市委办公室 临江市财政局 临江市卫生健康委员会 临江市科学技术协会
临江市发展和改革委员会 临江市应急管理局 临江市住房和城乡建设局 临江市水利局 临江大学 临江市总工会 临江市市场监督管理局
""".split()
ACTIONS = """
开展|做好|进一步加强|组织实施|全面推进|认真贯彻落实|切实做好|深入开展|扎实推进|规范
""".strip().split("|")
OBJECTS = """
全市中小学校园安全专项检查工作 2017年度全市科学技术奖励推荐工作 安全生产大检查和隐患排查治理工作 2018年春季学期义务教育阶段招生工作
国家基本公共卫生服务项目绩效考核工作 全市行政审批制度改革和政务公开工作 农村生活垃圾分类和污水治理工作
第三届全市职工职业技能大赛参赛选手选拔工作 2019年城乡居民基本养老保险费征缴工作 防汛抗旱和地质灾害防治工作
党风廉政建设责任制考核工作 高校毕业生就业创业服务工作 大气污染防治和秸秆禁烧工作 老旧小区改造和棚户区改造项目建设
城市生活无着流浪乞讨人员救助管理工作 全国文明城市创建工作 残疾人就业保障金征收使用管理 乡村医生养老补助资金发放工作
机关事业单位公务用车制度改革 国有企业退休人员社会化管理服务工作
""".split()
WRITTEN = """
临江市人民政府关于表彰2017年度全市科技创新工作先进单位和先进个人的决定
临江市人民政府办公室关于印发《临江市政府信息公开工作考核办法》的通知
关于转发《省教育厅关于做好2018年普通高校招生工作的通知》的通知
临江市财政局临江市教育局关于下达2017年义务教育阶段学校公用经费补助资金的通知
中共临江市委办公室临江市人民政府办公室关于进一步加强和改进新形势下农村基层党风廉政建设工作的实施意见
关于申请增加2017年全市义务教育阶段学校校舍安全改造专项资金的请示
临江市水利局关于解决红旗水库除险加固工程建设资金缺口问题的请示
关于商请联合开展界河渡口安全检查和船舶污染防治工作的函
关于召开全市深化医药卫生体制改革暨健康扶贫工作会议的通知
关于调整临江市防汛抗旱指挥部和森林防火指挥部组成人员的通知
临江大学关于成立大学生创新创业教育工作领导小组的通知
关于对全市道路交通安全隐患集中排查整治情况的通报
关于公布2016年度全市社会科学优秀成果奖评选结果的通知
临江市人民政府关于同意设立临江市高新技术产业开发区管理委员会的批复
关于举办2019年全市机关干部公文写作与处理培训班的通知
""".split()


def titles() -> list[str]:
    """200 invented titles: those written by hand, the others put together."""
    pick = random.Random(9704)
    made = list(WRITTEN)
    while len(made) < 200:
        issuer = pick.choice(["", *ISSUERS])
        one = f"{issuer}关于{pick.choice(ACTIONS)}{pick.choice(OBJECTS)}的{pick.choice(['通知', '意见', '实施方案', '情况报告'])}"
        if width_in_zi(one) >= ROOM and one not in made:
            made.append(one)
    return made


def breaks(title: str) -> list[int]:
    return list(accumulate(map(len, broken_title(title, ROOM))))[:-1]


def test_no_title_is_broken_inside_a_word_of_a_segmenter():
    jieba = pytest.importorskip("jieba", reason="jieba (extra 'test') is not installed")
    jieba.setLogLevel(60)
    jieba.add_word("临江市")  # a place that no dictionary has
    inside = []
    for title in titles():
        edges = set(accumulate(map(len, jieba.cut(title, HMM=False))))
        inside += [broken_title(title, ROOM) for at in breaks(title) if at not in edges]
    assert inside == []


def test_every_long_title_is_broken_into_lines_that_fit():
    for title in titles():
        lines = broken_title(title, ROOM)
        assert "".join(lines) == title
        assert len(lines) > 1 or width_in_zi(title) < ROOM
        assert all(width_in_zi(line) <= ROOM for line in lines)


def test_lines_have_the_shape_of_a_trapezium_or_a_lozenge():
    shapeless = []
    for title in titles():
        sizes = [width_in_zi(line) for line in broken_title(title, ROOM)]
        falls = [after < before for before, after in pairwise(sizes)]
        if falls != sorted(falls):  # first wider, then narrower: never narrow in the middle
            shapeless.append(broken_title(title, ROOM))
    assert len(shapeless) <= 2, shapeless


@pytest.mark.parametrize(
    "title",
    [
        "关于印发《临江市城市公园管理办法》和《临江市城市公园管理实施细则》的通知",
        "关于2017年1月10日至2018年12月31日期间有关补贴标准的通知",
        "关于下达12345678.90万元专项资金用于COVID-19疫情防控工作的紧急通知",
    ],
)
def test_numbers_and_names_of_documents_stay_whole(title):
    for at in breaks(title):
        assert not (title[at - 1].isascii() and title[at].isascii())
        before = title[:at]
        assert before.count("《") == before.count("》")
        assert title[at] not in "年月日万》的、"


@pytest.mark.parametrize("title", ["", "通知", "关于放假的通知", "国" * 19])
def test_what_fits_is_not_broken(title):
    assert broken_title(title, ROOM) == (title,)


def test_a_title_of_unknown_words_is_still_held_together():
    odd = "魑魅魍魉饕餮耄耋踟蹰囹圄龃龉觊觎斡旋犄角旮旯鳏寡孤独茕茕孑立"
    lines = broken_title(odd, ROOM)
    assert "".join(lines) == odd


def test_a_very_long_title_takes_no_time():
    assert "".join(broken_title("关于做好" + "全市安全生产工作" * 500 + "的通知", ROOM)).endswith("的通知")


def test_words_tile_the_title():
    for title in titles():
        found = list(words(title))
        assert [start for start, _, _ in found] == [0, *(end for _, end, _ in found[:-1])]
        assert found[-1][1] == len(title)
