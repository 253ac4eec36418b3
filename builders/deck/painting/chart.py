"""A graph in; a native chart, which PowerPoint can edit, out."""

from __future__ import annotations

from builders.deck.package.colours import fill
from builders.deck.package.xml import HEAD, escape, frame, line
from builders.deck.painting.workbook import Cell, Number
from builders.deck.slides import Column, NativeChart
from builders.design.geometry import Box

GAP = 46  # per cent of a bar's width between bars
ZERO = 1  # point, the line from which bars rise and fall
ROOM_ABOVE = 0.02  # of the chart's height, above and below the bars
AXES = (111_111_111, 222_222_222)
SINGLE = '<a:graphicFrameLocks noGrp="1"/>'  # a frame that stands in no group
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def chart_frame(named: str, box: Box, number: int, relation: str, locks: str = "") -> str:
    """Return the frame that shows a chart part on a slide; ``named`` is its name and its words."""
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" {named}/>'
        f"<p:cNvGraphicFramePr>{locks}</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>"
        f"{frame(box, 'p:xfrm')}"
        f'<a:graphic><a:graphicData uri="{_CHART}"><c:chart xmlns:c="{_CHART}" '
        f'r:id="{relation}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )


def chart_rows(graph: NativeChart) -> tuple[tuple[Cell, ...], ...]:
    """Return the sheet behind the chart: the unit, then each bar's label and value."""
    bars = ((bar.label, Number(str(bar.value), bar.number_format)) for bar in graph.columns)
    return ((None, graph.unit), *bars)


def chart_part(graph: NativeChart, tag: str) -> str:
    """Return the chart part."""
    columns = graph.columns
    points = "".join(_point(index, column) for index, column in enumerate(columns))
    names = "".join(
        f'<c:pt idx="{index}"><c:v>{escape(column.label)}</c:v></c:pt>'
        for index, column in enumerate(columns)
    )
    values = "".join(
        f'<c:pt idx="{index}"><c:v>{column.value}</c:v></c:pt>'
        for index, column in enumerate(columns)
    )
    count, last = len(columns), len(columns) + 1
    form = escape(columns[0].number_format)
    plot = (
        f'{_room(graph)}<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/>'
        '<c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/>'
        f"{series_name(graph.unit, 'B')}<c:spPr>{fill('faint')}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{points}'
        f"{_labels(graph, tag)}<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>"
        f'<c:ptCount val="{count}"/>{names}</c:strCache></c:strRef></c:cat><c:val><c:numRef>'
        f"<c:f>Sheet1!$B$2:$B${last}</c:f><c:numCache><c:formatCode>{form}</c:formatCode>"
        f'<c:ptCount val="{count}"/>{values}</c:numCache></c:numRef></c:val></c:ser>'
        f'<c:gapWidth val="{GAP}"/><c:axId val="{AXES[0]}"/><c:axId val="{AXES[1]}"/>'
        f"</c:barChart>{_axes(graph, tag)}"
    )
    return chart_space(plot, letters(graph.size, tag), tag)


def series_name(said: str, column: str) -> str:
    """Return the name of a series, which stands at the top of a column of its sheet."""
    return (
        f'<c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{escape(said)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    )


def chart_space(plot: str, text: str, tag: str) -> str:
    """Return a chart part without title and legend; its relation rId1 is the workbook."""
    return (
        f'{HEAD}<c:chartSpace xmlns:c="{_CHART}" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'xmlns:r="{_OFFICE}"><c:date1904 val="0"/><c:lang val="{tag}"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
        f"{plot}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/>'
        f"<a:ln><a:noFill/></a:ln></c:spPr>{text}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _room(graph: NativeChart) -> str:
    """Return the plot's place: right of the labels and left of the longest bar's value."""
    width = 1 - graph.label_share - graph.value_share
    return inner(graph.label_share, ROOM_ABOVE, width, 1 - 2 * ROOM_ABOVE)


def inner(x: float, y: float, width: float, height: float) -> str:
    """Return the place of a plot without its labels, in parts of its chart."""
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/><c:x val="{x:.4f}"/><c:y val="{y:.4g}"/>'
        f'<c:w val="{width:.4f}"/><c:h val="{height:.4f}"/></c:manualLayout></c:layout>'
    )


def _point(index: int, column: Column) -> str:
    if column.fill == "faint":
        return ""
    dash = '<a:prstDash val="sysDash"/>'
    look = fill(column.fill) if column.fill else fill(None) + line("second", 1.25, dash)
    return (
        f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{look}</c:spPr></c:dPt>"
    )


def _labels(graph: NativeChart, tag: str) -> str:
    shown = (
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )
    place = '<c:spPr><a:noFill/></c:spPr>{}<c:dLblPos val="outEnd"/>'
    common = graph.columns[0].label_format
    special = "".join(
        f'<c:dLbl><c:idx val="{index}"/>{_format(column.label_format)}'
        f"{place.format(letters(graph.size, tag, bold=column.bold))}{shown}</c:dLbl>"
        for index, column in enumerate(graph.columns)
        if column.bold or column.label_format != common
    )
    return (
        f"<c:dLbls>{special}{_format(common)}{place.format(letters(graph.size, tag))}{shown}"
        "</c:dLbls>"
    )


def _format(code: str) -> str:
    return f'<c:numFmt formatCode="{escape(code)}" sourceLinked="0"/>'


def _axes(graph: NativeChart, tag: str) -> str:
    across, along = AXES
    zero, names = (line("ink", ZERO), "low") if graph.falls else (line(None, 0), "nextTo")
    # Categories run from the bottom up unless the axis is turned.
    return (
        f'<c:catAx><c:axId val="{across}"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        # An unseen tick holds the label off the bar: LibreOffice does not know the label's offset.
        f'<c:majorTickMark val="{"none" if graph.falls else "out"}"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{names}"/>'
        f"<c:spPr>{zero}</c:spPr>{letters(graph.size, tag, wrap='square')}"
        f'<c:crossAx val="{along}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{along}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{graph.most}"/><c:min val="{graph.least}"/></c:scaling>'
        '<c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
        f'<c:crossAx val="{across}"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def letters(size: int, tag: str, *, bold: bool = False, wrap: str = "none") -> str:
    """Return how the text of a part of a chart is set."""
    return (
        f'<c:txPr><a:bodyPr wrap="{wrap}"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size * 100}" '
        f'b="{int(bold)}">{fill("ink")}<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{tag}"/></a:p></c:txPr>'
    )
