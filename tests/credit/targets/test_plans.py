"""The targets of the founding documents as data."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from credit.targets import plan, plan_ids
from credit.targets.plans import read_plan
from models.errors import InputError

PLAN = """
id: x
title: {zh: 目标, en: Targets}
instruments:
  paper: {title: {zh: 文, en: Paper}, issuer: {zh: 市, en: City}, read_at: whole text}
targets:
  - {id: x.one, title: {zh: 一, en: One}, measure: estates.served, share: 40%, basis: {instrument: paper, article: "2"}}
"""


def test_rongcheng_goes_from_80_to_all_committees_in_three_years() -> None:
    """RC-05: Party organisations of committees, and 60 % of the members of each new one."""
    targets = {one.id: one for one in plan("rongcheng").targets}
    steps = [targets[f"rongcheng.committees.{year}"] for year in (2021, 2022, 2023)]

    assert [(one.share, one.by) for one in steps] == [
        (Fraction(4, 5), date(2021, 12, 31)), (Fraction(9, 10), date(2022, 12, 31)), (Fraction(1), date(2023, 12, 31)),
    ]  # fmt: skip
    assert targets["rongcheng.members"].each == Fraction(3, 5)


def test_ziyang_has_three_rates_in_three_years() -> None:
    """ZY-02: 40, 60 and 80 %."""
    shares = {(one.measure, one.share) for one in plan("ziyang").targets}

    assert len(shares) == 9
    assert {share for _, share in shares} == {Fraction(2, 5), Fraction(3, 5), Fraction(4, 5)}


def test_lishui_wants_more_than_half_of_every_committee() -> None:
    """LS-02: above 50 %, which exactly half is not; of old estates alone."""
    [members] = [one for one in plan("lishui").targets if one.each is not None]

    assert (members.each, members.each_more) == (Fraction(1, 2), True)
    assert all(one.measure.startswith("old_") for one in plan("lishui").targets)


@pytest.mark.parametrize("name", plan_ids())
def test_every_target_names_its_section(name: str) -> None:
    """Each by a document of the file, and each id once."""
    targets = plan(name).targets

    assert all(one.basis.instrument and one.basis.article for one in targets)
    assert len({one.id for one in targets}) == len(targets)


def test_a_city_without_targets_is_told_which_have_some() -> None:
    """By the list."""
    with pytest.raises(InputError, match="hangzhou, lishui, rongcheng, zhuji, ziyang"):
        plan("atlantis")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("40%", "forty", "share"),
        ("estates.served", "estates.painted", "measure"),
        ("instrument: paper,", "instrument: none,", "there is no instrument 'none'"),
    ],
)
def test_a_plan_that_is_wrong_says_where(old: str, new: str, said: str) -> None:
    """By key."""
    with pytest.raises(InputError, match=said):
        read_plan(PLAN.replace(old, new).encode(), "x.yaml")
