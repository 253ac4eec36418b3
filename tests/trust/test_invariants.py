"""The invariants of a compiler that a class can rely on, and the tests that hold each."""

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]

INVARIANTS = {
    "I1 any bytes give a result or located errors": (
        "trust/test_fuzz.py::test_any_bytes_are_answered",
        "trust/test_fuzz.py::test_any_damaged_lesson_is_answered",
        "trust/test_bounds.py::test_any_file_is_answered_soon",
        "lesson/test_source.py::test_any_yaml_soup_gives_a_lesson_or_problems",
    ),
    "I2 every error has a place, a code, a sentence and a hint in three languages": (
        "test_wrong.py::test_a_broken_lesson_is_told_all_its_slips",
        "test_wrong.py::test_every_code_has_a_broken_lesson",
        "test_messages.py::test_every_language_has_the_same_codes_and_placeholders",
        "press/test_refusals.py::test_every_refusal_has_a_sentence_in_every_language",
    ),
    "I3 what is shown equals the plan, in reading order": (
        "trust/test_fuzz.py::test_any_lesson_becomes_outputs_that_say_the_same",
        "press/test_verify.py::test_every_changed_text_of_the_deck_is_caught",
        "press/test_verify.py::test_every_changed_line_of_the_pages_is_caught",
    ),
    "I4 all outputs are replaced or none": (
        "trust/test_faults.py::test_every_call_may_be_killed_or_refused",
        "trust/test_kills.py::test_a_killed_build_leaves_the_old_outputs_or_the_new",
        "trust/test_kills.py::test_builds_side_by_side_leave_one_whole_version",
        "press/test_refusals.py::test_a_full_disk_keeps_the_old_outputs",
        "press/test_refusals.py::test_a_file_that_may_not_grow_keeps_the_old_outputs",
    ),
    "I5 PowerPoint has nothing to repair (PowerPoint itself is tried by hand)": (
        "deck/test_lint.py",
        "trust/test_fuzz.py::test_any_lesson_becomes_outputs_that_say_the_same",
    ),
    "I6 the same lesson gives the same bytes": (
        "trust/test_bytes.py::test_surroundings_change_nothing",
        "trust/test_bytes.py::test_the_working_folder_changes_nothing",
        "trust/test_bytes.py::test_a_clock_that_python_reads_wrong_changes_nothing",
    ),
    "I7 nothing else is read, written, run or called": (
        "trust/test_reach.py::test_a_build_reaches_nothing_else",
        "trust/test_doors.py::test_files_are_opened_in_their_doors_only",
        "trust/test_doors.py::test_links_are_written_in_their_doors_only",
        "design/test_picture.py::test_a_hostile_picture_is_refused",
        "lesson/test_links.py::test_a_hostile_link_is_refused",
        "lesson/test_files.py::test_what_lies_outside_is_refused",
    ),
    "I8 a build is bounded": (
        "trust/test_bounds.py::test_the_longest_lesson_is_built_within_bounds",
        "trust/test_bounds.py::test_a_runaway_build_is_ended_with_a_sentence",
    ),
    "I9 nothing is off its page, without a glyph or too small to read": (
        "press/test_verify.py::test_text_over_the_edge_is_caught",
        "press/test_verify.py::test_text_too_small_to_read_is_caught",
        "press/test_verify.py::test_a_sign_that_nobody_can_read_is_caught",
    ),
    # Plans are compared as text instead of pixels: fonts and LibreOffice differ between machines.
    "I10 looks change on purpose only": ("deck/test_golden.py",),
    "I11 look-alike letters are found and text is composed": (
        "lesson/test_alphabet.py",
        "lesson/test_source.py::test_values_are_composed",
    ),
}


@pytest.mark.parametrize("invariant", INVARIANTS)
def test_the_tests_that_hold_an_invariant_exist(invariant: str) -> None:
    for named in INVARIANTS[invariant]:
        file, _, name = named.partition("::")
        tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
        found = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert name in found or (not name and found), named
