"""A draw told: as the record that machines and the verifier page read, and as lines for a person."""

from __future__ import annotations

from models.values.draw import Drawn, predictability
from web.cli.draws.inputs import Prepared
from web.cli.terminal import table

__all__ = ["pool_lines", "predictable", "record_of", "result_lines"]


def record_of(drawn: Drawn, made: Prepared) -> dict[str, object]:
    """Return the record that the verifier page reads: the draw, its commitment, and how predictable it was."""
    return drawn.as_dict() | {
        "commitment": dict(made.commitment) if made.commitment is not None else None,
        "commitment_sha256": made.commitment_sha256,
        "predictability": predictable(made),
    }


def predictable(made: Prepared) -> list[dict[str, object]]:
    """Return how predictable each stratum is, as plain JSON values."""
    return [
        {
            "stratum": one.stratum, "eligible": one.eligible, "quota": one.quota,
            "likeliest": f"{float(one.likeliest):.4f}", "outcome_bits": one.outcome_bits,
        }
        for one in predictability(made.plan)
    ]  # fmt: skip


def pool_lines(made: Prepared) -> list[str]:
    """Return what the pool is, and how predictable, as lines for a person."""
    plan = made.plan
    tickets = sum(one.weight for one in plan.pool)
    head = ("stratum", "eligible", "drawn", "chance of the likeliest, at most")
    rows = [(row["stratum"] or "-", row["eligible"], row["quota"], row["likeliest"]) for row in predictable(made)]
    excluded = len(plan.exclusions)
    return [
        f"pool: {len(plan.pool)} labels of column {made.pool.column!r}, {tickets} tickets, {excluded} excluded",
        f"pool SHA-256 {plan.pool_sha256}",
        f"codes of: {', '.join(party.name for party in plan.parties)}",
        *table([head, *rows]),
    ]


def result_lines(drawn: Drawn) -> list[str]:
    """Return who was drawn, with the ticket and its position, as lines for a person."""
    rows: list[tuple[object, ...]] = [("stratum", "place", "label", "ticket", "position")]
    for stratum in drawn.strata:
        parts = (("", stratum.drawn), ("substitute ", stratum.substitutes), ("skipped ", stratum.skipped))
        rows += [
            (stratum.name or "-", f"{word}{number}", ticket.label, ticket.number, ticket.position)
            for word, tickets in parts
            for number, ticket in enumerate(tickets, 1)
        ]
    return table(rows)
