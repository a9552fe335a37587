"""Guards of opening, of the check of bidders at close, and of the evaluation's outcome."""

from __future__ import annotations

from collections.abc import Iterator

from bidding.tender.attempts import Attempt, cited
from bidding.tender.details import Checked, Failed, Opening, Outcome, Place, Ranking
from models.errors import Problem

__all__ = [
    "bids_are_of_this_tender", "bids_were_checked", "check_covers_bidders", "check_faults", "check_is_by_the_rulebook",
    "enough_bid", "failure_is_one", "places_are_in_order", "ranked_may_win",
]  # fmt: skip


def bids_are_of_this_tender(attempt: Attempt) -> list[Problem]:
    """Refuse an opening of lots that the notice does not have, of uninvited companies, or of one bid twice."""
    return list(_odd_bids(attempt))


def _odd_bids(attempt: Attempt) -> Iterator[Problem]:
    notice, bids = attempt.tender.notice, attempt.told(Opening).bids
    for one in bids:
        if notice.lot(one.lot) is None:
            yield Problem("open", f"the notice has no lot {one.lot}", "Open the bids of this tender.")
        if one.counts and notice.invited and one.company_id not in (None, *notice.invited):
            yield Problem("Tender Law art. 17", f"{one.company_id} was not invited", "Void the bid: it may not count.")
    keys = [(one.lot, one.company_id) for one in bids if one.outcome is Outcome.OPENED]
    for lot, company in sorted({key for key in keys if keys.count(key) > 1}, key=str):
        what = f"{company} bids twice for {lot}"
        yield Problem(cited("51(4)"), what, "Let the newest version of its bid stand alone.")


def enough_bid(attempt: Attempt) -> Problem | None:
    """Refuse to open where no lot has enough bidders; a revoked bid counts, a withdrawn one does not."""
    told, notice = attempt.told(Opening), attempt.tender.notice
    least, basis = attempt.law.least_bidders(notice.method)
    found = {lot.id: len({one.handle for one in told.bids if one.lot == lot.id and one.counts}) for lot in notice.lots}
    if any(count >= least for count in found.values()):
        return None
    said = ", ".join(f"{lot}: {count}" for lot, count in found.items())
    what = f"bidders by lot: {said}; bids are opened with {least}"
    return Problem(
        attempt.law.cite(basis), what, "Declare the tender unsuccessful and tender again: wuxin tender do TENDER fail"
    )


def check_covers_bidders(attempt: Attempt) -> Problem | None:
    """Refuse a check that leaves out a company whose bid opened."""
    told, tender = attempt.told(Checked), attempt.tender
    opened = {company for lot in tender.notice.lots for company in tender.opened(lot.id)}
    missing = sorted(opened - {one.company_id for one in told.results})
    if told.stage != "close":
        return Problem("check", f"the check is of the stage {told.stage}", "Check bidders as they stood at close.")
    if missing:
        return Problem(cited("51(3)"), f"not checked: {', '.join(missing)}", "Check every company whose bid opened.")
    return None


def check_is_by_the_rulebook(attempt: Attempt) -> Problem | None:
    """Refuse a check by another rulebook than the notice names, or on another day's ratings than that of the close."""
    return check_faults(attempt, attempt.told(Checked))


def check_faults(attempt: Attempt, checked: Checked) -> Problem | None:
    """Return why a check is not by the rulebook that the notice names."""
    required = attempt.tender.notice.required
    if required is None or checked.rulebook == required.rulebook:
        return None
    what = f"companies were checked by {checked.rulebook}, and the notice asks by {required.rulebook}"
    return Problem(f"{required.instrument} {required.article}", what, "Check them by that rulebook's version in force.")


def bids_were_checked(attempt: Attempt) -> Problem | None:
    """Refuse a ranking before it is known who may bid."""
    if attempt.tender.checked is not None:
        return None
    return Problem(cited(20), "bidders were not checked as they stood at close", "Check them: wuxin tender check")


def ranked_may_win(attempt: Attempt) -> list[Problem]:
    """Refuse a ranking of who did not bid, may not bid, is linked to another, at another price, or in a failed lot."""
    return list(_odd_places(attempt))


def _odd_places(attempt: Attempt) -> Iterator[Problem]:
    tender = attempt.tender
    least, basis = attempt.law.least_bidders(tender.notice.method)
    for lot in sorted({one.lot for one in attempt.told(Ranking).ranking}):
        if (count := tender.bidders(lot)) < least:
            what = f"{lot} had {count} bidders, and it takes {least}"
            yield Problem(attempt.law.cite(basis), what, "Leave the lot out, and tender it again.")
    for one in attempt.told(Ranking).ranking:
        for article, why in _against(attempt, one):
            yield Problem(article, f"{one.company_id} in {one.lot}: {why}", "Reject the bid, or rank what was bid.")


def _against(attempt: Attempt, one: Place) -> Iterator[tuple[str, str]]:
    """Yield article and reason of everything that keeps a bid out of the ranking."""
    tender, lot = attempt.tender, attempt.tender.notice.lot(one.lot)
    price = tender.opened(one.lot).get(one.company_id)
    if price is None:
        yield "Tender Law art. 40", "no bid opened"
    elif price != one.price_fen:
        yield "Tender Law art. 40", f"the bid was {price} fen, and the ranking says {one.price_fen}"
    if (why := tender.barred(one.lot).get(one.company_id)) is not None:
        yield cited("34, 51"), why
    if lot is not None and lot.ceiling_fen is not None and one.price_fen > lot.ceiling_fen:
        yield cited("51(5)"), f"{one.price_fen} fen are above the ceiling of {lot.ceiling_fen}"
    if lot is not None and lot.floor_fen is not None and one.price_fen < lot.floor_fen:
        yield "notice, lots, floor_fen", f"{one.price_fen} fen are below the starting rent of {lot.floor_fen}"


def places_are_in_order(attempt: Attempt) -> list[Problem]:
    """Refuse places that are not 1, 2, 3 ... of different companies within each lot, or no ranking at all."""
    ranking = attempt.told(Ranking).ranking
    if not ranking:
        return [
            Problem("Tender Law art. 42", "nobody is ranked", "If all bids were rejected: wuxin tender do TENDER fail")
        ]
    odd = [
        lot
        for lot in sorted({one.lot for one in ranking})
        if sorted(one.place for one in ranking if one.lot == lot)
        != list(range(1, len({one.company_id for one in ranking if one.lot == lot}) + 1))
    ]
    return [
        Problem(cited(53), f"{lot}: places are not 1, 2, 3 ... of different companies", "Rank them.") for lot in odd
    ]


def failure_is_one(attempt: Attempt) -> Problem | None:
    """Refuse to call a tender unsuccessful that could go on."""
    told, tender = attempt.told(Failed), attempt.tender
    least, basis = attempt.law.least_bidders(tender.notice.method)
    if told.because == "few":
        enough = [lot.id for lot in tender.notice.lots if told.bidders.get(lot.id, 0) >= least]
        if tender.bids or enough:
            what = f"enough bid for {', '.join(enough) or 'what was opened'}"
            return Problem(attempt.law.cite(basis), what, "Open the bids.")
    elif told.because == "rejected" and not tender.bids:
        return Problem("Tender Law art. 42", "no bid was opened", "Say that too few bid, where they did.")
    elif told.because == "nobody_left" and (tender.to_award or tender.awards or not tender.ranking):
        return Problem(cited(55), "a candidate is left, or was awarded", "Award to the next candidate.")
    return None
