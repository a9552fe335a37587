"""What would lift a company one grade: every way is tried here once more, by rating the changed evidence anew."""

from __future__ import annotations

from typing import Any

import pytest

from credit.evidence import Facts
from credit.explaining.outlook import Outlook, Way, outlooks
from credit.rulebook.shapes import Rulebook
from credit.scoring.rating import Rated
from tests.builders.rulebooks import CHOICE, minimal_content, minimal_rulebook, rule
from tests.builders.scoring import facts, indicator, measure, rated

Row = dict[str, Any]
_RECORDS: dict[str, list[Row]] = {
    "at_the_top": [{"event": "award", "quantity": 5}],
    "nearly": [{"event": "award", "quantity": 4}],
    "two_losses": [{"event": "penalty"}, {"event": "penalty", "occurred_on": "2024-04-01"}],
    "vetoed": [{"event": "award", "quantity": 5}, {"event": "fraud"}],
    "two_vetoes": [{"event": "fraud"}, {"event": "fraud", "occurred_on": "2024-04-01"}],
    "deep": [{"event": "penalty", "quantity": 2} for _ in range(20)],
    "both": [{"event": "penalty"} for _ in range(17)],
    "apart": [],
    "swallowed": [{"event": "penalty", "quantity": 4}, {"event": "award", "quantity": 99}],
    "late": [],
}
_COMPLAINTS: list[Row] = [{"complaint_id": f"late-{n}", "company_no": list(_RECORDS).index("late")} for n in range(3)]


def _book() -> Rulebook:
    veto = {"id": "veto", "event": "fraud", "at_best": "C", "valid": "forever", "basis": CHOICE}
    content = minimal_content(vetoes=[veto])
    honours = next(part for part in content["indicators"] if part["indicator"] == "honours")
    honours["ceiling"] = "6"
    return minimal_rulebook(**content)


def _facts(changes: dict[str, Way] | None = None) -> Facts:
    """Return the evidence, changed as one way for each company says."""
    changes = changes or {}
    taken = {(company, *source) for company, way in changes.items() for source in way.hypothesis.without}
    companies = [{"company_id": name, "participates": name != "apart" or name in changes} for name in _RECORDS]
    records: list[Row] = []
    for number, (company, rows) in enumerate(_RECORDS.items()):
        own = [{"record_id": f"{company}-{n}", **row} for n, row in enumerate(rows)]
        kept = [row for row in own if (company, "records", row["record_id"]) not in taken]
        earned = changes[company].hypothesis.added if company in changes else ()
        kept += [{"event": event, "quantity": n, "occurred_on": "2024-06-30"} for event, n in earned]
        records += [{**row, "company_no": number} for row in kept]
    complaints = [row for row in _COMPLAINTS if ("late", "complaints", row["complaint_id"]) not in taken]
    return facts(companies, records=records, complaints=complaints)


@pytest.fixture(scope="module")
def run() -> Rated:
    """Return the run over all companies."""
    return rated(_facts(), _book())


@pytest.fixture(scope="module")
def found(run: Rated) -> dict[str, Outlook]:
    """Return what would lift each of them."""
    return dict(outlooks(run, list(_RECORDS)))


@pytest.mark.parametrize("place", range(3))
def test_every_way_lifts_when_it_is_gone(run: Rated, found: dict[str, Outlook], place: int) -> None:
    """Rated anew with the change made, score and grade are those that were promised, and the grade is better."""
    ways = {company: outlook.ways[place] for company, outlook in found.items() if len(outlook.ways) > place}
    after = rated(_facts(ways), _book()).by_company
    order = ["AAA", "AA", "A", "B", "C", "C(missing)"]

    for company, way in ways.items():
        assert (after[company]["score"], after[company]["grade"]) == (way.verdict.score, way.verdict.grade)
        assert order.index(way.verdict.grade) < order.index(str(run.by_company[company]["grade"]))


def test_who_has_a_way_up(found: dict[str, Outlook]) -> None:
    """All but the one at the top, who needs none."""
    assert {company for company, outlook in found.items() if not outlook.ways} == {"at_the_top"}


def test_the_smallest_change_comes_first(found: dict[str, Outlook]) -> None:
    """Two awards are less than three answers put right; each way is the least of its kind."""
    assert [way.size for way in found["late"].ways] == [2, 3]
    assert found["late"].grade == found["late"].ways[0].verdict.grade == "AA"
    assert [(way.size, way.verdict.grade) for way in found["deep"].ways] == [(18, "B")]


def test_a_veto_is_put_right_before_points(found: dict[str, Outlook]) -> None:
    """No merit lifts a vetoed company; one repair does, or as many as there are vetoes."""
    assert [len(way.hypothesis.without) for way in found["vetoed"].ways] == [1]
    assert [len(way.hypothesis.without) for way in found["two_vetoes"].ways] == [2]


def test_a_way_is_told_in_both_languages(found: dict[str, Outlook]) -> None:
    """What to put right by its row, what to earn by its points, and taking part."""
    assert found["nearly"].ways[0].text.en == "Earn 1: honours (+1 each)"
    assert found["vetoed"].ways[0].text.zh == "修复 1 条记录：veto（vetoed-1）"
    assert found["apart"].ways[0].text.zh == "参加信用信息管理"


def _combining() -> Rulebook:
    """Return a rulebook of base 80 in which two kinds of merit come to 2 points at most, and inspections to 1."""
    content = minimal_content()
    bands = [{"at_least": "95", "points": "1"}, {"points": "0"}]
    source = {"table": "inspections", "mean": "score", "on": "inspected_on"}
    content["indicators"] = [
        indicator("honours", "good", rule("tiny.good", "award", "2"), ceiling="2"),
        indicator("gifts", "good", rule("tiny.gift", "gift", "2"), ceiling="2"),
        indicator("results", "good", measures=[measure("tiny.mean", source=source, bands=bands, as_points=False)]),
        indicator("breaches", "bad", rule("tiny.bad", "penalty", "-1")),
    ]
    return minimal_rulebook(**content)


def _combined(score: int, *, earned: int = 0, penalties: int = 1) -> Rated:
    """Return the run of three AA: one lacks merits, one inspections at 95, one has a penalty besides."""
    events = [(0, earned), (1, 1), (2, 1)]
    records: list[Row] = [
        {"event": event, "quantity": number, "company_no": company}
        for company, number in events for event in ("award", "gift") if number
    ]  # fmt: skip
    records += [{"event": "penalty", "company_no": 2, "record_id": "p"}] * penalties
    scores = (99_000, score, score)
    inspections = [{"score": one, "company_no": number} for number, one in enumerate(scores)]
    names = [{"company_id": name} for name in ("merits", "mean", "all")]
    return rated(facts(names, records=records, inspections=inspections), _combining())


def test_several_changes_go_together_where_none_is_enough_alone() -> None:
    """Two merits of different kinds; what a measure would have to be; a repair and a measure: and they do lift."""
    before = _combined(82_400)
    found = outlooks(before, ["merits", "mean", "all"])
    after = _combined(95_000, earned=1, penalties=0).by_company

    assert {row["grade"] for row in before.by_company.values()} == {"AA"}
    assert {name: outlook.ways[0].text.en for name, outlook in found.items()} == {
        "merits": "Earn 1: gifts (+2 each); and earn 1: honours (+2 each)",
        "mean": "Bring tiny.mean to 95 at least (now 82.4, +1)",
        "all": "Have 1 repaired: breaches (p); and bring tiny.mean to 95 at least (now 82.4, +1)",
    }
    assert {name: (one.ways[0].verdict.score, one.grade) for name, one in found.items()} == {
        name: (row["score"], row["grade"]) for name, row in after.items()
    }


def test_how_far_it_is_is_told() -> None:
    """After the last of them; so many of so many."""
    told: list[tuple[int, int]] = []
    outlooks(_combined(82_400), ["merits", "mean"], lambda done, whole: told.append((done, whole)))

    assert told == [(2, 2)]


def test_nobody_asked_is_nobody_told(run: Rated) -> None:
    """An outlook for no company is none."""
    assert outlooks(run, []) == {}
