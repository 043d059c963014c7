"""Facts about HTML and about web pages of Chinese offices: kinds of elements, names that mean page furniture, metadata labels."""

from __future__ import annotations

import re

from noticeconv.kept import pattern

SKIPPED = frozenset({"script", "style", "template", "meta", "link", "base", "xml", "datalist"})
"""Elements whose text no browser shows. `xml` is Word's data island."""

_BLOCKS = (
    "html body div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd pre blockquote center section article header footer nav "
    "aside main figure figcaption fieldset legend form address details summary dir menu hgroup search caption "
    "textarea select option optgroup button noscript iframe canvas title frameset noframes marquee listing xmp "
    "plaintext"
)
BLOCKS = frozenset(_BLOCKS.split())
"""Elements that start and end a line. Table parts are handled apart."""

TABLE_PARTS = frozenset({"table", "tr", "td", "th", "thead", "tbody", "tfoot"})

VOID = frozenset({"br", "img", "hr", "input", "wbr", "col", "embed", "source", "track", "area", "param", "basefont", "bgsound", "image"})
"""Elements that hold nothing."""

SKIP, EMPTY, BLOCK, PART = 1, 2, 3, 4
KINDS = {**dict.fromkeys(BLOCKS, BLOCK), **dict.fromkeys(TABLE_PARTS, PART), **dict.fromkeys(VOID, EMPTY), **dict.fromkeys(SKIPPED, SKIP)}
"""What an element does to lines; the others are inline."""

_FURNITURE_TAGS = "nav footer aside select textarea button noscript iframe canvas title menu search"
FURNITURE_TAGS = frozenset(_FURNITURE_TAGS.split())
"""Elements that are the page around the text by their meaning."""

_FURNITURE = (
    "nav navbar navigation navi menu mainmenu submenu topmenu foot footer breadcrumb breadcrumbs crumb crumbs share "
    "sharebar bdshare bdsharebuttonbox jiathis copyright sidebar side comment comments pinglun toolbar pagination "
    "pager search searchbox qr qrcode ewm erweima banner banners weixin wechat login topbar toplink friendlink "
    "flink links related relative recommend hot hotnews prev next prevnext print dayin fontsize weizhi location "
    "position currentposition skip advert ad ads statement barrierfree wza head-bar head-box"
)
FURNITURE_NAME = pattern(rf"(?:^|[-_ \d])(?:{'|'.join(_FURNITURE.split())})(?:$|[-_ \d])", re.IGNORECASE)
# matches "main-nav", "share_bar", "qr_container"; not "content", "navy", "footnote"

TAIL_NAME = pattern(r"(?:Nav|Menu|Footer|Search|Share|Banner|Comment|Login|Bread|Crumb|QRCode|QrCode|[Bb]annerS)(?:$|[A-Z_\d])")
# matches "mainNav", "topNav2", "de_BannerS"; not "Naval", "Menus"

_LABELS = (
    "索引号 索取号 信息索引 信息索引号 主题分类 主题词 主题 关键词 关键字 发文机关 发文单位 发布机构 发布机关 发布单位 "
    "发文机构 公开机构 责任部门 责任单位 制发机关 成文日期 成文时间 发文日期 发文时间 发布日期 发布时间 公开日期 "
    "公开时间 生成日期 生成时间 印发日期 签发日期 标题 名称 信息名称 文件名称 公文名称 发文字号 文号 文件编号 文件字号 "
    "公文文号 有效性 时效性 文件状态 效力状态 是否有效 体裁 体裁分类 文种 组配分类 信息分类 信息类别 分类 类别 公开方式 "
    "公开形式 公开范围 公开属性 公开类别 公开时限 内容概述 内容摘要 信息来源 来源 废止日期 失效日期 生效日期 实施日期 "
    "有效期 统一登记号 登记号 服务对象 服务对象分类 信息公开目录 载体类型 记录形式 语种 页数 浏览次数 点击数 作者 发布人 "
    "编辑 审核 "
)
LABELS = frozenset(_LABELS.split())
"""Labels of the metadata table over a document on an office's page, white space and colon removed."""

FONT_SIZES = (7.5, 10.0, 12.0, 13.5, 18.0, 24.0, 36.0)
"""Points of <font size=1> to 7."""

NAMED_SIZES = {"xx-small": 7.0, "x-small": 7.5, "small": 10.0, "medium": 12.0, "large": 13.5, "x-large": 18.0, "xx-large": 24.0}

POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0}

COLORS = {
    "black": "000000", "white": "ffffff", "red": "ff0000", "blue": "0000ff", "green": "008000", "gray": "808080", "grey": "808080",
    "silver": "c0c0c0", "maroon": "800000", "yellow": "ffff00", "navy": "000080", "purple": "800080", "orange": "ffa500",
    "darkred": "8b0000", "crimson": "dc143c", "teal": "008080",
}  # fmt: skip

LINK_WORDS = pattern(
    r"(?:返回.{0,6}|打印.{0,4}|关闭.{0,4}|首页|网站首页|主页|上一[篇页条].{0,60}|下一[篇页条].{0,60}|更多.{0,3}|收藏.{0,4}|加入收藏|设为首页|我要纠错|繁體版?|繁体版?|简体版?|"
    r"English|无障碍.{0,4}|登录|注册|退出|提交.{0,4}|分享.{0,8}|手机版|移动版|网站地图|联系我们|关于我们|大|中|小|字体|RSS.{0,4})"
)
"""Whole texts of links that are never part of a document."""

TRAIL = pattern(r"(?:(?:您|你)?(?:的)?(?:现在|当前)?(?:的)?(?:所在)?位置(?:是)?|导航|路径)?[\s:：>＞»›/|｜·•—→\-\[\]【】()（）]*")
"""What stands between the links of a breadcrumb or a row of links."""
