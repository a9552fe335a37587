"""Tenders that somebody still writes."""

from __future__ import annotations

from pathlib import Path

from tests.builders.accounts import empty_register
from tests.builders.record import a_clerk, writing_to
from web.register.tenders.drafts import draft_named, drafts_of, drop_draft, keep_draft, new_draft


def test_each_step_is_kept_beside_the_others(tmp_path: Path) -> None:
    """And a later saving of the same step takes its place."""
    with writing_to(empty_register(tmp_path)) as session:
        clerk = a_clerk(session)
        name = new_draft(clerk, "developer/A", {"basis": {"title": "one"}}, "account/1")
        keep_draft(clerk, name, "lots", {"rows": []}, "account/1")
        keep_draft(clerk, name, "basis", {"title": "two"}, "account/2")
        found = draft_named(session, name)

    assert found is not None
    assert found.content == {"basis": {"title": "two"}, "lots": {"rows": []}}


def test_drafts_are_seen_by_whose_they_are(tmp_path: Path) -> None:
    """Another organisation has none, and one that was dropped is gone."""
    with writing_to(empty_register(tmp_path)) as session:
        clerk = a_clerk(session)
        name = new_draft(clerk, "developer/A", {}, "account/1")
        seen = [len(drafts_of(session, [whose])) for whose in ("developer/A", "developer/B")]
        drop_draft(clerk, name)
        keep_draft(clerk, name, "basis", {}, "account/1")

        assert (seen, drafts_of(session, None)) == ([1, 0], [])
