"""The rules of an ascending rent auction (网络竞价): fixed before it opens, in whole fen and exact moments.

Where a number is not the letting's own, it is `DEFAULTS` and our own choice: no law that was read sets the steps or the
soft close of an auction of common parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, NoReturn

from models.errors import InputError, Problem
from models.keys import parse_vkey
from models.values.moments import moment_number, moment_text, parse_moment

__all__ = ["DEFAULTS", "AuctionRules", "LeaseOffer", "SoftClose", "rules_from"]


@dataclass(frozen=True, slots=True)
class SoftClose:
    """延时: a bid in the last `within` puts the end off, so that `extension` is left; never past the hard stop."""

    within: timedelta = timedelta(minutes=2)
    extension: timedelta = timedelta(minutes=2)


DEFAULTS: Final = SoftClose()


@dataclass(frozen=True, slots=True)
class LeaseOffer:
    """租赁条件: for which lease the rent is bid. It runs `since <= day < until`; whoever wins signs it so.

    The rent that is bid is for `rent_months` months and paid every `pay_months`; `deposit_fen` is what the tenant
    leaves while the lease runs. Raises InputError where nobody could rent so.
    """

    since: date
    until: date
    rent_months: int = 1
    pay_months: int = 3
    deposit_fen: int = 0

    def __post_init__(self) -> None:
        """Refuse a lease that ends before it begins, or has no rhythm."""
        checks = (
            (self.since >= self.until, "until", "the lease would end before it begins"),
            (self.rent_months <= 0, "rent_months", "rent is told for a month or more"),
            (self.pay_months <= 0, "pay_months", "rent is paid every month or less often"),
            (self.deposit_fen < 0, "deposit_fen", "a deposit is not negative"),
        )
        if problems := [Problem(f"lease, {where}", what) for wrong, where, what in checks if wrong]:
            raise InputError(problems)

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values with a canonical form."""
        return {
            "since": self.since.isoformat(), "until": self.until.isoformat(), "rent_months": self.rent_months,
            "pay_months": self.pay_months, "deposit_fen": self.deposit_fen,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class AuctionRules:
    """What holds for one auction: who may bid, from when, until when at least and at most, and the steps.

    `bidders` holds handle -> the public key (vkey) that signs this bidder's bids, `officials` the keys of those who may
    pause, resume or cancel: nobody can bid in another's name, or stop an auction without leaving a signature.
    `starting_fen` is the least first bid, `step_fen` the least rise over the leading one, `lease` what the rent is bid
    for, where that is told. Raises InputError with every reason why nobody could bid fairly by them.
    """

    auction_id: str
    asset_id: str
    opens_at: datetime
    closes_at: datetime
    hard_stop_at: datetime
    starting_fen: int
    step_fen: int
    security_fen: int
    bidders: Mapping[str, str]
    officials: tuple[str, ...] = ()
    soft_close: SoftClose = DEFAULTS
    lease: LeaseOffer | None = None

    def __post_init__(self) -> None:
        """Refuse rules that contradict themselves."""
        checks = (
            (not self.opens_at < self.closes_at <= self.hard_stop_at, "times", "it opens, closes, and stops, in order"),
            (self.starting_fen <= 0, "starting_fen", "the starting rent is above nothing"),
            (self.step_fen <= 0, "step_fen", "a step is above nothing, so that no two bids are equal"),
            (self.security_fen < 0, "security_fen", "a security is not negative"),
            (self.soft_close.within > self.closes_at - self.opens_at, "soft_close", "it is longer than the auction"),
            (not timedelta() < self.soft_close.extension, "soft_close", "an extension is some time"),
        )
        if problems := [Problem(f"auction {self.auction_id}, {where}", what) for wrong, where, what in checks if wrong]:
            raise InputError(problems)

    def as_json(self) -> dict[str, Any]:
        """Return the rules as plain values with a canonical form; moments in UTC, times in microseconds."""
        return {
            "auction_id": self.auction_id, "asset_id": self.asset_id, "opens_at": _text(self.opens_at),
            "closes_at": _text(self.closes_at), "hard_stop_at": _text(self.hard_stop_at),
            "starting_fen": self.starting_fen, "step_fen": self.step_fen, "security_fen": self.security_fen,
            "bidders": dict(self.bidders), "officials": list(self.officials),
            "within_us": self.soft_close.within // _US, "extension_us": self.soft_close.extension // _US,
            **({} if self.lease is None else {"lease": self.lease.as_json()}),
        }  # fmt: skip


_US: Final = timedelta(microseconds=1)


def rules_from(plain: dict[str, Any]) -> AuctionRules:
    """Return the rules of `as_json`. Raises InputError for anything that it would not have written."""
    try:
        return AuctionRules(
            auction_id=_name(plain["auction_id"]), asset_id=_name(plain["asset_id"]),
            opens_at=_moment(plain["opens_at"]), closes_at=_moment(plain["closes_at"]),
            hard_stop_at=_moment(plain["hard_stop_at"]),
            **{name: _whole(plain[name]) for name in ("starting_fen", "step_fen", "security_fen")},
            bidders=_keys(plain["bidders"]), officials=tuple(parse_vkey(key).vkey for key in plain["officials"]),
            soft_close=SoftClose(_whole(plain["within_us"]) * _US, _whole(plain["extension_us"]) * _US),
            lease=_lease(plain["lease"]) if "lease" in plain else None,
        )  # fmt: skip
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(Problem("auction rules", f"they cannot be read: {error}", "See docs/auctions.md.")) from None


def _lease(plain: Mapping[str, Any]) -> LeaseOffer:
    days = date.fromisoformat(plain["since"]), date.fromisoformat(plain["until"])
    return LeaseOffer(*days, *(_whole(plain[name]) for name in ("rent_months", "pay_months", "deposit_fen")))


def _whole(plain: object) -> int:
    return plain if type(plain) is int else _wrong(plain, "whole number")


def _name(plain: object) -> str:
    return plain if isinstance(plain, str) else _wrong(plain, "name")


def _wrong(plain: object, asked: str) -> NoReturn:
    message = f"{plain!r} is no {asked}"
    raise ValueError(message)


def _keys(plain: Mapping[str, str]) -> dict[str, str]:
    return {handle: parse_vkey(key).vkey for handle, key in sorted(plain.items())}


def _text(moment: datetime) -> str:
    return moment_text(moment_number(moment))


def _moment(text: str) -> datetime:
    parse_moment(text)
    return datetime.fromisoformat(text)
