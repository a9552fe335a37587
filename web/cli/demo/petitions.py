"""What the demo's companies ask of the authority: an objection that waits, one refused and under review, a repair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from web.cli.demo.lists import OFFICIAL
from web.cli.demo.stage import Stage, paper, signer

if TYPE_CHECKING:
    from credit.standing.petitions import Petition

__all__ = ["petitions"]

_REASONS: Final = "附现场照片与派工单, 请核对该条记录。"


def petitions(stage: Stage) -> None:
    """Object to two points of the demo's company and one of a rival's, ask for a repair, and issue a certificate."""
    lost = _points(stage, stage.firm, bad=True)
    for ago, point in zip((9, 1), lost, strict=False):
        _filed(stage, "objection", point, ago)
    others = _points(stage, stage.rivals[-1], bad=True)
    if others:
        done = {"rectified_on": stage.day(20), "harm_removed_on": stage.day(15), "interviewed_on": stage.day(12)}
        _filed(stage, "repair", others[0], 2, **done)
    refused = _points(stage, stage.rivals[0], bad=True)
    if refused:
        _refused(stage, _filed(stage, "objection", refused[0], 19))
    _certified(stage)


def _points(stage: Stage, company: str, *, bad: bool) -> list[Any]:
    """Return points of a company's file that rest on a row of evidence: those that cost something, the worst first."""
    from credit.standing.petitions import Point
    from web.register.petitions import points_of

    run, rows = points_of(stage.session, company)
    lost = [one for one in rows if one["source_id"] and (one["points_milli"] < 0) == bad]
    return [
        Point(run, company, one["rule"], one["event"], one["source_table"], one["source_id"], one["occurred_on"],
              one["points_milli"])
        for one in sorted(lost, key=lambda one: (one["points_milli"], one["source_id"]))
    ]  # fmt: skip


def _filed(stage: Stage, kind: Any, point: Any, ago: int, **days: Any) -> Petition:  # noqa: ANN401 - fields of a petition
    from credit.standing.petitions import Petition
    from web.register.petitions import file_petition

    at = stage.at(ago, 11)
    asked = Petition(0, kind, point, at, (paper(f"{kind} {point.row_id}"),), **days)
    with stage.acting(at, f"petition {kind} {point.row_id}") as clerk:
        return file_petition(clerk, asked, _REASONS)


def _refused(stage: Stage, filed: Petition) -> None:
    """Refuse an objection, signed, and let the company ask for a review."""
    from credit.standing.listing import Role
    from credit.standing.petitions import PetitionMove, PetitionStep, petition_content
    from credit.standing.signing import signed_content
    from web.register.petitions import decide_petition
    from web.register.reviews import file_review

    with stage.acting(stage.at(10, 16), f"refused {filed.number}") as clerk:
        instrument = ("山东省社会信用条例", "第三十四条")
        content = petition_content(filed, PetitionMove.REFUSE, "经核查, 记录与原始文书一致。", instrument, clerk.at)
        signed = signed_content(content, *signer(OFFICIAL))
        decide_petition(clerk, filed.number, PetitionStep(PetitionMove.REFUSE, clerk.at, OFFICIAL, Role.HEAD, signed))
    with stage.acting(stage.at(2, 9), f"review {filed.number}") as clerk:
        file_review(clerk, f"petition/{filed.number}", (paper("review"),), "核查未查看派工系统的时间戳。")


def _certified(stage: Stage) -> None:
    """Put on record that a certificate of the company's credit was issued; the head signs it on paper."""
    from web.register.certificates import record_certificate, what_is_certified

    with stage.acting(stage.at(6, 10), "certificate") as clerk:
        record_certificate(clerk, what_is_certified(clerk, stage.firm, stage.day(6)), "参加投标")
