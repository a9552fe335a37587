"""Service levels, guided fees and menus as tables for people and as plain values for machines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from web.cli.terminal import table

if TYPE_CHECKING:
    from bidding.fees import EstateFees, FeeLaw, FeeSeen, FeeTable, ReviewDue
    from bidding.fees.indexing import Proposal
    from bidding.fees.menus import MenuFee
    from bidding.fees.tendered import LotSeen

__all__ = [
    "estate_dict", "estate_lines", "law_dict", "law_lines", "lot_dict", "lot_lines", "menu_lines", "proposal_dict",
    "proposal_lines", "table_dict", "table_lines",
]  # fmt: skip


def law_dict(law: FeeLaw) -> dict[str, Any]:
    """Return the law of service fees as a plain value."""
    return law.model_dump(mode="json")


def law_lines(law: FeeLaw) -> list[str]:
    """Return what the law of a place says of service fees, each with its article."""
    from bidding.fees.laws import cite
    from bidding.fees.wording import SCOPES

    guided = [f"  guided: {SCOPES[scope].en} ({cite(law, basis)})" for scope, basis in law.guided.items()]
    review = law.review
    return [
        f"law of {law.title.en}", *(guided or ["  guided: nothing"]), f"  otherwise agreed ({cite(law, law.agreed)})",
        f"  moves with: {cite(law, law.moves_with)}",
        "  evaluated: no law says how often" if review is None
        else f"  evaluated: every {review.every} ({cite(law, review.basis)})",
    ]  # fmt: skip


def table_dict(told: FeeTable, due: ReviewDue | None, on: date) -> dict[str, Any]:
    """Return a fee table with what is in force on a day and when it is evaluated next."""
    version = told.version_on(on)
    return told.model_dump(mode="json") | {
        "in_force_since": None if version is None else version.since,
        "review": None if due is None else {"last": due.last_on, "due": due.due_on, "overdue": due.overdue(on)},
    }  # fmt: skip


def table_lines(told: FeeTable, due: ReviewDue | None, on: date) -> list[str]:
    """Return levels, guided fees in force, versions, menu and the next evaluation as tables in yuan."""
    levels: list[tuple[object, ...]] = [("level", "等级", "area", "service")]
    levels += [
        (name, level.title.zh, item.area, item.what.en) for name, level in told.levels.items() for item in level.items
    ]
    return [
        f"{told.title.en}, {told.issuer.en}, {told.status.state}, sha256 {told.digest[:16]}", *table(levels),
        *_bands(told, on), *_versions(told), *_menu(told, on), *_review(due, on),
    ]  # fmt: skip


def menu_lines(fee: MenuFee) -> list[str]:
    """Return what was chosen, line by line, and its sum."""
    from bidding.fees.wording import UNITS
    from bidding.revenue.amounts import yuan

    rows = [(one.name, one.item.title.zh, yuan(one.item.fen), UNITS[one.item.per].en, yuan(one.fen))
            for one in fee.lines]  # fmt: skip
    return [
        *table([("service", "服务", "price", "unit", "yuan a month"), *rows]),
        f"in all {yuan(fee.fen)} yuan a month",
    ]


def estate_dict(one: EstateFees) -> dict[str, Any]:
    """Return how an estate's fees stand as a plain value, with the findings in words."""
    from bidding.fees.wording import problem_of

    found = [problem_of(seen, one.law) for seen in (*one.outside, *one.unknown)]
    return {
        "community": one.community_id, "company": one.company_id, "law": one.law.id,
        "fees": [_seen(seen) for seen in one.seen], "charges": [_seen(seen) for seen in one.charges],
        "found": [str(problem) for problem in found if problem is not None],
    }  # fmt: skip


def estate_lines(told: Iterable[EstateFees]) -> list[str]:
    """Return the estates with their fees, then every finding with its article and remedy."""
    from bidding.fees.wording import problem_of, standing_of
    from bidding.revenue.amounts import yuan

    estates = list(told)
    rows: list[tuple[object, ...]] = [("estate", "fee", "level", "yuan", "stands")]
    rows += [
        (one.community_id, "-" if seen.fee is None else seen.fee.name, (seen.fee and seen.fee.level) or "-",
         "-" if seen.fee is None or seen.fee.fen is None else yuan(seen.fee.fen), standing_of(seen).en)
        for one in estates for seen in one.seen
    ]  # fmt: skip
    problems = [
        (one.community_id, problem_of(seen, one.law)) for one in estates for seen in (*one.outside, *one.unknown)
    ]
    return [*table(rows), *(f"{name}: {problem}" for name, problem in problems)]


def lot_dict(one: LotSeen) -> dict[str, Any]:
    """Return a lot that no level's band would hold as a plain value; `rate` is an exact fraction of fen."""
    from bidding.fees.wording import ends_fen

    return {
        "tender": one.notice.tender_id, "lot": one.lot.id, "standing": str(one.standing), "rate": str(one.rate),
        "between_fen": ends_fen(one.lowest, one.highest),
    }  # fmt: skip


def lot_lines(told: Iterable[LotSeen]) -> list[str]:
    """Return each lot that no level's band would hold, with its article."""
    from bidding.fees.wording import lot_problem

    return [str(lot_problem(one)) for one in told]


def proposal_dict(told: Proposal) -> dict[str, Any]:
    """Return what an index proposes as a plain value; shares are exact fractions."""
    return {
        "index": told.index.title.en, "from": told.base, "to": told.newest, "change": str(told.change),
        "least": str(told.index.least), "weight": str(told.index.weight), "reached": told.reached,
        "bands": [
            {"level": one.band.level, "scope": one.band.scope, "fen": one.band.fen, "proposed_fen": one.fen}
            for one in told.moved
        ],
    }  # fmt: skip


def proposal_lines(told: Proposal) -> list[str]:
    """Return how far an index moved, and what follows for each band; nothing is changed by it."""
    from bidding.revenue.amounts import yuan

    rows: list[tuple[object, ...]] = [("level", "for", "yuan", "proposed")]
    rows += [(one.band.level, one.band.scope, yuan(one.band.fen), yuan(one.fen)) for one in told.moved]
    enough = "enough to propose" if told.reached else "not enough to propose"
    moved = f"{told.index.title.en}: {float(told.change):+.2%} from {told.base} to {told.newest}"
    return [f"{moved}; the table asks for {float(told.index.least):.2%}: {enough}", *table(rows),
            "A proposal alone: guided fees change with a new version of the table."]  # fmt: skip


def _bands(told: FeeTable, on: date) -> list[str]:
    from bidding.fees.wording import SCOPES, ends_fen
    from bidding.revenue.amounts import yuan

    version = told.version_on(on)
    if version is None:
        return [f"no guided fees are in force on {on}"]
    rows: list[tuple[object, ...]] = [("level", "for", "base", "from", "to")]
    for band in version.bands:
        low, high = ends_fen(band.lowest, band.highest)
        rows.append((band.level, SCOPES[band.scope].en, yuan(band.fen), yuan(low), yuan(high)))
    return [f"guided fees since {version.since}, yuan for a m² and month", *table(rows)]


def _versions(told: FeeTable) -> list[str]:
    return [f"versions: {', '.join(str(one.since) for one in told.versions) or 'none'}"]


def _menu(told: FeeTable, on: date) -> list[str]:
    from bidding.fees.wording import UNITS
    from bidding.revenue.amounts import yuan

    rows: list[tuple[object, ...]] = [("service", "服务", "area", "price", "unit")]
    rows += [
        (name, item.title.zh, item.area, yuan(item.fen), UNITS[item.per].en)
        for name, item in told.menu_on(on).items()
    ]  # fmt: skip
    return ["menu", *table(rows)] if len(rows) > 1 else []


def _review(due: ReviewDue | None, on: date) -> list[str]:
    if due is None:
        return ["next evaluation: not known"]
    return [f"next evaluation: by {due.due_on}{', overdue' if due.overdue(on) else ''}; the last was on {due.last_on}"]


def _seen(one: FeeSeen) -> dict[str, Any]:
    from bidding.fees.wording import ends_fen

    ends = None if one.lowest is None or one.highest is None else ends_fen(one.lowest, one.highest)
    return {
        "day": one.day, "standing": str(one.standing), "why": one.why and str(one.why), "scope": one.scope,
        "fee": None if one.fee is None else one.fee.as_content(), "between_fen": ends, "by_menu": one.by_menu,
        "charge": one.number,
    }  # fmt: skip
