"""Files of an evaluation: the draw as anybody repeats it, and the tender as `wuxin evaluate` reads it."""

from __future__ import annotations

import json

from flask import Blueprint, Response, abort

from bidding.evaluation.moves import EvaluationMove
from models.values.canonical import digest
from models.values.draw import commitment_of
from web.access import Action
from web.gate import needs
from web.work.evaluations.places import place_of

__all__ = ["add_to"]


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<tender_id>/<lot_id>/draw.json", "draw", _draw)
    pages.add_url_rule("/<tender_id>/<lot_id>/tender.json", "export", _export)


@needs(Action.EVALUATION_RUN)
def _draw(tender_id: str, lot_id: str) -> Response:
    """Give the draw of the panel: it checks out on the page for checks, and the verifier draws it again."""
    found = place_of(tender_id, lot_id).found
    if not found.panel:
        abort(404)
    drawn, committed = found.drawn({}), commitment_of(found.plan)
    told = drawn.as_dict() | {"commitment": committed, "commitment_sha256": digest(committed), "predictability": []}
    return _sent(told, f"draw-{tender_id}-{lot_id}.json")


@needs(Action.EVALUATION_RUN)
def _export(tender_id: str, lot_id: str) -> Response:
    """Give the file that repeats the result, once it is closed."""
    found = place_of(tender_id, lot_id).found
    closed = found.of(EvaluationMove.CLOSE)
    if not closed:
        abort(404)
    return _sent(found.tender_json(closed[-1].content.get("tie")), f"{tender_id}-{lot_id}.json")


def _sent(told: dict[str, object], name: str) -> Response:
    return Response(
        json.dumps(told, ensure_ascii=False, indent=2) + "\n", mimetype="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )  # fmt: skip
