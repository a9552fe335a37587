"""What the demo's companies ask of the authority: an objection that waits, one refused, a repair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from web.cli.demo.lists import OFFICIAL
from web.cli.demo.stage import Stage, paper, signer

if TYPE_CHECKING:
    from credit.standing.petitions import Petition

__all__ = ["petitions"]

_REASONS: Final = "该条记录的日期与原始文书不符, 附文书与现场照片, 请核对。"


def petitions(stage: Stage) -> None:
    """Object to a point of the demo's company, ask for a repair, refuse an objection, and issue a certificate."""
    for point in _points(stage, stage.firm)[:1]:
        _filed(stage, "objection", point, 4)
    others = [one for one in _points(stage, stage.rivals[-1]) if one.points < 0]
    if others:
        done = {"rectified_on": stage.day(20), "harm_removed_on": stage.day(15), "interviewed_on": stage.day(12)}
        _filed(stage, "repair", others[0], 2, **done)
    refused = _points(stage, stage.rivals[1])
    if refused:
        _refused(stage, _filed(stage, "objection", refused[0], 19))
    _certified(stage)


def _points(stage: Stage, company: str) -> list[Any]:
    """Return the points of a company's file that rest on a row of evidence, those that cost most first."""
    from credit.standing.petitions import Point
    from web.register.standing.petitions import points_of

    run, rows = points_of(stage.session, company)
    kept = [one for one in rows if one["source_id"] and one["points_milli"] is not None and one["occurred_on"]]
    return [
        Point(run, company, one["rule"], one["event"], one["source_table"], one["source_id"], one["occurred_on"],
              one["points_milli"])
        for one in sorted(kept, key=lambda one: (one["points_milli"], one["source_id"]))
    ]  # fmt: skip


def _filed(stage: Stage, kind: Any, point: Any, ago: int, **days: Any) -> Petition:  # noqa: ANN401 - fields of a petition
    from credit.standing.petitions import Petition
    from web.register.standing.petitions import file_petition

    at = stage.at(ago, 11)
    asked = Petition(0, kind, point, at, (paper(f"{kind} {point.row_id}"),), **days)
    with stage.acting(at, f"petition {kind} {point.row_id}") as clerk:
        return file_petition(clerk, asked, _REASONS)


def _refused(stage: Stage, filed: Petition) -> None:
    """Refuse an objection, signed and with reasons."""
    from credit.standing.listing import Role
    from credit.standing.petitions import PetitionMove, PetitionStep, petition_content
    from credit.standing.signing import signed_content
    from web.register.standing.petitions import decide_petition

    with stage.acting(stage.at(10, 16), f"refused {filed.number}") as clerk:
        instrument = ("山东省社会信用条例", "第三十四条")
        content = petition_content(filed, PetitionMove.REFUSE, "经核查, 记录与原始文书一致。", instrument, clerk.at)
        signed = signed_content(content, *signer(OFFICIAL))
        decide_petition(clerk, filed.number, PetitionStep(PetitionMove.REFUSE, clerk.at, OFFICIAL, Role.HEAD, signed))


def _certified(stage: Stage) -> None:
    """Put on record that a certificate of the company's credit was issued; the head signs it on paper."""
    from web.register.standing.certificates import record_certificate, what_is_certified

    with stage.acting(stage.at(6, 10), "certificate") as clerk:
        record_certificate(clerk, what_is_certified(clerk, stage.firm, stage.day(6)), "参加投标")
