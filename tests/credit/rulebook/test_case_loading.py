"""Worked cases are read as strictly as the rulebook they belong to."""

from __future__ import annotations

from pathlib import Path

import pytest

from credit.rulebook.case_loading import load_cases
from credit.rulebook.catalogue import catalogue
from credit.rulebook.errors import RulebookError
from credit.rulebook.loading import load_rulebook
from tests.builders.rulebooks import minimal_files, minimal_rulebook, write_rulebook

_CASE = """\
cases:
- name: one
  as_of: 2024-06-30
  evidence:
    inspections:
    - {id: i1, inspected_on: 2024-04-01}
    findings:
    - {inspection: i1}
  expect: {score: "80"}
"""


def _load(folder: Path, *texts: str) -> tuple[str, ...]:
    files = {f"cases/{n}.yaml": text for n, text in enumerate(texts)}
    path = write_rulebook(folder, {**minimal_files(), **files})
    return tuple(case.name for case in load_cases(path, minimal_rulebook()))


def test_cases_come_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    """A rulebook without cases has none, which is no error."""
    assert _load(tmp_path / "a") == ()
    assert _load(tmp_path / "b", _CASE, _CASE.replace("one", "two")) == ("one", "two")


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ("inspection: i1", "inspection: i2", "0.yaml:8 cases[0].evidence.findings[0].inspection", "i2 is unknown"),
        (
            "- {id: i1,",
            '- {community: "7", id: i1,',
            "0.yaml:6 cases[0].evidence.inspections[0].community",
            "7 is unknown",
        ),
        ('score: "80"', "grade: D", "0.yaml:9 cases[0].expect.grade", "D is unknown"),
        ('score: "80"', "points: {nope: 1}", "0.yaml:9 cases[0].expect.points.nope", "nope is unknown"),
        ('score: "80"', "components: {nope: 1}", "0.yaml:9 cases[0].expect.components.nope", "nope is unknown"),
        ('score: "80"', "score: 80.5", "0.yaml:9", "YAML reads 80.5 as a float"),
        ("as_of", "asof", "0.yaml:3 cases[0].asof", "the key `asof` is unknown"),
        ("cases:", "case:", "0.yaml:1 case", "the key `case` is unknown"),
    ],
)
def test_each_problem_names_its_line(tmp_path: Path, old: str, new: str, where: str, what: str) -> None:
    """File, line and key, as for the rulebook itself."""
    with pytest.raises(RulebookError) as caught:
        _load(tmp_path / "tiny", _CASE.replace(old, new))
    assert (f"tiny/cases/{where}", what) in [(problem.where, problem.what) for problem in caught.value.problems]


def test_two_cases_cannot_share_a_name(tmp_path: Path) -> None:
    """Over all files of a rulebook, a name means one case."""
    with pytest.raises(RulebookError, match="two cases are called 'one'"):
        _load(tmp_path / "tiny", _CASE, _CASE)


@pytest.mark.parametrize("name", [entry.id for entry in catalogue()])
def test_every_built_in_case_has_the_shape_of_a_case(name: str) -> None:
    """What we ship can be rated."""
    assert isinstance(load_cases(name, load_rulebook(name)), tuple)
