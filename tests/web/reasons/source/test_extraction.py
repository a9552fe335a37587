"""What the rules of a module may say."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.frontend import parse_mapping_cfg
from babel.util import pathmatch

from tests.architecture.source import ROOT, product_modules
from web.reasons.source.extraction import extract, untraced
from web.reasons.source.modules import Module

_MODULE = '''
class State(StrEnum):
    """Where it stands."""
    OPEN = "open"
    ODD = "not:a word"

def refuse(state, lots):
    what = "it is shut" if state else f"{', '.join(lots)}"
    yield Problem(f"lot {lots[0]}", what, remedy="Open it.")
    yield Problem("", f"it {code_fault(state)}: {'late' if state else 'early'}")
    raise ValueError(f"{state} is none")

def code_fault(text):
    return "is empty" if not text else None
'''


def _extracted(source: str) -> set[tuple[str, ...] | str]:
    return {message for _, _, message, _ in extract(BytesIO(source.encode()), [], [], {})}


def test_sentences_places_parts_and_words_are_told_apart() -> None:
    """Sentences have no context; a text that only strings values together says nothing to translate."""
    assert _extracted(_MODULE) == {
        "it is shut",
        "Open it.",
        "it %(code_fault)s: %(either)s".replace("either", "value"),
        "%(state)s is none",
        ("place", "lot %(lots)s"),
        ("part", "is empty"),
        ("part", "late"),
        ("part", "early"),
        ("word", "open"),
    }


def test_values_alone_are_spelled_out_with_what_they_may_be() -> None:
    """`{value} {fault}` is two sentences where there are two faults."""
    source = "F = {1: 'is none', 2: 'is long'}\nProblem('', f'{value} {F[x]}')"

    assert {one for one in _extracted(source) if isinstance(one, str)} == {"%(value)s is none", "%(value)s is long"}


def test_whose_life_it_is_and_what_grants_a_role_are_places() -> None:
    """They become where a problem stands, in the module of all lives."""
    source = "LIFE.reached(moves, f'lease {lease.id}')\nrole_refusals(move, role, granted, f'article {number}')"

    assert _extracted(source) == {("place", "lease %(lease_id)s"), ("place", "article %(number)s")}


def test_what_another_module_says_is_told_to_be_untraced() -> None:
    """It is extracted there."""
    assert untraced(Module("Problem(where, found.what, 'Mend it.')")) == ["found.what"]


def test_every_folder_with_problems_is_read_or_set_aside() -> None:
    """A new folder of rules is not forgotten: web/reasons/babel.cfg reads it, or says that it stays in English."""
    with (ROOT / "web/reasons/babel.cfg").open() as file:
        methods, _ = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    patterns = [pattern for pattern, _ in methods]
    speaking = [module.place for module in product_modules() if "Problem(" in Path(module.path).read_text()]

    assert [str(one) for one in speaking if not any(pathmatch(pattern, str(one)) for pattern in patterns)] == []
