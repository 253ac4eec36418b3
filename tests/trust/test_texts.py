"""Lines and signs that nobody wrote: what is typed is what others read on slides and on paper.

Slides are read by python-pptx, pages by pypdf. ``make fuzz`` tries a hundred times as many texts,
other ones each time.
"""

import io
import os
import textwrap
import unicodedata
from pathlib import Path

from hypothesis import given, seed, settings
from hypothesis import strategies as st
from pptx import Presentation

from builders.materials import read_source
from builders.outputs import of
from builders.plans import Plans
from tests.handout.reading import read_back

FUZZ = int(os.environ.get("FUZZ", "0"))
MANY = settings(max_examples=50 * FUZZ or 40, deadline=None, derandomize=not FUZZ, database=None)

WORDS = (
    *(
        "Қазақстан",
        "жан-жақты",
        "тұтқын",
        "20 698",
        "№4",
        "ГУЛАГ-ның",
        "«халық жауы»",
        "–",
        "15–20",
    ),
    *("C₆H₁₂O₆", "SO₄²⁻", "x₁", "aⁿ", "2H₂ + O₂ → 2H₂O", "⇄", "√2", "±5", "≤", "≥", "≠", "≈", "π"),
    *("∠ABC", "△", "∞", "½", "37 °C", "м/с²", "кг·м", "☐", "☑", "★", "✓", "①", "⑳", "₸", "♭", "↑"),
    *(
        "🔴",
        "🟡",
        "🟢",
        "⭐",
        "✅",
        "❌",
        "[ˈæpəl]",
        "naïve",
        "Łódź",
        "été",
        "Ω",
        "العربية",
        "שלום",
    ),
)
WORD = st.sampled_from(WORDS)
LINE = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
LINES = st.lists(LINE, min_size=1, max_size=3)
LANGUAGE = st.sampled_from(["kk", "ru", "en"])
DRAWN = str.maketrans("🔴🟡🟢⭐✅❌", "●●●★✔✘")  # how slides show what comes in colour
LESSON = """\
topic: {{title: Title, language: {language}, minutes: 45, kind: lesson}}
procedure:
  - stage: Stage
    minutes: 45
    blocks:
      - statement: |
{lines}
      - text: |
{lines}
      - question:
          text: |
{deeper}
          answer: |
{deeper}
      - table:
          caption: Caption
          columns: [A, B]
          rows:
            - - |
{deepest}
              - b
"""


def painted(lines: list[str], language: str) -> dict[str, bytes]:
    whole = "\n".join(lines)
    pieces = {
        name: textwrap.indent(whole, " " * spaces)
        for name, spaces in (("lines", 10), ("deeper", 14), ("deepest", 18))
    }
    data = LESSON.format(language=language, **pieces).encode()
    plans = Plans(read_source(Path("lesson.yaml"), data))
    rows = ((output, output.planned(plans)[0]) for output in of("build"))
    return {output.name: output.painted(plan) for output, plan in rows}


def bare(text: str) -> str:
    """Return ``text`` without spaces, raised and lowered signs as plain ones, pictures as signs."""
    plain = unicodedata.normalize("NFKC", text.translate(DRAWN))
    return "".join(plain.replace("\u00ad", "").split())


def on_slides(data: bytes) -> list[str]:
    """Return each line of each paragraph, in shapes and in tables."""
    found = []
    for slide in Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            frames = [shape.text_frame] if shape.has_text_frame else []
            if shape.has_table:
                frames += [cell.text_frame for row in shape.table.rows for cell in row.cells]
            paragraphs = (each for frame in frames for each in frame.paragraphs)
            found += [line for each in paragraphs for line in each.text.split("\v")]
    return [bare(line) for line in found]


def runs_on(line: str) -> bool:
    """Tell whether a line is read in the order of its glyphs, which Arabic and Hebrew are not."""
    return not any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in line)


@seed(FUZZ)
@MANY
@given(LINES, LANGUAGE)
def test_a_line_typed_is_a_line_shown(lines: list[str], language: str) -> None:
    files = painted(lines, language)
    slides = on_slides(files["deck.pptx"])
    for line in lines:
        assert slides.count(bare(line)) >= 3, (line, slides)
    said = bare("".join(text for _, text in read_back(files["key.pdf"])))
    for line in filter(runs_on, lines):
        assert said.count(bare(line)) >= 5, (line, said)
