"""The agenda: how many slides it takes, and where its entries lead."""

import pytest

from builders.deck.planning.displays import ENTRY
from builders.deck.slides import DeckPlan, Slide, Words
from builders.lesson.read import read
from tests.deck.samples import planned, said

LONG = "Тұтқындардың наразылығы мен лагерь басқармасының жауабы туралы ұзақ бөлім"


def taught(*names: str) -> DeckPlan:
    """Return the deck of a lesson with a stage for each name, all on the agenda."""
    stages = "".join(f"- {{stage: {name}, minutes: 1, blocks: [text: Мәтін]}}\n" for name in names)
    listed = "".join(f"- {name}\n" for name in dict.fromkeys(names))
    head = f"topic: {{title: Сабақ, language: kk, minutes: {len(names)}}}\n"
    return planned(read(f"{head}contents:\n{listed}procedure:\n{stages}".encode(), "lesson.yaml"))


def agendas(plan: DeckPlan) -> list[Slide]:
    return [slide for slide in plan.slides if any(placed.name == ENTRY for placed in slide.items)]


def numerals(plan: DeckPlan) -> list[str]:
    """Return the large numerals of the agenda."""
    items = (placed for slide in agendas(plan) for placed in slide.items)
    return [said(p) for p in items if isinstance(p.item, Words) and p.item.ink == "accent"]


@pytest.mark.parametrize(("name", "count"), [(LONG, 7), ("Бөлім", 11)])
def test_a_long_agenda_continues_and_keeps_its_links(name: str, count: int) -> None:
    plan = taught(*(f"{name} {number}" for number in range(1, count + 1)))
    entries = [p for slide in agendas(plan) for p in slide.items if p.name == ENTRY]
    assert [said(placed).rpartition(" ")[2] for placed in entries] == [
        str(number) for number in range(1, count + 1)
    ]
    for placed in entries:
        assert isinstance(placed.item, Words)
        assert placed.item.jump
        assert said(plan.slides[placed.item.jump - 1].items[0]) == said(placed)
    assert numerals(plan) == [str(number) for number in range(1, count + 1)]


def test_of_two_stages_with_one_name_the_agenda_leads_to_the_first() -> None:
    plan = taught("Бөлім", "Басқа", "Бөлім")
    (agenda,) = agendas(plan)
    jumps = [p.item.jump for p in agenda.items if isinstance(p.item, Words) and p.name == ENTRY]
    assert jumps == [3, 4]
