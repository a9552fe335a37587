"""Ways up in words."""

from __future__ import annotations

from credit.explaining.clauses import Clauses
from credit.explaining.levers import Deed, Earned, Reached, Repaired
from credit.explaining.way_texts import way_text
from credit.scoring.terms import Terms
from tests.builders.rulebooks import minimal_content, minimal_rulebook
from tests.builders.scoring import day, measure


def _told(*deeds: Deed) -> tuple[str, str]:
    text = way_text(Clauses(minimal_rulebook()), deeds)
    return text.zh, text.en


def _mean(**told: int | None) -> Reached:
    content = minimal_content()
    content["indicators"][1]["measures"] = [measure("mean", title={"zh": "检查均分", "en": "Mean inspection score"})]
    (indicator,) = (one for one in minimal_rulebook(**content).indicators if one.measures)
    plain = {"value": 95_000, "below": None, "gain": 8000, "now": 82_400}
    return Reached(indicator.measures[0], **{**plain, **told})  # type: ignore[arg-type]  # every field is there


def test_repairs_and_merits_are_counted_and_named() -> None:
    """Rows by their rule; events by how often."""
    term = next(one for one in Terms(minimal_rulebook(), day("2024-06-30")).all if one.event == "award")
    rows = [Repaired("records", "r1", "tiny.bad"), Repaired("complaints", "k1", "tiny.late"),
            Repaired("records", "r2", "tiny.bad")]  # fmt: skip

    assert _told(*rows, Earned(term), Earned(term)) == (
        "修复 3 条记录：breaches（r1、r2）、breaches（k1）；并新获 2 项：honours（每项 +1 分）",
        "Have 3 repaired: breaches (r1, r2), breaches (k1); and earn 2: honours (+1 each)",
    )


def test_a_measure_is_told_with_what_it_is_now() -> None:
    """At least a value, below one, or from nothing; the last step of a measure includes those before it."""
    assert _told(_mean(value=90_000, gain=4000), _mean()) == (
        "使“检查均分”达到 95（现为 82.4，+8 分）", "Bring Mean inspection score to 95 at least (now 82.4, +8)"
    )  # fmt: skip
    assert _told(_mean(below=1000, now=2000))[1] == "Bring Mean inspection score below 1 (now 2, +8)"
    assert "不含 1" in _told(_mean(below=1000, now=2000))[0]
    assert _told(_mean(now=None))[1] == "Bring Mean inspection score to 95 at least (nothing so far, +8)"
