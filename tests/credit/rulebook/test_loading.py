"""Loading a rulebook gives the whole standard, or every reason why not."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credit.rulebook import cases, shapes
from credit.rulebook.case_loading import load_cases
from credit.rulebook.checking import check_rulebook
from credit.rulebook.errors import RulebookError
from credit.rulebook.folders import CITIES
from credit.rulebook.loading import load_rulebook
from credit.rulebook.reading import read_yaml
from credit.rulebook.scalars import Shape
from credit.rulebook.trees import plain
from models.errors import Problem
from tests.builders.rulebooks import CHOICE, minimal_files, minimal_rulebook, rule, write_rulebook


def _is_shape(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, Shape)


_BUILT_IN = sorted(path.parent.name for path in CITIES.glob("*/rulebook.yaml"))
_DOCS = Path(__file__).parents[3] / "docs" / "rulebooks.md"
_SHAPES = [value for module in (shapes, cases) for value in vars(module).values() if _is_shape(value)]
_INDICATOR = """\
indicator: more
component: bad
title: {zh: x, en: x}
rules:
- id: tiny.more
  event: more
  points: "-1"
  valid: P1Y
  in_force: {since: 2024-01-01}
  basis: {choice: test}
"""


def _problems(folder: Path, files: dict[str, Any]) -> tuple[Problem, ...]:
    with pytest.raises(RulebookError) as caught:
        load_rulebook(write_rulebook(folder, files))
    return caught.value.problems


def _child(**main: Any) -> dict[str, Any]:  # noqa: ANN401 - any key of rulebook.yaml
    head = {"id": "child", "title": {"zh": "x", "en": "x"}, "status": "draft", "extends": "tiny"}
    return {"rulebook.yaml": {**head, **main}}


def test_a_folder_and_a_value_are_the_same_standard(tmp_path: Path) -> None:
    """The files of the builder load as the value of the builder, digest and all."""
    assert load_rulebook(write_rulebook(tmp_path / "tiny", minimal_files())) == minimal_rulebook()


def test_file_names_and_comments_are_no_content(tmp_path: Path) -> None:
    """Renaming a file and adding a comment leaves the digest as it is."""
    files = minimal_files()
    files["indicators/a.yaml"] = _INDICATOR
    one = load_rulebook(write_rulebook(tmp_path / "one", files))
    files["indicators/z.yaml"] = "# 注\n\n" + files.pop("indicators/a.yaml")
    assert load_rulebook(write_rulebook(tmp_path / "two", files)).digest == one.digest


@pytest.mark.parametrize(
    ("old", "new", "where", "what", "remedy"),
    [
        ("component: bad", "componant: bad", "more.yaml:2 componant", "the key `componant` is unknown", "Did you mean"),
        ("component: bad", "component: worse", "more.yaml:2 component", "the component worse is unknown", "good, bad"),
        ('points: "-1"', "points: -1.5", "more.yaml:7", "YAML reads -1.5 as a float", 'Write it in quotes: "-1.5".'),
        ("  valid: P1Y\n", "", "more.yaml:5 rules[0]", "`valid` is missing", "Add it."),
        ("  in_force: {since: 2024-01-01}\n", "", "more.yaml:5 rules[0]", "`in_force` is missing", "Add it."),
        ("  basis: {choice: test}\n", "", "more.yaml:5 rules[0]", "`basis` is missing", "Add it."),
        (
            "{choice: test}",
            "{instrument: m, article: x}",
            "more.yaml:10 rules[0].basis.instrument",
            "not cited",
            "Add it to",
        ),
        ("{choice: test}", "{instrument: m}", "more.yaml:10 rules[0].basis", "needs the `article`", "See docs"),
        (
            "since: 2024-01-01",
            "since: 2024-13-01",
            "more.yaml:9 rules[0].in_force.since",
            "no day of the calendar",
            "See",
        ),
        ("zh: x", r'zh: "\ud800"', "more.yaml:3 title.zh", "cannot be written in UTF-8", "Take it out"),
        ("event: more", "event: more\n  event: less", "more.yaml:7", "`event` stands twice", "Keep one."),
        ("id: tiny.more", "id: tiny.bad", "more.yaml:5 rules[0].id", "the id tiny.bad is already used", "of its own"),
        ("indicator: more", "indicator: honours", "more.yaml:1 indicator", "honours stands twice", "one file"),
    ],
)
def test_each_refusal_names_file_line_key_and_remedy(
    tmp_path: Path, old: str, new: str, where: str, what: str, remedy: str
) -> None:
    """The smallest broken rulebook gives one problem that says where, what and what to do."""
    files = {**minimal_files(), "indicators/more.yaml": _INDICATOR.replace(old, new)}
    found = [problem for problem in _problems(tmp_path / "tiny", files) if not problem.what.startswith("`component`")]
    assert [(p.where.endswith(f"indicators/{where}"), what in p.what, remedy in p.remedy) for p in found] == [
        (True,) * 3
    ]


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    """Files, shapes, names, dates, conditions and grades are all checked before anything is refused."""
    files = minimal_files(grades=[{"grade": "A", "at_least": "1"}], eligible={"grades": ["AAA"]}, extra=1)
    files["stranger.txt"] = "x"
    files["indicators/bad.yaml"]["rules"].append(rule("tiny.bad", "penalty", "-6"))
    files["derive.yaml"][0]["where"] = {"no_such": 1}
    whats = " / ".join(problem.what for problem in _problems(tmp_path / "tiny", files))
    for part in ("no part of", "`extra` is unknown", "AAA is unknown", "does not always", "two versions", "no column"):
        assert part in whats


def test_a_child_overrides_its_sibling(tmp_path: Path) -> None:
    """A city's folder beside its province's takes everything it does not say itself."""
    write_rulebook(tmp_path / "tiny", minimal_files())
    book = load_rulebook(write_rulebook(tmp_path / "child", _child(base="70")))
    parent = minimal_rulebook()
    assert (book.id, book.extends, book.base, book.indicators) == ("child", "tiny", 70_000, parent.indicators)
    assert book.digest != parent.digest


@pytest.mark.parametrize("key", ["id", "title", "status"])
def test_a_child_speaks_for_itself(tmp_path: Path, key: str) -> None:
    """A name and a verified status are never inherited."""
    write_rulebook(tmp_path / "tiny", minimal_files())
    files = _child()
    del files["rulebook.yaml"][key]
    assert [problem.what for problem in _problems(tmp_path / "child", files)] == [f"`{key}` is missing"]


def test_a_cycle_is_named(tmp_path: Path) -> None:
    """The message spells out who extends whom."""
    write_rulebook(tmp_path / "tiny", minimal_files(extends="child"))
    whats = [problem.what for problem in _problems(tmp_path / "child", _child())]
    assert whats == ["the rulebooks extend each other: child -> tiny -> child"]


def test_an_unknown_parent_is_named(tmp_path: Path) -> None:
    """With the line of `extends` and where a parent may stand."""
    problem = _problems(tmp_path / "child", {**minimal_files(), **_child(extends="nowhere")})[0]
    assert (problem.where, problem.what) == (
        "child/rulebook.yaml:8 extends", "there is no rulebook nowhere to extend",
    )  # fmt: skip


def test_a_parent_is_known_by_its_folder(tmp_path: Path) -> None:
    """`extends` names an id, so the folder and the id within it must agree."""
    write_rulebook(tmp_path / "tiny", minimal_files(id="other"))
    whats = [problem.what for problem in _problems(tmp_path / "child", _child())]
    assert whats == ["the id other is not the name of its folder"]


def test_a_problem_in_a_parent_names_the_parents_file(tmp_path: Path) -> None:
    """The reader is sent to the file that must change."""
    files = deepcopy(minimal_files())
    files["indicators/bad.yaml"]["component"] = "nope"
    write_rulebook(tmp_path / "tiny", files)
    assert _problems(tmp_path / "child", _child())[0].where == "tiny/indicators/bad.yaml:3 component"


def test_a_childs_dated_version_replaces_the_parents_rule(tmp_path: Path) -> None:
    """A city that says when the province's number ends says the whole history of that rule."""
    write_rulebook(tmp_path / "tiny", minimal_files())
    versions = [rule("tiny.bad", "penalty", p, in_force=d) for p, d in (
        ("-5", {"since": "2020-01-01", "until": "2024-01-01"}), ("-9", {"since": "2024-01-01"}))]  # fmt: skip
    files = {**_child(), "indicators/bad.yaml": {"indicator": "breaches", "rules": versions}}
    book = load_rulebook(write_rulebook(tmp_path / "child", files))
    breaches = next(part for part in book.indicators if part.indicator == "breaches")
    assert sorted((rule.id, rule.points) for rule in breaches.rules) == [
        ("tiny.bad", -9_000), ("tiny.bad", -5_000), ("tiny.late", -500),
    ]  # fmt: skip


@pytest.mark.parametrize("name", _BUILT_IN)
def test_every_built_in_rulebook_loads(name: str) -> None:
    """What we ship is sound, and is called what its folder is called."""
    assert load_rulebook(name).id == name


def test_a_veto_on_an_unknown_grade_is_refused(tmp_path: Path) -> None:
    """In rulebook.yaml too, the line of the key is given."""
    veto = {"id": "v", "event": "x", "at_best": "D", "valid": "P1Y", "basis": dict(CHOICE)}
    (problem,) = _problems(tmp_path / "tiny", minimal_files(vetoes=[veto]))
    assert problem.where.endswith("vetoes[0].at_best")


def _documented() -> dict[str, str]:
    blocks = re.findall(r"```yaml\n# example/(\S+)\n(.*?)```", _DOCS.read_text("utf-8"), re.DOTALL)
    return dict(blocks)


def test_the_example_of_the_docs_is_a_rulebook(tmp_path: Path) -> None:
    """What the docs show loads as it stands, cases and all."""
    report = check_rulebook(write_rulebook(tmp_path / "example", _documented()))
    assert (report.problems, report.book is not None) == ((), True)


@pytest.mark.parametrize("shape", [*_SHAPES], ids=lambda shape: shape.__name__)
def test_every_key_is_documented(shape: type[Shape]) -> None:
    """No key can be written that docs/rulebooks.md does not name."""
    keys = {field.alias or name for name, field in shape.model_fields.items()} - {"digest", "zh", "en"}
    text = _DOCS.read_text("utf-8")
    assert {key for key in keys if not re.search(rf"`{key}\b", text)} <= {"indicators", "derive", "instruments"}


def _places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - any plain value
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(place for key, part in children for place in _places(part, (*at, key)))]


def _replaced(value: Any, place: tuple[Any, ...], other: object) -> Any:  # noqa: ANN401 - any plain value
    if not place:
        return other
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    copy[place[0]] = _replaced(copy[place[0]], place[1:], other)
    return copy


_WHOLE = {name: plain(read_yaml(text.encode(), name)[0]) for name, text in _documented().items()}
_ODD = st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["", "x", "1e9", "P1Y", "2024-01-01", "C"])


@settings(max_examples=60, deadline=None)
@given(
    place=st.sampled_from([place for place in _places(_WHOLE) if place]), odd=_ODD | st.lists(_ODD) | st.just({"x": {}})
)
def test_no_value_in_any_place_is_a_crash(place: tuple[Any, ...], odd: object) -> None:
    """Whatever stands where something else should, the answer is a rulebook or a list of problems."""
    with TemporaryDirectory() as folder:
        path = write_rulebook(Path(folder) / "example", _replaced(_WHOLE, place, odd))
        try:
            load_cases(path, load_rulebook(path))
        except RulebookError as error:
            problems = error.problems
        else:
            problems = ()
    assert all(problem.where and problem.what and problem.remedy for problem in problems)
