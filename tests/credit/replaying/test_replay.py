"""Every rating run and list is derived again from the record alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from credit.replaying import replay
from models.errors import InputError
from tests.builders.replaying import Told, changed, told_anew

Change = Callable[[dict[str, Any]], dict[str, Any] | None]


def _first(told: Told) -> Told:
    """Return the later evidence, the rulebook, its run and red list alone: replaying them is quick."""
    entries, blob = told
    return [entries[9], entries[1], entries[10], entries[11]], blob


def _differences(told: Told, act: int = -2) -> str:
    return "\n".join(list(replay(*told))[act].differences)


def test_every_act_of_the_city_comes_out_equal(told: Told) -> None:
    """Three runs and two times three lists, after an erasure too: bit for bit, from the record alone."""
    done = list(replay(*told))

    assert [act.subject for act in done if act.differences] == []
    assert [act.subject for act in done] == [
        "run/1", "run/2", "proposal/1", "proposal/2", "proposal/3", "run/3", "proposal/4", "proposal/5", "proposal/6",
    ]  # fmt: skip
    assert [act.rows for act in done] == [2, 5, 1, 1, 1, 6, 1, 1, 1]


def _with(**cells: object) -> Change:
    return lambda row: row | cells


@pytest.mark.parametrize(
    ("part", "change", "told_of"),
    [
        (
            "ratings",
            _with(
                grade="D", score_milli=99_000, components={"good": 1, "bad": 1}, reasons=[], next_change_on="2030-01-01"
            ),
            ("'grade': 'D'", "'score_milli': 99000", "'components': {'bad': 1", "'reasons': []", "2030-01-01"),
        ),
        ("ratings", lambda _row: None, ("rating: 0 rows on record, 2 derived",)),
        (
            "contributions",
            _with(points_milli=7, article="99"),
            ("contribution 0", "'points_milli': 7", "'article': '99'"),
        ),
        ("contributions", lambda row: row if row["points_milli"] > 0 else None, ("rows on record, 4 derived",)),
        ("run", _with(ratings_digest="0" * 64), ("ratings_digest: on record 0000",)),
        ("run", _with(as_of="2024-03-31"), ("ratings_digest", "'score_milli'")),
        ("run", _with(known_at="2024-01-01T00:00:00.000000Z"), ("ratings_digest", "'score_milli'")),
    ],
)
def test_a_changed_run_is_told_with_what_it_should_be(
    told: Told, part: str, change: Change, told_of: tuple[str, ...]
) -> None:
    """Row by row: the company, what is on record, what was derived."""
    found = _differences(changed(_first(told), 2, part, change))

    assert [one for one in told_of if one not in found] == [], found


def test_a_changed_outlook_is_told(told: Told) -> None:
    """What would lift a company is derived again where it was told."""
    entries, blob = told
    forged = changed(([*entries[:2], entries[3]], blob), 2, "ratings", _with(outlook={"ways": []}))

    assert "'outlook': {'ways': []}" in _differences(forged, -1)


def test_a_changed_list_is_told(told: Told) -> None:
    """Whoever was put on it, moved on it, or taken off."""
    entries, blob = _first(told)
    changes = {"'place': 2": _with(place=2), "'company_id': 'x'": _with(company_id="x"), "0 rows on": lambda _row: None}
    for change in changes.values():
        forged, blob = changed((entries, blob), 3, "entries", change)
        entries = [*entries, forged[3]]
    done = list(replay(entries, blob))[1:]

    assert done[0].differences == ()
    for act, told_of in zip(done[1:], changes, strict=True):
        assert told_of in "\n".join(act.differences)


def test_changed_evidence_comes_out_otherwise(told: Told) -> None:
    """The award that the rating counted is not there any more."""
    forged = changed(_first(told), 0, "records", lambda row: None if row["event"] == "award" else row)

    assert "rating 0: on record" in _differences(forged)


def test_a_changed_rulebook_is_not_the_one_that_is_named(told: Told) -> None:
    """Its digest is another, so the run rests on nothing."""
    forged = changed(_first(told), 1, "rulebook", lambda row: row | {"content": row["content"] | {"base": "90"}})

    with pytest.raises(InputError, match=r"run/3: rulebook \w+ is not on record before it"):
        list(replay(*forged))


def test_the_order_of_components_is_part_of_a_rulebook(told: Told) -> None:
    """Lines of JSON are sorted, so the content tells it; another order is another rulebook."""
    turned = {"order_of_components": ["bad", "good"]}
    forged = changed(_first(told), 1, "rulebook", lambda row: row | {"content": row["content"] | turned})

    with pytest.raises(InputError, match=r"rulebook \w+ is not on record before it"):
        list(replay(*forged))


@pytest.mark.parametrize("missing", [0, 1])
def test_a_run_rests_on_what_was_there_before_it(told: Told, missing: int) -> None:
    """Evidence or rulebook that was entered later does not count."""
    entries, blob = _first(told)
    late = [*entries[:missing], *entries[missing + 1 :], entries[missing]]

    with pytest.raises(InputError, match="treat it as unproven"):
        list(replay(late, blob))


def test_a_list_needs_its_run(told: Told) -> None:
    """Entered before it, or without it, it stands on nothing."""
    entries, blob = _first(told)
    with pytest.raises(InputError, match="proposal/4: run/3 is not on record before it"):
        list(replay([*entries[:2], entries[3]], blob))


def test_evidence_that_is_entered_again_changes_nothing(told: Told) -> None:
    """A second entry under the number of the first is passed over: what a run rests on was there once."""
    entries, blob = _first(told)
    forged, theirs = changed((entries, blob), 0, "records", lambda _row: None)

    assert _differences(([entries[0], forged[0], *entries[1:]], theirs)) == ""


@pytest.mark.parametrize(
    "facts", [{"parts": {}}, {"parts": {"run": {"digest": 3}}}, {"parts": 3}, {"parts": {"run": {}}}]
)
def test_an_act_of_a_strange_form_is_told(told: Told, facts: dict[str, object]) -> None:
    """It is named, and not a traceback."""
    with pytest.raises(InputError, match="entry 10"):
        list(replay(*told_anew(_first(told), 2, facts)))


def test_an_attachment_that_is_no_table_is_told(told: Told) -> None:
    """Rows without the columns of evidence, or of another kind."""
    forged = changed(_first(told), 0, "records", lambda _row: {"record_id": {"not": "text"}})
    with pytest.raises(InputError, match="it is no act as this system writes it"):
        list(replay(*forged))


def test_acts_without_an_effect_on_ratings_are_passed_over(told: Told) -> None:
    """Their attachments are not even asked for."""
    entries = [replace(entry, content="{}") for entry in told[0] if entry.type in ("tender.notice", "personal.erased")]

    assert list(replay(entries, lambda _digest: None)) == []
