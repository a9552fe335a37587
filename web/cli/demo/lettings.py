"""What the demo's owners let: a shop that is leased, an auction that runs while one looks, and one for tomorrow."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from web.cli.demo.estate import ASSETS
from web.cli.demo.stage import Stage, paper, signer

if TYPE_CHECKING:
    from bidding.auction import AuctionEvent, Course
    from bidding.letting import Asset

__all__ = ["BIDDERS", "RUNNING_MINUTES", "STARTING_FEN", "STEP_FEN", "bidder_key", "lettings", "running_auction"]

BIDDERS: Final = ("SIM-01", "SIM-02", "SIM-03", "SIM-04")
"""The handles under which the demo's bidders bid: they say of themselves that they are simulated."""
RUNNING_MINUTES: Final = 45
"""For how long the auction that runs goes on, unless late bids put its end off."""
STARTING_FEN: Final = 120_000
STEP_FEN: Final = 1_000
_OFFICIAL: Final = "letting.demo.example"
_FACTS: Final[dict[str, dict[str, Any]]] = {
    ASSETS[0]: {"kind": "shop", "place": "东门1号商铺", "area": 6_480, "places": 0},
    ASSETS[1]: {"kind": "shop", "place": "中心花园便民亭", "area": 1_850, "places": 0},
    ASSETS[2]: {"kind": "ground", "place": "北广场东侧", "area": 9_000, "places": 0},
}
_COMMITTEE: Final = "业主委员会"
_BEFORE: Final = (130_000, 138_000, 150_000, 156_000, 172_000)
"""What was bid in the auction that is over, in fen a month."""


def lettings(stage: Stage) -> None:
    """Register three assets; let one by an auction that is over, hold one now, and announce one for tomorrow."""
    for name in ASSETS:
        _registered(stage, name)
    year = stage.day(0).year
    done = f"{ASSETS[0]}-{year}"
    _put_up(stage, done, ASSETS[0], (stage.at(30), stage.at(20), 60))
    _bid(stage, done, stage.at(20, 10, 6), list(_BEFORE))
    _take(stage, done, stage.at(20, 11), "close", "system", 0)
    _leased(stage, done)
    started = stage.now - timedelta(minutes=9)
    _put_up(stage, running_auction(year), ASSETS[1], (stage.at(10), started, 9 + RUNNING_MINUTES))
    _bid(stage, running_auction(year), started + timedelta(minutes=1), [STARTING_FEN + STEP_FEN * n for n in (0, 1, 3)])
    _put_up(stage, f"{ASSETS[2]}-{year}", ASSETS[2], (stage.at(4), stage.at(-1), 60))


def running_auction(year: int) -> str:
    """Return the name of the auction that runs."""
    return f"{ASSETS[1]}-{year}"


def bidder_key(handle: str) -> str:
    """Return the name of a bidder's key."""
    return f"{handle.lower()}.demo.example"


def _registered(stage: Stage, name: str) -> Asset:
    from bidding.letting import Asset, AssetMove, AssetStep
    from bidding.revenue import MoneyRole
    from web.register.letting.assets import take_step

    at, told = stage.at(40), {"owner": "all_owners", "unit": "", "document": paper(f"deed {name}")}
    step = AssetStep(AssetMove.REGISTER, stage.day(40), at, _COMMITTEE, MoneyRole.COMMITTEE, _FACTS[name] | told)
    with stage.acting(at, f"asset {name}") as clerk:
        return take_step(clerk, Asset(name, stage.estate), step)


def _put_up(stage: Stage, name: str, asset: str, when: tuple[datetime, datetime, int]) -> None:
    """Announce an auction; `when`: the moments of its announcement and opening, and for how many minutes it is open."""
    from bidding.auction import AuctionRules
    from web.register.letting.lettings import put_up

    announced, opens, minutes = when
    closes = opens + timedelta(minutes=minutes)
    rules = AuctionRules(
        auction_id=name, asset_id=asset, opens_at=opens, closes_at=closes, hard_stop_at=closes + timedelta(minutes=30),
        starting_fen=STARTING_FEN, step_fen=STEP_FEN, security_fen=100_000,
        bidders={handle: _vkey(bidder_key(handle)) for handle in BIDDERS}, officials=(_vkey(_OFFICIAL),),
    )  # fmt: skip
    with stage.acting(announced, f"auction {name}") as clerk:
        put_up(clerk, rules, stage.office)


def _vkey(name: str) -> str:
    from models.keys import PublicKey

    _, pair = signer(name)
    return PublicKey(name, pair.suite, pair.public).vkey


def _bid(stage: Stage, auction: str, first: datetime, amounts: list[int]) -> None:
    """Let bidders bid these amounts in turn, two minutes after one another."""
    for number, fen in enumerate(amounts):
        _take(stage, auction, first + timedelta(minutes=2 * number), "bid", BIDDERS[number % len(BIDDERS)], fen)


def _take(stage: Stage, auction: str, at: datetime, move: str, by: str, fen: int) -> None:
    from bidding.auction import AuctionEvent, AuctionMove, signed_bid
    from web.cli.recording import foretold
    from web.register.auctions.courses import Courses, take

    def event(course: Course, moment: datetime) -> AuctionEvent:
        signed = signed_bid(auction, by, fen, signer(bidder_key(by))) if move == "bid" else None
        return AuctionEvent(course.next_number, AuctionMove(move), moment, by, fen, signed)

    salts = foretold(f"wuxin demo auction {auction} {move} {fen}")
    take(stage.session, auction, event, lambda: at, salts, Courses({}))


def _leased(stage: Stage, auction: str) -> None:
    """Let whoever won sign for two years from the first of the month on, and pay the deposit and the first quarter."""
    from bidding.letting import LeaseTerms, Proposal
    from bidding.revenue import MoneyRole
    from web.register.letting.leases import auction_award, sign

    since = stage.day(0).replace(day=1)
    award = auction_award(stage.session, auction, "")
    terms = LeaseTerms(
        ASSETS[0], award.tenant, since, since.replace(year=since.year + 2), award.rent_fen, 1, 3,
        deposit_fen=2 * award.rent_fen, document=paper("lease"),
    )  # fmt: skip
    with stage.acting(stage.at(16), "lease") as clerk:
        proposal = Proposal(f"lease-{auction}", terms, MoneyRole.COMMITTEE, award)
        sign(clerk, proposal, _COMMITTEE, stage.day(16))
