"""Casting ballots online and on paper."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from tests.builders.estate_desk import estate_portal
from tests.builders.estate_rooms import OPEN, VOTE, called, committee, owner, sent, subdistrict, turned_to, voting_codes

_SCAN = b"scan"


def _open(folder: Path) -> tuple[Flask, dict[str, str]]:
    app = estate_portal(folder)
    called(app)
    codes = voting_codes(app)
    return turned_to(app, OPEN), codes


def test_the_code_of_the_notice_shows_ones_units(tmp_path: Path) -> None:
    """And only they: whose it is follows from the code; a wrong one shows nothing."""
    app, codes = _open(tmp_path)
    told = sent(owner(app), f"{VOTE}/ballot", code=codes["o3"].lower()).text

    assert "A3: 80.55" in told
    assert "A1:" not in told
    assert "nobody&#39;s voting code" in sent(owner(app), f"{VOTE}/ballot", code="AAAA").text


def test_a_ballot_says_what_was_cast_before(tmp_path: Path) -> None:
    """A voter sees that somebody voted for their units, and the last before the close counts."""
    app, codes = _open(tmp_path)
    sent(committee(app), f"{VOTE}/paper", voter="o1", choice_0="for", scan=_SCAN)
    told = sent(owner(app), f"{VOTE}/ballot", code=codes["o1"]).text

    assert "on paper" in told


def test_the_scan_of_a_paper_is_for_the_supervision_alone(tmp_path: Path) -> None:
    """The subdistrict gets the file as it was kept; an owner does not."""
    app, _ = _open(tmp_path)
    sent(committee(app), f"{VOTE}/paper", voter="o1", choice_0="for", scan=_SCAN)

    assert subdistrict(app).get(f"{VOTE}/scans/1").data == _SCAN
    assert subdistrict(app).get(f"{VOTE}/scans/2").status_code == 404
    assert owner(app).get(f"{VOTE}/scans/1").status_code == 403


def test_a_paper_needs_its_scan(tmp_path: Path) -> None:
    """Without it nothing goes on record; an owner enters no papers, and the committee votes for nobody online."""
    app, _ = _open(tmp_path)
    refused = sent(committee(app), f"{VOTE}/paper", voter="o1", choice_0="for")

    assert refused.status_code == 422
    assert owner(app).get(f"{VOTE}/paper").status_code == 403
    assert committee(app).get(f"{VOTE}/ballot").status_code == 403


def test_a_receipt_is_shown_to_its_salt_alone(tmp_path: Path) -> None:
    """Another gets a refusal and no file."""
    app, codes = _open(tmp_path)
    sent(owner(app), f"{VOTE}/ballot", code=codes["o3"], step="vote", choice_0="for")
    answer = sent(owner(app), f"{VOTE}/receipt", ballot="v1/1", entry="sha256:0", salt="00")

    assert answer.status_code == 422


def test_how_somebody_voted_stands_on_no_page(tmp_path: Path) -> None:
    """Before the count even the committee sees only how many ballots came."""
    app, codes = _open(tmp_path)
    sent(owner(app), f"{VOTE}/ballot", code=codes["o3"], step="vote", choice_0="against")
    told = committee(app).get(VOTE).text

    assert "o3" not in told
    assert "against" not in told
