"""Securities of rent auctions: each step of an application that moves money, with its entry in the estate's books."""

from __future__ import annotations

from typing import Final

from bidding.auction import Application, ApplicationMove, ApplicationStep
from bidding.letting.security_money import security_named, security_postings
from bidding.revenue import Estate, Voucher
from bidding.revenue.books import next_entry
from models.record import Clerk
from web.register.auctions.applications import Applied, take_step
from web.register.letting.leases import auction_tenants
from web.register.money.rows import add_entry

__all__ = ["take_security_step"]

_TEXTS: Final = {
    ApplicationMove.PAY: "竞价保证金 security of a rent auction",
    ApplicationMove.REFUND: "退还竞价保证金 security of a rent auction given back",
    ApplicationMove.KEEP: "不予退还的竞价保证金 security of a rent auction kept",
}


def take_security_step(
    clerk: Clerk, estate: Estate, application: Application, step: ApplicationStep, receipts: tuple[str, ...] = ()
) -> Applied:
    """Take a step of an application that moves money, and enter it in the estate's common revenue.

    Raises RefusedError with every reason why the step is not taken or the entry not made: one that gives money back
    needs its receipt, as any payment does.
    """
    tenant = auction_tenants(clerk.session, estate.community_id).get(application.auction_id)
    applied = take_step(clerk, application, step, tenant)
    text = f"{_TEXTS[step.move]}: {application.auction_id}/{application.handle}"
    voucher = Voucher(step.on, step.at, step.by, text, receipts, {"security": security_named(application)})
    for kind, postings in security_postings(estate.common, applied[0]):
        estate = add_entry(clerk, estate, "common", next_entry(estate.common, kind, voucher, postings))
    return applied
