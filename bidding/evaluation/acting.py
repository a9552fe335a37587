"""Events of an evaluation on record, made from what people bring: nothing here decides whether they may happen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bidding.evaluation.deciding import closing
from bidding.evaluation.evaluating import input_digest
from bidding.evaluation.life import EVALUATION
from bidding.evaluation.marking import marks_digest
from bidding.evaluation.moves import EvaluationMove
from bidding.evaluation.panels import Expert, PanelAsked, panel_plan
from bidding.evaluation.proceedings import Proceeding, plan_told
from bidding.evaluation.reading import read_scheme
from bidding.evaluation.shapes import Mark
from bidding.evaluation.ties import undrawn_commitments
from bidding.notices import Notice, TenderKind, notice_digest
from models.errors import InputError, Problem, RefusedError
from models.values.draw import Party, Source, commitment_of
from models.values.moments import moment_number, moment_text

__all__ = ["Parts", "close_parts", "commit_parts", "commit_tie_parts", "head_of", "lock_parts"]

Parts = tuple[dict[str, Any], dict[str, Any] | None]
"""The public content of an event, and what is sealed of it."""


def head_of(notice: Notice, lot_id: str) -> dict[str, Any]:
    """Return what the notice says of a lot's evaluation, as keys of a tender file.

    Raises InputError where there is no such lot or no scheme.
    """
    lot = notice.lot(lot_id)
    if lot is None:
        what = f"there is no lot {lot_id!r}"
        raise InputError(Problem("notice", what, f"Its lots: {', '.join(one.id for one in notice.lots)}."))
    scheme = read_scheme(notice.evaluation, "notice, evaluation")
    preliminary = notice.kind is TenderKind.PRELIMINARY and notice.residential  # Property Regulation art. 24
    head = scheme.model_dump(mode="json", by_alias=True) | {
        "tender_id": notice.tender_id, "lot_id": lot_id, "kind": notice.kind.value,
        "jurisdiction": notice.jurisdiction, "statutory": preliminary or notice.state_funds,
        "ceiling_fen": lot.ceiling_fen, "floor_fen": lot.floor_fen,
    }  # fmt: skip
    return {name: told for name, told in head.items() if told is not None}


def commit_parts(notice: Notice, lot_id: str, asked: PanelAsked, pool: Sequence[Expert]) -> Parts:
    """Return the commitment to a panel: scheme and hashes in public, pool and representatives sealed.

    Raises RefusedError for a plan that cannot be drawn, InputError as `head_of`.
    """
    plan = panel_plan(asked, pool)
    content = {
        "head": head_of(notice, lot_id), "notice_sha256": notice_digest(notice), "commitment": commitment_of(plan),
        "opens_at": moment_text(moment_number(notice.times.bids_close_at)),
    }  # fmt: skip
    return content, {"plan": plan_told(plan), "representatives": [*asked.representatives]}


def lock_parts(proceeding: Proceeding, criteria: Sequence[str]) -> Parts:
    """Return the lock of the marks as they are now."""
    marks = [Mark.model_validate(one) for one in proceeding.marks]
    return {"criteria": [*criteria]}, {"sha256": marks_digest(marks, criteria)}


def commit_tie_parts(proceeding: Proceeding, parties: Sequence[Party], source: Source) -> Parts:
    """Return the commitments to the draws between bids that are equal now: hashes of codes, and a lottery to come.

    Raises RefusedError where no bids are equal, or where a draw by them cannot be held.
    """
    _in_place(proceeding, EvaluationMove.COMMIT_TIE)
    return {"commitments": undrawn_commitments(proceeding, parties, source)}, None


def close_parts(proceeding: Proceeding, tie: Mapping[str, Any] | None) -> Parts:
    """Return the closing: the digests of input and result. Raises RefusedError with every reason against it."""
    _in_place(proceeding, EvaluationMove.CLOSE)
    found = closing(proceeding, tie)
    content = {"input_sha256": input_digest(found.tender), "result_sha256": found.digest}
    return content | ({"tie": dict(tie)} if tie is not None else {}), None


def _in_place(proceeding: Proceeding, move: EvaluationMove) -> None:
    """Refuse what its state does not know before a result is worked out of bids that may not be there."""
    if problems := EVALUATION.misplaced(proceeding.state, move):
        raise RefusedError(problems)
