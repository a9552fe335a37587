"""The data of inspections: read strictly, cited, and what the founding documents ask for."""

from __future__ import annotations

import pytest

from credit.inspections import checklist, checklist_ids, programme, programme_ids
from credit.inspections.catalogue import bases, instruments, read_shape
from credit.inspections.shapes import Programme
from credit.rulebook.trees import Mark, Tree
from models.errors import InputError


@pytest.mark.parametrize("name", programme_ids())
def test_every_number_of_a_programme_cites_a_document_or_says_that_it_is_ours(name: str) -> None:
    """Instruments that are cited are all listed, with where they were read."""
    cited = {basis.instrument for basis in bases(programme(name)) if basis.instrument}

    assert cited <= instruments().instruments.keys()
    assert all(basis.instrument or basis.choice for basis in bases(programme(name)))


@pytest.mark.parametrize("name", checklist_ids())
def test_a_checklist_is_worth_a_hundred_points(name: str) -> None:
    """So that an item's points read as a share of the whole; every item is cited or a choice of ours."""
    found = checklist(name)

    assert sum(item.points for item in found.items) == 100_000
    assert {basis.instrument for basis in bases(found) if basis.instrument} <= instruments().instruments.keys()


def test_checklists_that_kinds_name_are_there() -> None:
    """For every kind of every city."""
    named = {one for city in programme_ids() for kind in programme(city).kinds for one in kind.checklists}

    assert named <= {*checklist_ids()}


def test_the_disclosure_board_has_its_ten_heads() -> None:
    """ZJ-14, RC-29: leader to lift spending, and that all of it is kept current."""
    assert len(checklist("disclosure").items) == 10


def test_public_safety_has_its_three_classes() -> None:
    """HZ-27: fire, lifts, curtain walls, inspected together in Hangzhou."""
    safety = programme("hangzhou").kind("safety")

    assert safety is not None
    assert safety.checklists == ("fire", "lifts", "curtain_walls")


def test_emergency_preparedness_has_its_six_duties() -> None:
    """ZY-13: plans, drills, stores, team, hazards, roster; an inspection of its own in Ziyang."""
    kind = programme("ziyang").kind("emergency")

    assert kind is not None
    assert [len(checklist(name).items) for name in kind.checklists] == [6]


def test_rongcheng_inspects_every_half_year_and_patrols_every_month() -> None:
    """RC-30, RC-31: with 4 points of 100 for Yatou and 2 for the others."""
    full, patrol = programme("rongcheng").kind("half_yearly"), programme("rongcheng").kind("monthly_patrol")

    assert full is not None
    assert patrol is not None
    assert full.every is not None
    assert patrol.every is not None
    assert full.assessment is not None
    assert (str(full.every.period), str(patrol.every.period)) == ("P6M", "P1M")
    assert (full.assessment.subdistricts["崖头街道"], full.assessment.others) == (4000, 2000)


def test_a_city_overrides_a_shared_kind_and_keeps_the_others() -> None:
    """Zhuji has acceptance of its own (ZJ-33) and the special inspection of all."""
    acceptance, special = programme("zhuji").kind("acceptance"), programme("zhuji").kind("special")

    assert acceptance is not None
    assert acceptance.delivery is not None
    assert (acceptance.delivery.days, acceptance.delivery.basis.article) == (15, "26")
    assert special is not None


def test_an_unknown_name_is_told_with_those_there_are() -> None:
    """Instead of a missing file."""
    with pytest.raises(InputError, match="rongcheng"):
        programme("atlantis")


def test_what_a_file_may_not_say_is_told_with_its_line() -> None:
    """Unknown keys above all."""
    tree = Tree({"id": "x", "colour": "red"}, {"id": Mark("x.yaml", 1), "colour": Mark("x.yaml", 2)})
    with pytest.raises(InputError, match=r"x\.yaml:2.*`colour` is unknown"):
        read_shape(Programme, tree, "x.yaml")
