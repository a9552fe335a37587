"""The demo's fee lists: one by menu, one within its band, one above it, and one that does not say its level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from web.cli.demo.stage import PLACE, Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bidding.revenue import MoneyStep
    from bidding.revenue.charges import Fee

__all__ = ["fees"]

_MENU: Final = ("gate_guard", "sweeping", "equipment")
_DEAR: Final = 98
_LISTS: Final = ((76, "2"), (_DEAR, "2"), (70, None))
"""Rate in fen and level of the service fee of each neighbour that lists one."""
_OPENED: Final = 21
"""For how many days the neighbours' books are open: no head of their boards is due yet."""


def fees(stage: Stage) -> None:
    """Publish the lists, and let the company that is too dear charge by its own."""
    from bidding.revenue.charges import Fee

    chosen = Fee("物业服务费（菜单式）", 107, "平方米·月", housing="ordinary", menu=_MENU)
    _listed(stage, stage.estate, stage.firm, 11, chosen, Fee("入户维修", None, "次", agreed=True))
    for estate, (fen, level) in zip(stage.estates[1:], _LISTS, strict=False):
        company, housing = _serving(stage, estate), _housing(stage, estate)
        _opened(stage, estate, company)
        _listed(stage, estate, company, _OPENED - 2, Fee("物业服务费", fen, "平方米·月", level=level, housing=housing))
        if fen == _DEAR:
            charged = {"fee": "物业服务费", "rate_fen": fen, "fen": fen * 9_200}
            _added(stage, estate, _step(stage, "charge", company, 7, charged))


def _housing(stage: Stage, estate: str) -> str:
    from models.tables import Community

    kind = stage.session.get_one(Community, estate).kind
    return "affordable" if kind == "affordable" else "ordinary"


def _serving(stage: Stage, estate: str) -> str:
    """Return who serves an estate by the evidence, else the company of the demo's accounts."""
    from sqlmodel import col, select

    from models.tables import ServicePeriod

    row = ServicePeriod
    query = select(row.company_id).where(row.community_id == estate).order_by(col(row.starts_on).desc())
    return stage.session.exec(query).first() or stage.firm


def _opened(stage: Stage, estate: str, company: str) -> None:
    from web.register.money.rows import opened

    terms = {"jurisdiction": PLACE, "company_id": company, "subdistrict": stage.office}
    with stage.acting(stage.at(_OPENED), f"books {estate}") as clerk:
        opened(clerk, estate, _step(stage, "open", stage.office, _OPENED, terms, "subdistrict"))


def _listed(stage: Stage, estate: str, company: str, ago: int, *listed: Fee) -> None:
    content = {"fees": [fee.as_content() for fee in listed]}
    _added(stage, estate, _step(stage, "list_fees", company, ago, content))


def _added(stage: Stage, estate: str, step: MoneyStep) -> None:
    from web.register.money.rows import add_step, estate_of

    with stage.acting(step.at, f"{step.move} {estate}") as clerk:
        add_step(clerk, estate_of(stage.session, estate), step)


def _step(
    stage: Stage, move: str, by: str, ago: int, content: Mapping[str, object], role: str = "company"
) -> MoneyStep:  # fmt: skip
    from bidding.revenue import MoneyMove, MoneyRole, MoneyStep

    return MoneyStep(MoneyMove(move), stage.day(ago), stage.at(ago, 16), by, MoneyRole(role), None, content)
