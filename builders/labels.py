"""Every word that the program itself prints, one typed field each, per language."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from msgspec import Struct

from builders import data, languages
from builders.languages import Language

FILE = "labels.yaml"
_GROUP = 3  # digits


class Labels(Struct, frozen=True):
    """The words of one language; ``{n}`` and its like stand where the language wants them."""

    decimal_mark: str
    thousands: str  # what stands between them
    level_numerals: tuple[str, ...]
    letters: str  # of options, in their order
    part_letters: str
    lettered: str
    opening_quote: str
    closing_quote: str

    kinds: Mapping[str, str]  # by topic.kind; {number} or, without a number, the plain form
    kinds_plain: Mapping[str, str]
    minutes: str
    points: str

    contents: str
    goals: str
    equipment: str
    questions: str
    question: str
    tasks: str
    levelled_tasks: str
    task: str
    across: str  # of a crossword's words
    down: str
    hidden_at: str
    verdicts: tuple[tuple[str, str], ...]  # true and false, each in short and in full
    level: str
    level_name: str
    hint: str
    independent: str
    glossary: str
    cards: str
    references: str
    given: str
    find: str
    solution: str
    worked: str
    descriptor: str
    score: str
    answer: str
    output: str  # what a program prints
    assessment: str
    due: str
    testimony: str
    set_apart: Mapping[str, str]  # by kind
    set_apart_counted: Mapping[str, str]
    reflections: Mapping[str, str]  # by form
    reflection_steps: Mapping[str, tuple[str, ...]]  # from the best, of a ladder from the foot

    figure: str
    table: str
    figure_caption: str
    table_caption: str
    table_continued: str
    continued: str
    source: str
    links: str
    note: str
    conflict: str
    gap: str
    credit: str
    total: str
    rest: str

    name: str
    date: str
    variant: str
    variant_letters: str  # in their order
    total_points: str
    out_of: str
    mark: str
    scale: str
    percent: str
    descriptors: str
    task_column: str
    answer_sheet: str
    fill_in: str
    on_paper: str
    variants_key: str
    as_in_task: str
    group: Mapping[str, str]  # by topic.kind, as the next three
    teacher: Mapping[str, str]
    discipline: Mapping[str, str]
    key_title: Mapping[str, str]
    page_of: str
    slide_of: str
    slide: str
    handout_page: str
    answer_next: str
    workspace: str
    rubric: str
    clock: str

    incomplete: str
    lost: str

    alt_chart: str
    alt_chart_part: str
    alt_timeline: str
    alt_timeline_part: str
    alt_tree: str
    alt_tree_part: str
    alt_plot: str
    alt_number_line: str
    alt_point: str
    alt_axis: str
    alt_table: str
    alt_ladder: str
    alt_crossword: str
    alt_word_search: str


@cache
def load(language: Language) -> Labels:
    """Return the labels of ``language``."""
    words = data.load(languages.file(language, FILE))
    known = set(Labels.__struct_fields__)
    assert words.keys() == known, f"{language}: {words.keys() ^ known}"
    words["level_numerals"] = tuple(words["level_numerals"])
    words["verdicts"] = tuple(map(tuple, words["verdicts"]))
    return Labels(**words)


def number(value: Decimal, labels: Labels) -> str:
    """Return ``value`` as the language writes it: «9 596», «12,50»; its groups never part."""
    whole, _, fraction = f"{value.copy_abs():f}".partition(".")
    groups = [whole[max(0, end - _GROUP) : end] for end in range(len(whole), 0, -_GROUP)]
    grouped = labels.thousands.join(reversed(groups))
    mark = labels.decimal_mark + fraction if fraction else ""
    return ("−" if value < 0 else "") + grouped + mark
