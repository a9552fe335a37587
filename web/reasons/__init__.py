"""The reasons of refusals in the language of who reads them.

Rules refuse in English (`models.errors.Problem`): one language keeps them simple. What they say stands as templates in
a catalogue (`web/translations/zh/LC_MESSAGES/reasons.po`), extracted from their source. A text is led back to its
template, and the translation is filled with the values that the text carried.
"""

from __future__ import annotations

from models.errors import Problem
from web.reasons.phrases import chinese

__all__ = ["cited_in", "in_language"]


def in_language(problem: Problem, language: str) -> Problem:
    """Return a problem in a language, `zh` or `en`; a text that no template fits stays as it is."""
    if language != "zh":
        return problem
    phrases = chinese()
    return Problem(phrases.place(problem.where), phrases.sentence(problem.what), phrases.sentence(problem.remedy))


def cited_in(text: str, language: str) -> str:
    """Return where something stands, in a law, a contract or a choice of ours, in a language; else as it is."""
    return chinese().basis(text) if language == "zh" else text
