"""A tender drafted step by step."""

from __future__ import annotations

from pathlib import Path

from bidding.tender import Move, State, state_of
from tests.builders.accounts import signed_in
from tests.builders.notices import a_notice
from tests.builders.tender_rooms import (
    DEVELOPER,
    NAME,
    NOTICE_CHANGES,
    REGULATOR,
    ROOM,
    as_sent,
    begun_draft,
    kept,
    tender_portal,
)
from web.work.tenders.draft_notice import typed_from

STEPS = {step: as_sent(told) for step, told in typed_from(a_notice(**NOTICE_CHANGES)).items()}


def test_a_tender_is_typed_step_by_step_and_entered(tmp_path: Path) -> None:
    """What comes out is the notice that was meant, and the draft is gone."""
    app = tender_portal(tmp_path, None, "2024-05-06T02:00:00Z")
    client = signed_in(app, *DEVELOPER)
    base = begun_draft(client, **STEPS)
    page = client.get(f"{base}/review").text
    answer = client.post(f"{base}/review")

    assert "Before it can be entered" not in page
    assert answer.headers["Location"] == ROOM
    assert kept(app).notice == a_notice(**NOTICE_CHANGES)
    assert client.get(f"{base}/basis").status_code == 404


def test_what_is_unfinished_or_wrong_is_kept_as_it_was_typed(tmp_path: Path) -> None:
    """A number that is none is shown again, with what is wrong about it."""
    client = signed_in(tender_portal(tmp_path, None, "2024-05-06T02:00:00Z"), *DEVELOPER)
    lots = STEPS["lots"] | {"rows-0-months": "three years"}
    base = begun_draft(client, **(STEPS | {"lots": lots}))
    page = client.get(f"{base}/lots").text

    assert 'value="three years"' in page
    assert "still to be mended here" in page
    assert "lots.0.months" in page


def test_every_fault_is_told_at_once_and_nothing_is_entered(tmp_path: Path) -> None:
    """From all steps, each with the way to where it is mended."""
    app = tender_portal(tmp_path, None, "2024-05-06T02:00:00Z")
    client = signed_in(app, *DEVELOPER)
    base = begun_draft(client, basis={"kind": "preliminary", "jurisdiction": "33"})
    answer = client.post(f"{base}/review")

    assert answer.status_code == 422
    assert all(f"{base}/{step}" in answer.text for step in ("basis", "lots", "times", "sealing"))


def test_a_draft_is_its_organisations_alone(tmp_path: Path) -> None:
    """Another developer and the authority do not see it."""
    app = tender_portal(tmp_path, None, "2024-05-06T02:00:00Z")
    base = begun_draft(signed_in(app, *DEVELOPER))
    others = ((DEVELOPER[0], "developer/91330100MA27XQ0A1B"), REGULATOR)

    assert [signed_in(app, *who).get(f"{base}/basis").status_code for who in others] == [403, 403]


def test_an_addendum_shows_what_changes_and_is_published(tmp_path: Path) -> None:
    """The next version, with a reason; without one it is refused."""
    app = tender_portal(tmp_path, State.PUBLISHED, "2024-06-01T02:00:00Z")
    client = signed_in(app, *DEVELOPER)
    base = client.post(f"{ROOM}/drafts").headers["Location"].rpartition("/")[0]
    client.post(f"{base}/basis", data=STEPS["basis"] | {"title": "Willow Garden, lifts added"})
    page = client.get(f"{base}/review").text
    codes = [client.post(f"{base}/review", data={"what": what}).status_code for what in ("", "lifts added")]

    assert "Willow Garden, lifts added" in page
    assert (codes, kept(app).notice.version) == ([422, 303], 2)
    assert kept(app).events[-1].move is Move.AMEND


def test_a_returned_draft_is_written_anew(tmp_path: Path) -> None:
    """Under its number, by who began it; it can be thrown away as well."""
    app = tender_portal(tmp_path, State.DRAFT, "2024-05-08T02:00:00Z")
    client = signed_in(app, *DEVELOPER)
    first, second = (client.post(f"{ROOM}/drafts").headers["Location"].rpartition("/")[0] for _ in range(2))
    client.post(f"{first}/basis", data=STEPS["basis"] | {"title": "Other"})
    client.post(f"{first}/review")
    client.post(f"{second}/drop")

    assert (kept(app, NAME).notice.title, state_of(kept(app))) == ("Other", State.DRAFT)
    assert client.get(f"{second}/basis").status_code == 404
