"""A paragraph goes in; a warning for each strong judgement that is nobody's comes out."""

from __future__ import annotations

from collections.abc import Iterator

from builders.lesson.review import words as vocabulary
from builders.lesson.review.passages import CITED, Passage
from builders.lesson.review.words import Words
from builders.problems import Problem


def find(passage: Passage, words: Words) -> Iterator[Problem]:
    """Yield each superlative or loaded word in a sentence that neither attributes nor asks."""
    stems = tuple(word for word in words.claims if word not in words.whole_claims)
    for start, sentence in passage.sentences():
        if "?" in sentence or CITED in sentence:
            continue
        if vocabulary.beginnings(words.attribution).search(sentence):
            continue
        plain = vocabulary.beginnings(words.harmless).sub(
            lambda found: " " * len(found[0]), sentence
        )
        for pattern in (vocabulary.beginnings(stems), vocabulary.whole(words.whole_claims)):
            for found in pattern.finditer(plain):
                yield passage.warn("L435", start + found.start(), word=found[0])
