"""docs/money.md tells what the code and the law's data do."""

from __future__ import annotations

from bidding.revenue.audits import AUDIT_LIFE
from bidding.revenue.disclosure import DISCLOSURE_LIFE
from bidding.revenue.fund_life import FUND_LIFE
from bidding.revenue.law_shapes import FundShare, RevenueLaw
from bidding.revenue.laws import laws
from tests.architecture.source import page

PAGE = "docs/money.md"


def _share(rule: FundShare) -> str:
    told = f"{'over' if rule.over else 'at least'} {rule.share}{' of the balance' if rule.of == 'balance' else ''}"
    return told if rule.while_below is None else f"{told} while the fund is below {rule.while_below}"


def _row(law: RevenueLaw) -> str:
    head, right, fund = law.heads["common_revenue"], law.audit, law.fund
    shown = "" if head.shown is None else f", shown {head.shown.days} {'working ' if head.shown.working else ''}days"
    area = "" if right.area is None else f" and {right.area} of area"
    advance = "none" if fund.advance is None else f"{fund.advance.least} to {fund.advance.most}"
    overrun = "not said" if fund.overrun is None else f"{fund.overrun.share}"
    cells = (
        law.id, _share(law.allocation["initial"]), _share(law.allocation["assembly"]),
        f"{head.every}, {head.due}{shown}",
        f"{right.persons} of persons{area}{', by vote' if right.needs_vote else ''}",
        ", ".join(fund.urgent), advance, overrun,
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def test_the_table_of_places_is_the_laws() -> None:
    """Every jurisdiction with its numbers, and no other."""
    rows = [line for line in page(PAGE).split("## Places")[1].splitlines() if line.startswith("| ")][2:]

    assert rows == [_row(law) for law in laws()]


def test_the_lives_are_the_tables_of_the_code() -> None:
    """An application, a disclosure and an audit, as diagrams."""
    text = page(PAGE)

    assert all(life.diagram() in text for life in (FUND_LIFE, DISCLOSURE_LIFE, AUDIT_LIFE))
