"""What the documentation points to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, documents, page

LINK = re.compile(r"\]\(<?([^)>\s]+)>?\)")


def _heading_anchors(path: Path) -> set[str]:
    """Return the anchors that a reader such as GitHub's gives to the headings of a page."""
    headings = re.findall(r"^#+ +(.+?) *$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _is_broken(document: Path, link: str) -> bool:
    target, _, anchor = link.partition("#")
    path = (document.parent / target).resolve() if target else document
    return not path.exists() or bool(anchor and path.suffix == ".md" and anchor not in _heading_anchors(path))


@pytest.mark.parametrize("document", [*documents()], ids=lambda document: str(document.relative_to(ROOT)))
def test_every_local_link_leads_somewhere(document: Path) -> None:
    """Each link to a file of the repository, and to a heading in it, finds what it names."""
    links = [link for link in LINK.findall(document.read_text(encoding="utf-8")) if not re.match(r"[a-z]+:", link)]
    broken = [f"{document.relative_to(ROOT)}: {link} does not exist" for link in links if _is_broken(document, link)]

    assert not broken, "\n".join(broken)


def test_every_make_target_exists() -> None:
    """Each `make ...` of the documentation is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    called = {
        target for path in documents() for target in re.findall(r"`make ([a-z]+)", path.read_text(encoding="utf-8"))
    }

    assert called <= targets


def test_every_decision_is_listed() -> None:
    """The index of decisions links to each record."""
    folder = ROOT / "docs" / "decisions"
    index = page("docs/decisions/README.md")
    forgotten = [path.name for path in sorted(folder.glob("0*.md")) if f"({path.name})" not in index]

    assert not forgotten, f"docs/decisions/README.md: list {', '.join(forgotten)}"
