"""What a rule is called and what it stands on, in words."""

from __future__ import annotations

from datetime import date

from credit.explaining.clauses import Clauses
from tests.builders.rulebooks import CHOICE, minimal_rulebook, rule

_DAY = date(2024, 6, 30)


def _clauses() -> Clauses:
    early = rule("r", "x", "1", in_force={"since": "2020-01-01", "until": "2024-01-01"}, basis={"choice": "early"})
    late = rule("r", "x", "2", in_force={"since": "2024-01-01"}, basis={"choice": {"zh": "晚", "en": "late"}})
    own = rule("own", "y", "1", title={"zh": "自有", "en": "its own"})
    part = {
        "indicator": "i",
        "component": "bad",
        "title": {"zh": "指标", "en": "indicator"},
        "rules": [early, late, own],
    }
    veto = {"id": "v", "event": "x", "at_best": "C", "valid": "P1Y", "basis": CHOICE}
    return Clauses(minimal_rulebook(indicators=[part], vetoes=[veto], derive=[]))


def test_a_rule_is_called_by_its_own_title_its_indicators_or_its_id() -> None:
    """There is always something to call it."""
    clauses = _clauses()
    assert [clauses.title(name).en for name in ("own", "r", "v", "unknown")] == ["its own", "indicator", "v", "unknown"]


def test_the_version_in_force_on_the_day_gives_the_reason() -> None:
    """Each version stands on its own number and its own reason."""
    clauses = _clauses()
    assert clauses.basis("r", date(2023, 6, 30)).en == "Our own choice: early"
    assert (clauses.basis("r", _DAY).zh, clauses.basis("r", _DAY).en) == ("自定：晚", "Our own choice: late")
