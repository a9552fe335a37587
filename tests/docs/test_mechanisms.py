"""docs/mechanisms.yaml tells of every mechanism of the founding documents, and names what is there; the page shows it.

WUXIN_WRITE_GOLDEN=1 writes docs/mechanisms.md anew, for a person to read the difference before it is kept.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field
from ruamel.yaml import YAML

from tests.architecture.source import ROOT, page
from web.application import create_app
from web.settings import Settings

PAGE = "docs/mechanisms.md"
DATA = ROOT / "docs" / "mechanisms.yaml"
Status = Literal["works", "partly", "not_built"]
STATUS: Final[Mapping[Status, str]] = {"works": "works", "partly": "partly", "not_built": "not built"}
INTRO = """# Mechanisms of the founding documents

Five policy documents are what this system was built for. Every mechanism that they name is listed here: what of it can
be done today and where, which module or data decides, which test or worked case shows it, and what is missing. None of
it has been verified with an authority, and `works` says that the software does it, not that a city does.

This page is written from [mechanisms.yaml](mechanisms.yaml), and `WUXIN_WRITE_GOLDEN=1 .venv/bin/python -m pytest
tests/docs/test_mechanisms.py` writes it anew. A test holds every command, address and file on it to what is there.

"""


class Mechanism(BaseModel):
    """One mechanism: the section that names it, what it asks, how much of that works, and where."""

    model_config = ConfigDict(extra="forbid")
    at: str
    asks: Annotated[str, Field(max_length=130)]
    status: Status
    use: list[str] = []
    rule: list[str] = []
    shown_by: list[str] = []
    missing: str | None = None


class Title(BaseModel):
    """The title of a document."""

    model_config = ConfigDict(extra="forbid")
    zh: str
    en: str


class Document(BaseModel):
    """One founding document, and how many mechanisms are counted in it."""

    model_config = ConfigDict(extra="forbid")
    title: Title
    count: int


def _data() -> Mapping[str, Any]:
    return YAML(typ="safe").load(DATA.read_text(encoding="utf-8"))


DOCUMENTS = {key: Document.model_validate(told) for key, told in _data()["documents"].items()}
MECHANISMS = {key: Mechanism.model_validate(told) for key, told in _data()["mechanisms"].items()}


def _of(document: str) -> dict[str, Mechanism]:
    return {key: one for key, one in MECHANISMS.items() if key.startswith(f"{document}-")}


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _row(key: str, one: Mechanism) -> str:
    files = [f"[{'/'.join(path.split('/')[-2:])}](../{path})" for path in (*one.rule, *one.shown_by)]
    used = "<br>".join(f"`{_cell(way)}`" for way in one.use)
    cells = (key, one.at, one.asks, STATUS[one.status], used, "<br>".join(files), one.missing or "")
    return f"| {' | '.join(cells)} |"


def _summary() -> Iterator[str]:
    yield "| | document | works | partly | not built | of |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for key, document in DOCUMENTS.items():
        states = Counter(one.status for one in _of(key).values())
        counts = " | ".join(str(states[status]) for status in STATUS)
        yield f"| {key} | {document.title.zh} ({document.title.en}) | {counts} | {document.count} |"
    states = Counter(one.status for one in MECHANISMS.values())
    yield f"| | all | {' | '.join(str(states[status]) for status in STATUS)} | {len(MECHANISMS)} |"


def _rendered() -> str:
    lines = [*_summary()]
    for key, document in DOCUMENTS.items():
        lines += ["", f"## {key}: {document.title.en}", ""]
        lines += [
            "| id | at | asks | status | where | rule; shown by | missing |",
            "| --- | --- | --- | --- | --- | --- | --- |",
        ]
        lines += [_row(one, told) for one, told in _of(key).items()]
    return INTRO + "\n".join(lines) + "\n"


def test_every_mechanism_of_a_document_is_told_once() -> None:
    """From 01 to the number of the document, in order, and no other."""
    wanted = [f"{key}-{n:02}" for key, document in DOCUMENTS.items() for n in range(1, document.count + 1)]

    assert [*MECHANISMS] == wanted


@pytest.mark.shared
def test_the_mechanisms_are_those_of_the_policy(shared: Path) -> None:
    """Every row of the tables that the founding documents were read into."""
    policy = (shared / "design" / "POLICY.md").read_text(encoding="utf-8")

    assert [*MECHANISMS] == re.findall(r"^\| ([A-Z]{2}-\d\d) \|", policy, re.MULTILINE)


def _is_told_whole(one: Mechanism) -> bool:
    has_all = bool(one.use and one.rule and one.shown_by)
    return has_all is (one.status != "not_built") and (one.missing is None) is (one.status == "works")


def test_a_status_says_what_it_must() -> None:
    """What works has a way in, a rule and what shows it, and lacks nothing; what does not says what is missing."""
    assert [key for key, one in MECHANISMS.items() if not _is_told_whole(one)] == []


def test_every_file_that_is_named_is_there() -> None:
    """Rules are of the product; what shows them is a test, or a worked case that every check of a rulebook runs."""
    rules = {path for one in MECHANISMS.values() for path in one.rule}
    shown = {path for one in MECHANISMS.values() for path in one.shown_by}

    assert sorted(path for path in rules | shown if not (ROOT / path).exists()) == []
    assert not [path for path in rules if path.startswith(("tests/", "docs/"))]
    assert not [path for path in shown if not (path.startswith("tests/") or "/cases/" in path)]


def test_every_way_in_is_there() -> None:
    """Commands are those of docs/commands.md, which a test holds to the console; addresses are those of the portal."""
    ways = {way for one in MECHANISMS.values() for way in one.use}
    commands = set(re.findall(r"^#+ `(wuxin [a-z -]+)`", page("docs/commands.md"), re.MULTILINE))
    addresses = {rule.rule for rule in create_app(Settings(database_url="sqlite://")).url_map.iter_rules()}

    assert sorted(ways - commands - addresses) == []


def test_the_page_is_written_from_the_data() -> None:
    """Word for word."""
    if os.environ.get("WUXIN_WRITE_GOLDEN"):
        (ROOT / PAGE).write_text(_rendered(), encoding="utf-8")

    assert page(PAGE) == _rendered()
