"""What was asked becomes a plan, and what a commitment says is taken from it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.errors import InputError, RefusedError
from models.values.canonical import canonical
from models.values.draw import commitment_of
from tests.builders.draw_files import RESULT, write_draw
from web.cli.draws.inputs import Asked, drawn_as_asked, prepared

SOURCE: dict[str, Any] = {"source": "快乐8", "source_day": date(2026, 12, 1)}


def asked(folder: Path, **changes: Any) -> Asked:  # noqa: ANN401 - options of any kind
    """Return a call for two of the small pool, with what is named changed."""
    wanted: dict[str, Any] = {"count": 2, "namespace": "检查", "codes": folder / "codes.csv"} | changes
    return Asked(pool=folder / "pool.csv", **wanted)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the files of a small draw and its commitment."""
    write_draw(tmp_path)
    told = commitment_of(prepared(asked(tmp_path, **SOURCE, min_pool_ratio=3, allow_recusals=True)).plan)
    (tmp_path / "commitment.json").write_bytes(canonical(told))
    return tmp_path


def test_the_options_become_a_plan(folder: Path) -> None:
    """Strata, weights, quotas and exclusions from their files."""
    plan = prepared(asked(folder, weight="tickets", stratum="area", quotas=folder / "quotas.csv",
                          exclude=folder / "out.csv", substitutes=1)).plan  # fmt: skip

    assert [(one.name, one.quota, one.tickets) for one in plan.strata] == [("东", 1, 4), ("西", 1, 5)]
    assert [*plan.exclusions] == ["王五"]
    assert (plan.source, plan.smallest_ratio, plan.recusals_allowed) == (None, 1, False)


def test_what_is_not_said_is_taken_from_the_commitment(folder: Path) -> None:
    """Source, ratio and leave for recusals; so the same call draws that committed."""
    made = prepared(asked(folder, commitment=folder / "commitment.json"))

    assert made.plan == prepared(asked(folder, **SOURCE, min_pool_ratio=3, allow_recusals=True)).plan
    assert drawn_as_asked(made, RESULT).plan is made.plan


def test_every_difference_and_every_other_reason_come_together(folder: Path) -> None:
    """The draw's own and those of the commitment, in one refusal."""
    made = prepared(asked(folder, commitment=folder / "commitment.json", namespace="又一次", count=1))
    with pytest.raises(RefusedError) as refused:
        drawn_as_asked(made, "no result")

    assert [problem.where for problem in refused.value.problems] == [
        "randomness", "commitment, count", "commitment, namespace",
    ]  # fmt: skip


@pytest.mark.parametrize("odd", [None, [], "x", {"later": 3}, {}])
def test_a_commitment_that_was_tampered_with_is_a_difference(folder: Path, odd: object) -> None:
    """Whatever stands where something else should."""
    path = folder / "commitment.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"exclusions": odd}), encoding="utf-8")
    with pytest.raises(RefusedError, match="commitment, exclusions"):
        drawn_as_asked(prepared(asked(folder, commitment=path)), RESULT)


def test_hashes_alone_do_not_draw(folder: Path) -> None:
    """The parties have to tell their codes."""
    with pytest.raises(InputError, match="the codes themselves"):
        drawn_as_asked(prepared(asked(folder, codes=folder / "hashes.csv")), "r")


@pytest.mark.parametrize(
    ("options", "reasons"),
    [
        ({"source": "快乐8"}, ["--source-day"]),
        ({"source": "骰子", "source_form": "一位数字"}, ["--source-day", "--source"]),
        ({"source": "骰子", "source_day": date(2026, 12, 1)}, ["--source"]),
    ],
)
def test_a_source_is_described_whole(folder: Path, options: dict[str, Any], reasons: list[str]) -> None:
    """Day, form and bits; of a known lottery the day alone."""
    with pytest.raises(InputError) as refused:
        prepared(asked(folder, **options))

    assert [problem.where for problem in refused.value.problems] == reasons


def test_the_command_repeats_the_call() -> None:
    """Quoted for a shell, without what was not said."""
    call = Asked(pool=Path("a b.csv"), count=2, codes=Path("c.csv"), namespace="检 查", seed="01 02", **SOURCE)

    assert call.command() == (
        "wuxin draw 'a b.csv' --count 2 --codes c.csv --namespace '检 查' --source '快乐8' --source-day 2026-12-01 "
        "--seed '01 02'"
    )
