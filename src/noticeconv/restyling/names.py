"""The order in which Word wants properties, and which of them restyling takes over (ECMA-376 part 1, CT_PPr, CT_RPr)."""

from __future__ import annotations

from noticeconv.readers.docx.names import W


def _tags(names: str) -> list[str]:
    return [W + name for name in names.split()]


PARAGRAPH_ORDER = {
    tag: at
    for at, tag in enumerate(
        _tags(
            "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens "
            "kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
            "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
            "rPr sectPr pPrChange"
        )
    )
}
RUN_ORDER = {
    tag: at
    for at, tag in enumerate(
        _tags(
            "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden "
            "color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout "
            "specVanish oMath ins del moveFrom moveTo rPrChange"
        )
    )
}
PARAGRAPH_LAYOUT = frozenset(
    _tags(
        "pStyle keepNext widowControl kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid "
        "spacing ind contextualSpacing mirrorIndents jc textAlignment outlineLvl"
    )
)
"""What the standard decides of a paragraph: replaced. Everything else of it is the author's."""
RUN_LAYOUT = frozenset(_tags("rFonts sz szCs color spacing w kern fitText snapToGrid"))
"""What the standard decides of characters: taken off, so that the style shows. Bold, raised figures, highlights stay."""
SYMBOL_FONTS = ("wingdings", "webdings", "symbol", "marlett", "zapf dingbats", "cambria math", "ms outlook", "mt extra")
"""Fonts in which a code means a sign of its own: such runs keep their font."""
BEHIND_EVEN_AND_ODD = frozenset(
    _tags(
        "bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing "
        "displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin "
        "drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl "
        "printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema "
        "saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving "
        "saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids "
        "attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions "
        "readModeInkLockDown smartTagType shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator"
    )
)
"""What stands behind w:evenAndOddHeaders in the settings (CT_Settings)."""
