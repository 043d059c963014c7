"""Facts about encodings and Chinese characters that tell one encoding from another (data for decode)."""

from __future__ import annotations

BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""Byte order marks; the longer ones first."""

GUESSABLE = ("utf-8", "gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")
"""What undeclared Chinese files are encoded in, the likelier first."""

WITH_NUL = ("utf-16-le", "utf-16-be")
"""What a text with NUL bytes can be."""

SUPERSETS = {
    "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "ascii": "utf-8", "iso8859-1": "cp1252", "utf-16": "utf-8",
}  # fmt: skip
"""A declared encoding is read with the one that holds it; a page that can be read far enough to say utf-16 is not UTF-16."""

MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a ZIP package", " ZIP 压缩包"),
    (b"PK\x05\x06", "an empty ZIP package", "空的 ZIP 压缩包"),
    (b"%PDF-", "a PDF file", " PDF 文件"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an OLE compound file (old Office)", " OLE 复合文档（旧版 Office）"),
    (b"MZ\x90", "a Windows program", " Windows 程序"),
    (b"\x7fELF", "a Linux program", " Linux 程序"),
    (b"\x89PNG\r\n", "a PNG picture", " PNG 图片"),
    (b"\xff\xd8\xff", "a JPEG picture", " JPEG 图片"),
    (b"GIF8", "a GIF picture", " GIF 图片"),
    (b"Rar!\x1a", "a RAR archive", " RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", " 7z 压缩包"),
    (b"\x1f\x8b\x08", "a gzip archive", " gzip 压缩包"),
)
"""First bytes of what is not text, with its name in English and Chinese."""

PUNCTUATION = frozenset("，。、：；！？（）《》“”‘’〔〕【】—…·〇①②③④⑤⑥⑦⑧⑨⑩℃％")

_SIMPLIFIED = (
    "的一国在人了有中是年和大业不为发会工经上地市要个产这出行作生家以成到日民来我部对进多全建他公开们场展时理新方主企资实学报制政"
    "济用同于法高长现本月定化加动合品重关机分力自外者区能设后就等体下万元社过前面农也得与说之员而务利电文事可种总改三各好金第司其从平代当天"
    "水省提商十管内小技位目起海所立已通入量子问度北保心还科委都术使明着次将增基名向门应里美由规今题记点计去强两些表系办教正条最达特革收二期并"
    "程厂如道际及西口京华任调性导组东路活广意比投决交统党南安此领结营项情解议义山先车然价放世间因共院步物界集把持无但城相书村求治取原处府研质信四"
    "运县军件育局干队团又造形级标联专少费效据手施权江近深更认果格几看没职服台式益想数单样只被亿老受优常销志战流很接乡头给至难观指创证织论别五协变风批"
    "见究支那查张精每林转划准做需传争税构具百或才积势举必型易视快李参回引镇首推思完消值该走装众责备州供包副极整确知贸己环话反身选亚么带采王策真女谈严斯况色打德告"
    "仅它气料神率识劳境源青护列兴许户马港则节款拉直案股光较河花根布线土克再群医清速律她族历非感占续师何影功负验望财类货约艺售连纪按讯史示象养获石食抓富模始住赛"
    "客越闻央席坚份士关于通知印发请落实认真贯彻执行附件各单位省市人民政府办公厅章号此复函"
)
_TRADITIONAL = (
    "國為業會經個產這發場進對開們時報學實資濟現動與機區設後長員電務總門問題記計來兩應還東車過說當無書軍級團隊單廠廣費統黨領結營項議義"
    "間權標聯專據數職臺灣樣術組織論協變風見張轉劃準爭稅構勢舉視選續歷訊關閱請實認貫徹執辦廳號復附縣鄉鎮務類貨約藝財負驗體檢證點護備"
)

COMMON = frozenset(_SIMPLIFIED + _TRADITIONAL)
"""About 600 characters that make up four fifths of running official text, simplified and traditional."""
