"""Organs in lines of official text: recipients, signatures, copies; 文种 of titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeconv.zh.genres import genre_of
from noticeconv.zh.names import split_copied, split_issuers, split_names
from noticeconv.zh.organs import looks_like_organ


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("各县（市、区）人民政府，市政府各部门、各直属机构：", ["各县（市、区）人民政府", "市政府各部门、各直属机构"]),
        ("各县（市、区）教育局、财政局,市直各学校:", ["各县（市、区）教育局、财政局", "市直各学校"]),
        ("教育部、外交部：", ["教育部", "外交部"]),
        ("东河派出所、西山派出所；市图书馆", ["东河派出所", "西山派出所", "市图书馆"]),
        ("青浦省人民政府、国家发展改革委", ["青浦省人民政府", "国家发展改革委"]),
        ("各乡镇人民政府、街道办事处，县直各单位", ["各乡镇人民政府、街道办事处", "县直各单位"]),
        ("学院各处、室、中心：", ["学院各处、室、中心"]),
        ("各学院、直属系，机关各部门、校内各单位：", ["各学院、直属系", "机关各部门", "校内各单位"]),
        ("各二级学院、机关各部门：", ["各二级学院", "机关各部门"]),
        ("机关各部室、各直属单位", ["机关各部室、各直属单位"]),
        ("临江、青浦、云溪市人民政府", ["临江、青浦、云溪市人民政府"]),
        ("各市（州）、县（市、区）人民政府", ["各市（州）、县（市、区）人民政府"]),
        ("驻市省直、市直各有关单位", ["驻市省直、市直各有关单位"]),
        ("各县区林业局、高新区林业局", ["各县区林业局", "高新区林业局"]),
        ("各县区林业局、云溪县财政局", ["各县区林业局、云溪县财政局"]),
        ("军区军事法院、军事检察院", ["军区军事法院、军事检察院"]),
        ("临江市财政局、教育局，市总工会", ["临江市财政局、教育局", "市总工会"]),
        ("青浦市人民政府", ["青浦市人民政府"]),
        ("", []),
    ],
)
def test_recipients(line, names):
    assert split_names(line) == names


@given(st.text(alphabet="各市县、，；教育局府有关 ", max_size=30))
def test_recipients_lose_nothing(line):
    def letters(text):
        return [char for char in text if char not in "、，；" and not char.isspace()]

    assert letters("".join(split_names(line))) == letters(line)


@pytest.mark.parametrize(("line", "names"), [("各县（市，区）教育局", ["各县（市，区）教育局"]), ("（甲局，乙局", ["（甲局，乙局"]), ("甲局），乙局", ["甲局）", "乙局"]), ("：", []), ("，；、", [])])
def test_odd_brackets_do_no_harm(line, names):
    assert split_names(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("临江市财政局　临江市教育局", ["临江市财政局", "临江市教育局"]),
        ("市委 市政府", ["市委", "市政府"]),
        ("教 务 处", ["教务处"]),
        ("临 江 市 教 育 局　　临 江 市 财 政 局", ["临江市教育局", "临江市财政局"]),
        ("临江市安全生产委员会 办公室", ["临江市安全生产委员会办公室"]),
        ("临江市教育局、临江市财政局", ["临江市教育局", "临江市财政局"]),
        ("临江市财政局、教育局", ["临江市财政局、教育局"]),
        ("中共临江市委　临江市人民政府", ["中共临江市委", "临江市人民政府"]),
        ("市长　王平", ["市长王平"]),
        ("", []),
        ("　", []),
    ],
)
def test_issuers(line, names):
    assert split_issuers(line) == names


@given(st.text(alphabet="临江市财政局教育委 　、", max_size=24))
def test_issuers_lose_nothing(line):
    kept = "".join(split_issuers(line))
    assert sorted(kept.replace("、", "")) == sorted("".join(line.split()).replace("、", ""))


def test_copied():
    assert split_copied("抄送：市委各部门，市人大常委会办公室、市政协办公室，市法院、市检察院。") == ["市委各部门", "市人大常委会办公室", "市政协办公室", "市法院", "市检察院"]
    assert split_copied("抄 送:各县（市、区）人民政府。") == ["各县（市、区）人民政府"]


@pytest.mark.parametrize("name", ["临江市教育局", "共青团临江市委员会", "临江市青年志愿者协会", "临江市科技工作者协会", "临江军分区", "临江市政协", "将乐县人民政府", "临江职业技术学院（北校区）", "教 务 处", "临江市第一人民医院", "临江市人民代表大会", "临江海关", "市食品安全工作联席会议", "推进职能转变协调小组", "临江农商行", "进贤县水利局", "建设工程质量监督站"])
def test_organs(name):
    assert looks_like_organ(name)


@pytest.mark.parametrize("text", ["", "局", "加强安全工作", "全体大会", "工作会议室", "关于市教育局", "请报送市教育局", "2017年办公室", "、临江市教育局", "临江市教育局。", "一、成立机构", "为全社会", "信息平台", "王平", "推进依法治校", "进社区", "建设和谐社区", "全体干部", "主办单位", "第一组", "市" * 60 + "局"])
def test_no_organs(text):
    assert not looks_like_organ(text)


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("临江市教育局关于做好校园安全工作的通知", "通知"),
        ("临江市校车安全管理办法（试行）", "办法"),
        ("临江市 公园 条例（征求意见稿）（2018年修订）", "条例"),
        ("在市科协全委会议上的工作报告", "报告"),
        ("临江市人民政府令", "令"),
        ("临江市人民政府专题会议纪要", "纪要"),
        ("关于商请协助检查的函", "函"),
        ("关于同意设立分局的复函", "函"),
        ("关于解决经费的请示", "请示"),
        ("2018年工作要点", "要点"),
        ("转发《关于防汛工作的通知》", "通知"),
        ("临江市财政局公告", "公告"),
        ("人员名单", None),
        ("教育信函", None),
        ("临政函", None),
        ("复函", "函"),
        ("通知如下", None),
        ("", None),
    ],
)
def test_genre(title, genre):
    assert genre_of(title) == genre
