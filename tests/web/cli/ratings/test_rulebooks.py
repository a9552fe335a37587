"""The commands of the standards."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from credit.rulebook.folders import CITIES
from tests.web.cli.conftest import Wuxin


def copied(folder: Path, name: str = "rongcheng") -> Path:
    """Return a copy of a built-in rulebook and of those it may extend."""
    for city in CITIES.glob("*/"):
        shutil.copytree(city, folder / city.name)
    return folder / name


def test_all_built_in_rulebooks_are_listed(wuxin: Wuxin) -> None:
    """With whose standard each is, and its status."""
    result = wuxin("rulebook", "list")

    assert result.exit_code == 0
    assert "rongcheng" in result.stdout
    assert "draft" in result.stdout


def test_the_list_is_one_json_document(wuxin: Wuxin) -> None:
    """For machines."""
    ids = [entry["id"] for entry in json.loads(wuxin("rulebook", "list", "--json").stdout)]

    assert {"rongcheng", "hangzhou", "zhuji", "lishui", "ziyang"} <= set(ids)


def test_a_rulebook_is_a_page_in_two_languages(wuxin: Wuxin) -> None:
    """Chinese unless English is asked for."""
    assert wuxin("rulebook", "show", "rongcheng").stdout.startswith("# 荣成市")
    assert wuxin("rulebook", "show", "rongcheng", "--lang", "en").stdout.startswith("# Rongcheng")


def test_a_rulebook_is_shown_to_machines_with_its_digest(wuxin: Wuxin) -> None:
    """The whole content."""
    shown = json.loads(wuxin("rulebook", "show", "rongcheng", "--json").stdout)

    assert shown["id"] == "rongcheng"
    assert len(shown["digest"]) == 64


def test_a_language_that_there_is_not_is_refused(wuxin: Wuxin) -> None:
    """The message names those there are."""
    result = wuxin("rulebook", "show", "rongcheng", "--lang", "fr")

    assert result.exit_code == 2
    assert "zh" in result.stderr


def test_an_unknown_rulebook_names_those_there_are(wuxin: Wuxin) -> None:
    """Exit code 2, and a remedy."""
    result = wuxin("rulebook", "show", "atlantis")

    assert result.exit_code == 2
    assert "atlantis: there is no such rulebook." in result.stderr
    assert "rongcheng" in result.stderr


def test_a_sound_rulebook_passes_the_check(wuxin: Wuxin) -> None:
    """Its worked cases hold."""
    result = wuxin("rulebook", "check", "rongcheng", "--json")

    report = json.loads(result.stdout)
    assert result.exit_code == 0
    assert report["ok"]
    assert all(case["passed"] for case in report["cases"])


def test_a_cyclic_extends_fails_the_check(wuxin: Wuxin, tmp_path: Path) -> None:
    """The cycle is told, with exit code 1."""
    for name, other in (("north", "south"), ("south", "north")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "rulebook.yaml").write_text(f"id: {name}\nextends: {other}\n", encoding="utf-8")

    result = wuxin("rulebook", "check", tmp_path / "north")

    assert result.exit_code == 1
    assert "extend each other" in result.stderr


def test_an_unknown_key_fails_the_check_with_file_and_line(wuxin: Wuxin, tmp_path: Path) -> None:
    """Nothing in a rulebook is ignored."""
    folder = copied(tmp_path / "books")
    with (folder / "rulebook.yaml").open("a", encoding="utf-8") as file:
        file.write("colour: red\n")

    result = wuxin("rulebook", "check", folder)

    assert result.exit_code == 1
    assert "rulebook.yaml" in result.stderr
    assert "colour" in result.stderr


def test_the_difference_of_a_rulebook_from_itself_is_none(wuxin: Wuxin) -> None:
    """And says so."""
    assert "same content" in wuxin("rulebook", "diff", "rongcheng", "rongcheng").stdout


def test_a_difference_is_told_part_by_part(wuxin: Wuxin) -> None:
    """As text and as JSON."""
    assert "~ " in wuxin("rulebook", "diff", "rongcheng", "hangzhou").stdout
    assert json.loads(wuxin("rulebook", "diff", "rongcheng", "hangzhou", "--json").stdout)
