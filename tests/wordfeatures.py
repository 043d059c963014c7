"""Word files as people make them, each with one thing that restyling must leave alone: built from raw XML."""

from __future__ import annotations

from wordxml import OFFICE, PNG, abstract, docx, level, num, p, part, picture, r, rels, table, tc, tr

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:rPr><w:sz w:val="21"/></w:rPr></w:style>'
HEADING = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr>{}<w:outlineLvl w:val="0"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>'
)
FONTS = '<w:rFonts w:hint="eastAsia" w:ascii="Calibri" w:eastAsia="宋体" w:hAnsi="Calibri"/>'
"""Fonts, with the hint by which Word draws “ ” and — in the Chinese one."""
MESSY = FONTS + '<w:color w:val="000000"/><w:sz w:val="24"/><w:szCs w:val="24"/>'
BOLD = MESSY.replace("<w:color", "<w:b/><w:color")
LOOSE = '<w:snapToGrid w:val="0"/><w:spacing w:before="156" w:after="156" w:line="360" w:lineRule="auto"/><w:ind w:firstLine="480"/><w:jc w:val="left"/>'
SENTENCE = "各单位要严格执行二十四小时值班制度，确保信息畅通，遇有情况立即报告。"
EMPTY_SETTINGS = part("settings", '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat/>')
HEAD, FOOT, NOTES = "header1.xml", "footer1.xml", "footnotes.xml"
PAGE_FIELD = '<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def body(*inside: str, before: str = "", after: str = "", section: str = "") -> str:
    """A notice in loose formatting with `inside` among its text."""
    return "".join(
        (
            before,
            p("临江市教育局关于做好防汛工作的通知", '<w:jc w:val="center"/>', run=BOLD),
            p("各县区教育局：", LOOSE, run=MESSY),
            p("根据“防汛”工作部署，现将有关事项通知如下。", LOOSE, run=MESSY),
            p("一、加强值守。" + SENTENCE, LOOSE, run=MESSY),
            *inside,
            p("二、备足物资。各单位要在6月底前完成物资清点，并报市教育局备案。", LOOSE, run=MESSY),
            p("临江市教育局", '<w:jc w:val="right"/>', run=MESSY),
            p("2024年6月3日", '<w:jc w:val="right"/>', run=MESSY),
            after,
        )
    )


def runs(*inside: str, properties: str = LOOSE) -> str:
    """A paragraph of text with `inside` in its middle."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r('各单位要做好下列工作：', MESSY)}{''.join(inside)}{r('，并于月底前报告完成情况。', MESSY)}</w:p>"


def made(*inside: str, styles: str = NORMAL, settings: str = EMPTY_SETTINGS, before: str = "", after: str = "", **more: object) -> bytes:
    """A whole file of `body`; `parts` and `relations` as for `docx`."""
    parts = {"word/settings.xml": settings, **more.pop("parts", {})}  # type: ignore[dict-item]
    relations = {"rIdSettings": ("settings", "settings.xml"), **more.pop("relations", {})}  # type: ignore[dict-item]
    return docx(body(*inside, before=before, after=after), styles=styles, parts=parts, relations=relations, **more)  # type: ignore[arg-type]


def field(instruction: str, result: str) -> str:
    """A complex field."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result, MESSY)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def anchored(graphic: str) -> str:
    """A drawing that floats."""
    return (
        '<w:r><w:drawing><wp:anchor behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1" simplePos="0" relativeHeight="2"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:posOffset>3000000</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>-500000</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="1500000" cy="1500000"/><wp:wrapNone/><wp:docPr id="7" name="印章"/>{graphic}</wp:anchor></w:drawing></w:r>'
    )


CONTENTS = field("TOC \\o &quot;1-3&quot; \\h", "一、加强值守") + "<w:r><w:tab/></w:r>" + field("PAGEREF _Toc1 \\h", "1")
SMALL = '<w:sz w:val="10"/>'
SEAL = anchored(
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="7" name="印章"/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdImage"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="1500000" cy="1500000"/></a:xfrm><a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
)
IMAGE = {"parts": {"word/media/image1.png": PNG}, "relations": {"rIdImage": ("image", "media/image1.png")}}
BOXED = p("内部资料", '<w:spacing w:line="200" w:lineRule="exact"/>', run=MESSY)
FORMULA = "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
LISTED = abstract(0, level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>'), level(1, "decimal", "%2."))
INDENTED = abstract(0, level(0, "decimal", "%1.").replace("</w:lvl>", '<w:pPr><w:ind w:left="1680" w:hanging="840"/></w:pPr></w:lvl>'))
RULE = '<w:pict><v:line id="rule" style="position:absolute" from="0,0" to="440pt,0" strokecolor="red" strokeweight="1.5pt"/></w:pict>'


def _parted(text: str, tag: str, serial: int) -> str:
    inner = r(text, MESSY)
    if tag in ("del", "moveFrom"):
        inner = inner.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>") if tag == "del" else inner
    return f'<w:{tag} w:id="{serial}" w:author="张三" w:date="2024-05-01T08:00:00Z">{inner}</w:{tag}>'


def files() -> dict[str, bytes]:
    """Every file by what it holds."""
    note = part("footnotes", f'<w:footnote w:id="1">{p("数据来源：市防汛办。", run=MESSY)}</w:footnote>')
    endnote = part("endnotes", f'<w:endnote w:id="1">{p("详见附表。", run=MESSY)}</w:endnote>')
    comments = part("comments", f'<w:comment w:id="0" w:author="李四" w:date="2024-05-01T08:00:00Z">{p("此处请核实。")}</w:comment>')
    landscape = '<w:sectPr><w:pgSz w:w="16840" w:h="11907" w:orient="landscape"/><w:pgMar w:top="720" w:right="720" w:bottom="720" w:left="720"/></w:sectPr>'
    grid = table(
        tr(tc("单位", properties='<w:vMerge w:val="restart"/>'), tc(p("数量", '<w:jc w:val="center"/>', run=MESSY), properties='<w:gridSpan w:val="2"/>')),
        tr(tc("", properties="<w:vMerge/>"), tc("3"), tc(table(tr(tc("内层"))), p())),
    )
    letterhead = p("临江市教育局文件", '<w:jc w:val="center"/>', run='<w:color w:val="FF0000"/><w:sz w:val="90"/>') + p(
        "临教发〔2024〕3号", '<w:jc w:val="center"/>', run=MESSY
    )
    return {
        "plain": made(),
        "picture inline": made(runs(f"<w:r>{picture()}</w:r>"), f"<w:p><w:r>{picture()}</w:r></w:p>", **IMAGE),
        "seal anchored": made(after=f"<w:p>{SEAL}</w:p>", **IMAGE),
        "seal in the signature": docx(
            body().replace(r("临江市教育局", MESSY), SEAL + r("临江市教育局", MESSY)),
            styles=NORMAL,
            parts=IMAGE["parts"],  # type: ignore[arg-type]
            relations=IMAGE["relations"],  # type: ignore[arg-type]
        ),
        "table": made(grid),
        "equation": made(runs(FORMULA), f"<w:p><m:oMathPara>{FORMULA}</m:oMathPara></w:p>"),
        "fields": made(
            runs('<w:bookmarkStart w:id="3" w:name="_Ref1"/>', r("清单", MESSY), '<w:bookmarkEnd w:id="3"/>', field("REF _Ref1 \\h", "清单")),
            runs(field("PAGEREF _Ref1 \\h", "1"), '<w:fldSimple w:instr="DATE"><w:r><w:t>2024年</w:t></w:r></w:fldSimple>'),
        ),
        "contents": made(
            before=f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>'
            f'<w:p><w:pPr><w:pStyle w:val="TOC1"/><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8296"/></w:tabs></w:pPr>'
            f"{CONTENTS}</w:p></w:sdtContent></w:sdt>",
            styles=NORMAL + '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="a"/></w:style>',
        ),
        "footnotes": made(
            runs('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>', '<w:r><w:endnoteReference w:id="1"/></w:r>'),
            parts={"word/footnotes.xml": note, "word/endnotes.xml": endnote},
            relations={"rIdNotes": ("footnotes", NOTES), "rIdEnd": ("endnotes", "endnotes.xml")},
        ),
        "comments": made(
            runs('<w:commentRangeStart w:id="0"/>', r("清单", MESSY), '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'),
            parts={"word/comments.xml": comments},
            relations={"rIdComments": ("comments", "comments.xml")},
        ),
        "revisions": made(
            runs(_parted("新增内容", "ins", 11), _parted("删去内容", "del", 12)),
            runs('<w:moveFromRangeStart w:id="13" w:name="m1" w:author="张三"/>', _parted("移动内容", "moveFrom", 14), '<w:moveFromRangeEnd w:id="13"/>'),
            runs('<w:moveToRangeStart w:id="15" w:name="m1" w:author="张三"/>', _parted("移动内容", "moveTo", 16), '<w:moveToRangeEnd w:id="15"/>'),
            p(SENTENCE, '<w:jc w:val="left"/><w:pPrChange w:id="17" w:author="张三"><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange>'),
            f'<w:p><w:pPr><w:rPr><w:ins w:id="18" w:author="张三"/></w:rPr></w:pPr>{_parted(SENTENCE, "ins", 19)}</w:p>',
        ),
        "mark deleted": made(
            f'<w:p><w:pPr>{LOOSE}<w:rPr><w:del w:id="21" w:author="张三"/></w:rPr></w:pPr>{r("各单位要按照要求，", MESSY)}</w:p>',
            p("认真组织落实，并及时报告情况。", LOOSE, run=MESSY),
        ),
        "content controls": made(
            f'<w:sdt><w:sdtPr><w:alias w:val="正文"/></w:sdtPr><w:sdtContent>{p(SENTENCE, LOOSE, run=MESSY)}</w:sdtContent></w:sdt>',
            runs(f'<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r("填写处", MESSY)}</w:sdtContent></w:sdt>'),
        ),
        "text box": made(
            f'<w:p><w:pPr>{LOOSE}</w:pPr><mc:AlternateContent><mc:Choice Requires="wps">'.replace("<mc:Alt", "<w:r><mc:Alt")
            + anchored(
                f'<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>{BOXED}'
                "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
            ).removeprefix("<w:r>").removesuffix("</w:r>")
            + f'</mc:Choice><mc:Fallback><w:pict><v:shape id="b" style="width:90pt;height:30pt"><v:textbox><w:txbxContent>{BOXED}</w:txbxContent></v:textbox></v:shape>'
            f"</w:pict></mc:Fallback></mc:AlternateContent></w:r>{r(SENTENCE, MESSY)}</w:p>"
        ),
        "old text box": made(
            f'<w:p><w:r><w:pict><v:shape id="c" style="position:absolute;width:90pt;height:30pt"><v:textbox><w:txbxContent>{BOXED}</w:txbxContent></v:textbox>'
            f"</v:shape></w:pict></w:r>{r(SENTENCE, MESSY)}</w:p>"
        ),
        "embedded object": made(
            runs(
                '<w:r><w:object w:dxaOrig="1440" w:dyaOrig="1440"><v:shape id="o1" style="width:72pt;height:72pt"><v:imagedata r:id="rIdImage"/></v:shape>'
                '<o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" ShapeID="o1" DrawAspect="Icon" ObjectID="_1" r:id="rIdOle"/></w:object></w:r>'
            ),
            parts={**IMAGE["parts"], "word/embeddings/sheet1.xlsx": b"PK\x05\x06" + bytes(18)},
            relations={**IMAGE["relations"], "rIdOle": ("package", "embeddings/sheet1.xlsx")},
        ),
        "chart": made(
            '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="3000000" cy="2000000"/><wp:docPr id="9" name="图表"/><a:graphic><a:graphicData '
            'uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="rIdChart"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>',
            parts={"word/charts/chart1.xml": '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'},
            relations={"rIdChart": ("chart", "charts/chart1.xml")},
        ),
        "custom XML": made(
            f'<w:customXml w:uri="urn:x" w:element="正文">{p(SENTENCE, LOOSE, run=MESSY)}</w:customXml>',
            runs(f'<w:smartTag w:uri="urn:x" w:element="date">{r("6月底", MESSY)}</w:smartTag>'),
            parts={"customXml/item1.xml": "<甲>乙</甲>"},
            relations={"rIdCustom": ("customXml", "../customXml/item1.xml")},
        ),
        "hyperlinks": made(
            runs(
                f'<w:hyperlink r:id="rIdLink" w:history="1">{r("市教育局网站", MESSY)}</w:hyperlink><w:hyperlink w:anchor="_Ref1">{r("见上", MESSY)}</w:hyperlink>'
            ),
            relations={"rIdLink": ("hyperlink", "https://example.org/a?b=1")},
        ),
        "raised figures": made(
            runs(r("新建校舍3000m", MESSY), r("2", MESSY + '<w:vertAlign w:val="superscript"/>'), r("，用水H", MESSY), r("2", '<w:vertAlign w:val="subscript"/>')),
            runs(r("校舍50m", MESSY), r("2", '<w:position w:val="10"/><w:sz w:val="16"/>')),
        ),
        "emphasis": made(
            runs(*(r(text, MESSY.replace("<w:color", f"{own}<w:color", 1)) for text, own in (("重", "<w:b/>"), ("要", "<w:i/>"), ("的", "<w:strike/>")))),
            runs(r("画线", MESSY + '<w:u w:val="single"/>'), r("着重", MESSY + '<w:em w:val="dot"/>'), r("标出", MESSY + '<w:highlight w:val="yellow"/>')),
        ),
        "numbered": made(
            p("加强组织领导，压实工作责任。", LOOSE, run=MESSY, num=(1, 0)), p("完善工作机制，形成合力。", LOOSE, run=MESSY, num=(1, 0)), numbering=LISTED + num(1, 0)
        ),
        "numbered by style": made(
            p("加强组织领导", style="1"),
            p(SENTENCE, LOOSE, run=MESSY),
            p("完善工作机制", style="1"),
            p(SENTENCE, LOOSE, run=MESSY),
            styles=NORMAL + HEADING.format('<w:numPr><w:numId w:val="1"/></w:numPr>'),
            numbering=LISTED + num(1, 0),
        ),
        "numbered and indented": made(p("加强组织领导。", run=MESSY, num=(1, 0)), p("完善工作机制。", run=MESSY, num=(1, 0)), numbering=INDENTED + num(1, 0)),
        "sections": made(
            f"<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:pPr></w:p>{table(tr(*(tc(str(n)) for n in range(12))))}<w:p><w:pPr>{landscape}</w:pPr></w:p>",
            section='<w:type w:val="continuous"/><w:pgSz w:w="10440" w:h="15120"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800"/><w:cols w:num="1"/>',
        ),
        "headers": made(
            parts={"word/header1.xml": part("hdr", p("内部文件 注意保存"))},
            relations={"rIdHead": ("header", HEAD)},
            section='<w:headerReference w:type="default" r:id="rIdHead"/>',
        ),
        "page numbers": made(
            parts={"word/footer1.xml": part("ftr", f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{PAGE_FIELD}</w:p>')},
            relations={"rIdFoot": ("footer", FOOT)},
            section='<w:footerReference w:type="default" r:id="rIdFoot"/>',
        ),
        "empty footer": made(
            parts={"word/footer1.xml": part("ftr", "<w:p/>")},
            relations={"rIdFoot": ("footer", FOOT)},
            section='<w:footerReference w:type="default" r:id="rIdFoot"/>',
        ),
        "tabs and breaks": made(
            f'<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="3000"/></w:tabs></w:pPr>{r("联系人：王五", MESSY)}<w:r><w:tab/></w:r>{r("电话：5551234", MESSY)}</w:p>',
            f"<w:p>{r('具体要求见', MESSY)}<w:r><w:br/></w:r>{r('附表所列各项内容。', MESSY)}</w:p>",
            f"<w:p>{r('第一部分说明', MESSY)}<w:r><w:softHyphen/><w:noBreakHyphen/></w:r>{r('第二部分说明。', MESSY)}</w:p>",
            '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
        ),
        "title in two lines": docx(
            f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{r("临江市教育局", MESSY)}<w:r><w:br/></w:r>{r("关于做好防汛工作的通知", MESSY)}</w:p>'
            + body()[body().index("</w:p>") + 6 :],
            styles=NORMAL,
        ),
        "ruby and symbols": made(
            runs(
                "<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val=\"center\"/><w:hps w:val=\"10\"/><w:lid w:val=\"zh-CN\"/></w:rubyPr>"
                f'<w:rt>{r("léi", SMALL)}</w:rt><w:rubyBase>{r("耒", MESSY)}</w:rubyBase></w:ruby></w:r>',
                '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
                r("ü", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),
            )
        ),
        "theme fonts": made(
            p(SENTENCE, LOOSE, run='<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="28"/>'),
            styles='<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/><w:kern w:val="2"/><w:sz w:val="21"/></w:rPr></w:rPrDefault>'
            '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="278" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' + NORMAL,
        ),
        "style ids taken": made(
            p(SENTENCE, style="NcParagraph"),
            p(SENTENCE, style="GwTitle"),
            styles=NORMAL
            + '<w:style w:type="paragraph" w:styleId="NcParagraph"><w:name w:val="我的样式"/><w:rPr><w:i/></w:rPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="GwTitle"><w:name w:val="正文大字"/><w:rPr><w:sz w:val="60"/></w:rPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="公文标题"/></w:style>',
        ),
        "no grid": made(section='<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:gutter="200"/><w:docGrid w:type="none" w:linePitch="312"/>'),
        "hidden text": made(
            runs(r("不显示", "<w:vanish/>")),
            p("整段隐藏的内部说明文字。", style="h"),
            styles=NORMAL + '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="隐藏"/><w:rPr><w:vanish/></w:rPr></w:style>',
        ),
        "character styles": made(
            runs('<w:r><w:rPr><w:rStyle w:val="up"/></w:rPr><w:t>2</w:t></w:r>', '<w:r><w:rPr><w:rStyle w:val="c"/></w:rPr><w:t>加粗</w:t></w:r>'),
            styles=NORMAL
            + '<w:style w:type="character" w:styleId="up"><w:name w:val="上标字"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
            '<w:style w:type="character" w:styleId="c"><w:name w:val="强调字"/><w:rPr><w:rFonts w:eastAsia="华文彩云"/><w:b/><w:sz w:val="60"/></w:rPr></w:style>',
        ),
        "right to left": made(p("שלום", '<w:bidi/><w:jc w:val="left"/>', run="<w:rtl/>")),
        "compatibility": made(
            settings=part(
                "settings",
                '<w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="12"/></w:compat>'
                '<w:rsids><w:rsidRoot w:val="00112233"/></w:rsids><m:mathPr><m:mathFont m:val="Cambria Math"/></m:mathPr><w:themeFontLang w:val="en-US"/>',
            )
        ),
        "letterhead": made(before=letterhead + f"<w:p><w:r>{RULE}</w:r></w:p>"),
        "attachment": made(
            after='<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + p("附件1", run=MESSY) + p("防汛物资清单", '<w:jc w:val="center"/>', run=MESSY) + p(SENTENCE, run=MESSY)
        ),
        "typed blanks": made(p("　　" + SENTENCE, run=MESSY), p("\u3000\u3000三、注意安全。" + SENTENCE, run=MESSY), p(), p()),
        "no settings": docx(body(), styles=NORMAL),
        "no styles": docx(body()),
        "tracked section": made(section='<w:pgSz w:w="12240" w:h="15840"/><w:sectPrChange w:id="31" w:author="张三"><w:sectPr><w:pgSz w:w="10000" w:h="12000"/></w:sectPr></w:sectPrChange>'),
        "foreign chunk": made(
            '<w:altChunk r:id="rIdChunk"/>', parts={"word/chunk.html": "<html><body>外来内容</body></html>"}, relations={"rIdChunk": ("aFChunk", "chunk.html")}
        ),
        "first page differs": made(section="<w:titlePg/>"),
    }


__all__ = ["OFFICE", "files", "made", "rels"]
