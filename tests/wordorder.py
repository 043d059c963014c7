"""Checks the parts of a Word file against the element order of ECMA-376 (transitional) for every element the writer emits."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PREFIXES = {
    W: "",
    WP: "wp:",
    "{http://schemas.openxmlformats.org/drawingml/2006/main}": "a:",
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}": "pic:",
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}": "wps:",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}": "mc:",
}
_MARKS = "bookmarkStart bookmarkEnd"
_BLOCKS = f"p tbl {_MARKS} sectPr"
# a sequence: children in this order, each group of alternatives parted by |
SEQUENCES = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku"
    " wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents"
    " suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color"
    " spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "pBdr": "top left bottom right between bar",
    "sectPr": "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign"
    " noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd"
    " tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "trPr": "cantSplit|tblHeader",
    "tbl": "bookmarkStart|bookmarkEnd tblPr tblGrid tr",
    "tblGrid": "gridCol",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p|tbl|bookmarkStart|bookmarkEnd",
    "p": "pPr r|hyperlink|bookmarkStart|bookmarkEnd",
    "hyperlink": "r|hyperlink",
    "r": "rPr t|tab|br|cr|drawing|footnoteReference|footnoteRef|fldChar|instrText|separator|continuationSeparator|mc:AlternateContent",
    "tabs": "tab",
    "body": "p|tbl|bookmarkStart|bookmarkEnd sectPr",
    "document": "background body",
    "ftr": "p|tbl",
    "footnotes": "footnote",
    "footnote": "p",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr trPr tcPr",
    "fonts": "font",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "settings": "writeProtection view zoom mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop"
    " trackRevisions documentProtection defaultTabStop autoHyphenation evenAndOddHeaders drawingGridHorizontalSpacing drawingGridVerticalSpacing"
    " characterSpacingControl strictFirstAndLastChars updateFields footnotePr endnotePr compat docVars rsids themeFontLang clrSchemeMapping",
    "footnotePr": "pos numFmt numStart numRestart footnote",
    "compat": "spaceForUL noColumnBalance balanceSingleByteDoubleByteWidth noExtraLineSpacing doNotLeaveBackslashAlone ulTrailSpace"
    " doNotExpandShiftReturn adjustLineHeightInTable useFELayout compatSetting",
    "drawing": "wp:inline|wp:anchor",
    "wp:inline": "wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic",
    "wp:anchor": "wp:simplePos wp:positionH wp:positionV wp:extent wp:effectExtent wp:wrapNone wp:docPr wp:cNvGraphicFramePr a:graphic",
    "wp:positionH": "wp:align|wp:posOffset",
    "wp:positionV": "wp:align|wp:posOffset",
    "a:graphic": "a:graphicData",
    "a:graphicData": "pic:pic|wps:wsp",
    "pic:pic": "pic:nvPicPr pic:blipFill pic:spPr",
    "pic:nvPicPr": "pic:cNvPr pic:cNvPicPr",
    "pic:blipFill": "a:blip a:srcRect a:stretch",
    "a:stretch": "a:fillRect",
    "pic:spPr": "a:xfrm a:prstGeom a:noFill a:ln",
    "wps:wsp": "wps:cNvPr wps:cNvSpPr|wps:cNvCnPr wps:spPr wps:style wps:txbx wps:bodyPr",
    "wps:spPr": "a:xfrm a:prstGeom a:noFill|a:solidFill a:ln",
    "wps:txbx": "txbxContent",
    "wps:bodyPr": "a:noAutofit",
    "txbxContent": "p|tbl",
    "a:xfrm": "a:off a:ext",
    "a:prstGeom": "a:avLst",
    "a:ln": "a:noFill|a:solidFill",
    "a:solidFill": "a:srgbClr",
    "mc:AlternateContent": "mc:Choice mc:Fallback",
    "mc:Choice": "drawing",
}
_LEAVES_TEXT = {"t", "instrText", "wp:posOffset", "wp:align"}
_TABLE = {name: {one: place for place, group in enumerate(said.split()) for one in group.split("|")} for name, said in SEQUENCES.items()}
_AT_MOST_ONCE = {"pPr", "rPr", "tblPr", "tcPr", "trPr", "sectPr", "style", "settings", "compat"}
_REPEATED = {"headerReference", "footerReference", "compatSetting"}


def faults(docx: bytes) -> list[str]:
    """Return what is wrong in the XML parts under word/, as sentences; nothing when all is in order."""
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                root = etree.fromstring(package.read(name))
                found += [f"{name}: {fault}" for element in root.iter(etree.Element) for fault in _faults(element)]
                ids = [mark.get(W + "id") for mark in root.iter(W + "bookmarkStart")]
                found += [f"{name}: bookmark ids repeat"] * (len(ids) != len(set(ids)))
    return found


def _faults(element: etree._Element) -> list[str]:
    name = short(element)
    children = [short(child) for child in element]
    known = _TABLE.get(name)
    if known is None:
        return [f"<{name}> has children that are not known: {children}"] if children else []
    places = []
    for child in children:
        if child not in known:
            return [f"<{child}> does not belong in <{name}>"]
        places.append(known[child])
    out = [f"children of <{name}> out of order: {children}"] if places != sorted(places) else []
    if name in _AT_MOST_ONCE:
        out += [f"<{child}> twice in <{name}>" for child in set(children) - _REPEATED if children.count(child) > 1]
    listed = name == "footnote" and short(element.getparent()) == "footnotePr"
    if name in ("tc", "body", "footnote", "ftr") and "p" not in children and not listed:
        out.append(f"<{name}> without a paragraph")
    if name == "tc" and children[-1] != "p":
        out.append("<tc> does not end with a paragraph")
    if element.text and element.text.strip() and name not in _LEAVES_TEXT:
        out.append(f"text in <{name}>")
    return out


def short(element: etree._Element) -> str:
    """Return a name with the prefix used here; w: is left out."""
    space, _, name = str(element.tag).rpartition("}")
    return PREFIXES.get(space + "}", "?:") + name
