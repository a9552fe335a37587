"""The notices of a vote for each voter: units, weight, voting code and code for requests, as a file to print from."""

from __future__ import annotations

from flask import Blueprint, Response

from web.access import Action
from web.gate import needs
from web.pages.table_files import table_file
from web.register.owners.voting_codes import coded_voters, requesters
from web.work.acting import reading_session
from web.work.assembly.places import found_vote

__all__ = ["add_to"]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/votes/<vote_id>/notices", "letters", _letters, methods=["POST"])


@needs(Action.VOTE_CODES)
def _letters(vote_id: str) -> Response:
    vote, _ = found_vote(vote_id)
    columns = ("vote", "voter", "units", "area_m2", "voting_code", "request_code")
    session = reading_session()
    coded = coded_voters(session, vote)
    asking = {one.voter: one.code for one in requesters(session, vote.call.roll_digest)} if vote.call else {}
    rows = [
        (vote.id, one.voter, " ".join(unit.id for unit in one.units),
         f"{one.weight.area // 100}.{one.weight.area % 100:02}", one.code, asking.get(one.voter, ""))
        for one in coded
    ]  # fmt: skip
    answer = table_file("csv", "notices", columns, rows, {})
    answer.headers.set("Content-Disposition", "attachment", filename=f"notices-{vote.id}.csv")
    return answer
