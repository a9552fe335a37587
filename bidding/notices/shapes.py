"""The shape of a notice: strict, frozen, in plain JSON; money in fen, moments in UTC, days as dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, Final, Literal

from pydantic import (
    BeforeValidator,
    Field,
    JsonValue,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    StrictBool,
    StrictInt,
    model_serializer,
    model_validator,
)

from credit.rulebook.scalars import Code, Day, Shape
from models.keys.vkeys import PublicKey, parse_vkey
from models.values.identifiers import uscc_fault
from models.values.moments import moment_number, moment_text, parse_moment

__all__ = [
    "Custodian", "Fen", "Lot", "Method", "Moment", "Notice", "Party", "PartyRole", "Required", "Sealing", "TenderKind",
    "Times",
]  # fmt: skip

_LEAST_CUSTODIANS = 3


def _moment(value: object) -> datetime:
    """Read a moment with an offset or Z; a notice is read in many places, so none is left to guess."""
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC)
    text = value if isinstance(value, str) else ""
    parse_moment(text)
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        message = f"{value!r} does not say which clock it is by; end it with Z or +08:00"
        raise ValueError(message)
    return found.astimezone(UTC)


def _vkey(value: object) -> str:
    """Read the public key of a custodian, to which shares can be sealed."""
    key: PublicKey = parse_vkey(value if isinstance(value, str) else "")
    if key.suite != "ed25519-x25519":
        message = f"nothing can be sealed to a key of {key.suite}; a custodian's is made by: wuxin key make"
        raise ValueError(message)
    return key.vkey


def _uscc(value: object) -> str:
    text = value if isinstance(value, str) else ""
    if fault := uscc_fault(text):
        message = f"{text!r} {fault}"
        raise ValueError(message)
    return text


_UTC_TEXT = PlainSerializer(lambda moment: moment_text(moment_number(moment)), when_used="json")
Moment = Annotated[datetime, BeforeValidator(_moment), _UTC_TEXT]
"""A moment as aware UTC; in JSON the one text of `models.values.moments`."""
Fen = Annotated[StrictInt, Field(ge=0, le=10**15)]
"""Money in fen."""
_CompanyId = Annotated[str, BeforeValidator(_uscc)]
_Text = Annotated[str, Field(min_length=1, max_length=2000)]
_PART_BYTES: Final[Mapping[Literal["technical", "price"], int]] = {"technical": 2**24, "price": 2**16}
_PartBytes = Annotated[StrictInt, Field(ge=2**14, le=2**30)]


class TenderKind(StrEnum):
    """What is tendered: preliminary service, an owners' service or repair, letting, or old estates in a bundle."""

    PRELIMINARY = "preliminary"
    SERVICE = "service"
    REPAIR = "repair"
    LETTING = "letting"
    BUNDLE = "bundle"


class Method(StrEnum):
    """How companies come to bid (OCDS method.csv): anyone (公开招标), those invited (邀请招标), by agreement (协议)."""

    OPEN = "open"
    LIMITED = "limited"
    DIRECT = "direct"


class PartyRole(StrEnum):
    """Who may ask for bids."""

    DEVELOPER = "developer"
    OWNERS_COMMITTEE = "owners_committee"
    MANAGEMENT_COMMITTEE = "management_committee"
    SUBDISTRICT = "subdistrict"


class Party(Shape):
    """The procuring entity (招标人): `id` is a code that the register or the authority knows it by."""

    id: _Text
    name: _Text
    role: PartyRole


class Lot(Shape):
    """One lot (标段): what is bid for together, for how many months, and what it is thought to be worth.

    `estimate_fen` is the value over the whole term, by which methods and securities are measured. `ceiling_fen` is the
    highest total price (最高限价), `floor_fen` the starting rent of a letting: no other tender may set a floor.
    `rent_months`, of a letting alone, says for how many months a rent is, that of the floor and of every bid, as the
    rules of an auction do; a notice without it reads and is named as before there was one.
    """

    id: Code
    title: _Text
    community_ids: Annotated[tuple[_Text, ...], Field(min_length=1)]
    months: Annotated[StrictInt, Field(ge=1, le=240)]
    area_m2: Annotated[StrictInt, Field(ge=0)] = 0
    estimate_fen: Fen
    ceiling_fen: Fen | None = None
    floor_fen: Fen | None = None
    rent_months: Annotated[StrictInt, Field(ge=1, le=240)] | None = None

    @model_serializer(mode="wrap")
    def _as_told(self, plain: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out a period that nobody told, so that digests of older notices stay what they were."""
        told: dict[str, Any] = plain(self)
        return {name: one for name, one in told.items() if name != "rent_months" or one is not None}


class Required(Shape):
    """What is asked of a bidder's credit, and by which article."""

    grades: Annotated[tuple[str, ...], Field(min_length=1)]
    rulebook: Code
    instrument: Code
    article: _Text


class Times(Shape):
    """The moments that a notice sets; each is kept by where the write commits, not by a job.

    `opens_until` is the end of the window in which shares are handed in after close.
    """

    questions_close_at: Moment
    bids_close_at: Moment
    opens_until: Moment
    permit_on: Day | None = None
    """The day of the pre-sale permit (预售许可) or of the completed-sale filing, which the notice has to precede."""

    @model_validator(mode="after")
    def _in_order(self) -> Times:
        if not self.questions_close_at < self.bids_close_at < self.opens_until:
            message = "questions close before bids close, and bids before the window of opening ends"
            raise ValueError(message)
        return self


class Custodian(Shape):
    """One keeper of shares (保管人): a body, and the public key it made on its own device."""

    body: _Text
    role: Code
    vkey: Annotated[str, BeforeValidator(_vkey)]


class Sealing(Shape):
    """How bids are sealed: `threshold` of the custodians open; `escrow`: bidders leave their own half at one more.

    The procuring entity and the platform together are fewer than the threshold. `part_bytes` are the parts of a bid and
    the one length to which each is padded, whoever bids, so that no size tells anything; a longer file does not fit.
    """

    suite: Code = "hpke-x25519-sha256-aes256gcm"
    part_bytes: Annotated[Mapping[Literal["technical", "price"], _PartBytes], Field(min_length=1)] = Field(
        default_factory=lambda: dict(_PART_BYTES)
    )
    threshold: Annotated[StrictInt, Field(ge=2, le=15)]
    custodians: Annotated[tuple[Custodian, ...], Field(min_length=_LEAST_CUSTODIANS, max_length=15)]
    escrow: StrictBool = True

    @model_validator(mode="after")
    def _nobody_opens_alone(self) -> Sealing:
        inside = sum(one.role in ("procuring_entity", "platform") for one in self.custodians)
        problems = [
            (len({one.vkey for one in self.custodians}) < len(self.custodians), "two custodians have one key"),
            (len({one.body for one in self.custodians}) < len(self.custodians), "two custodians are of one body"),
            ("price" not in self.part_bytes, "every bid has a price part, and its length is not given"),
            (self.threshold > len(self.custodians), "the threshold is above the number of custodians"),
            (inside >= self.threshold, "procuring entity and platform together could open bids"),
            (self.escrow and self.threshold >= len(self.custodians), "escrow takes one custodian above the threshold"),
        ]
        found = [what for wrong, what in problems if wrong]
        if found:
            raise ValueError("; ".join(found))
        return self


class Notice(Shape):
    """A tender notice (招标公告) in one of its versions; a change after publication is a new version.

    `evaluation` is what `bidding.evaluation` reads: the method and its criteria with their weights.
    `area_m2` of lots, `residential` and `state_funds` are what the choice of a method depends on.
    """

    tender_id: Code
    version: Annotated[StrictInt, Field(ge=1)] = 1
    kind: TenderKind
    method: Method
    jurisdiction: Annotated[str, Field(pattern=r"^\d{6}$")]
    title: _Text
    procuring_entity: Party
    residential: StrictBool = True
    state_funds: StrictBool = False
    lots: Annotated[tuple[Lot, ...], Field(min_length=1)]
    required: Required | None = None
    invited: tuple[_CompanyId, ...] = ()
    times: Times
    sealing: Sealing
    evaluation: Mapping[str, JsonValue]
    bid_security_fen: Fen = 0
    performance_security_fen: Fen = 0
    validity_days: Annotated[StrictInt, Field(ge=1, le=365)] = 90
    terms: _Text

    @model_validator(mode="after")
    def _coherent(self) -> Notice:
        problems = [
            (len({lot.id for lot in self.lots}) < len(self.lots), "two lots have one id"),
            (len(set(self.invited)) < len(self.invited), "a company is invited twice"),
            (bool(self.invited) and self.method is Method.OPEN, "an open tender invites nobody: anyone may bid"),
            (
                self.kind is not TenderKind.LETTING and any(lot.floor_fen is not None for lot in self.lots),
                "a lowest price may not be set (招标投标法实施条例 第27条); only a letting has a starting rent",
            ),
            (
                self.kind is not TenderKind.LETTING and any(lot.rent_months is not None for lot in self.lots),
                "only a letting has a rent, which is for some months",
            ),
            (any((lot.rent_months or 1) > lot.months for lot in self.lots), "a rent is for more months than are let"),
        ]
        found = [what for wrong, what in problems if wrong]
        if found:
            raise ValueError("; ".join(found))
        return self

    def as_json(self) -> dict[str, Any]:
        """Return the notice as plain JSON, as files and the record hold it."""
        return self.model_dump(mode="json", by_alias=True)

    @property
    def estates(self) -> frozenset[str]:
        """Return the estates that the lots are of."""
        return frozenset(estate for lot in self.lots for estate in lot.community_ids)

    @property
    def estimate_fen(self) -> int:
        """Return the estimates of all lots together."""
        return sum(lot.estimate_fen for lot in self.lots)

    def lot(self, lot_id: str) -> Lot | None:
        """Return the lot of an id, None where there is none."""
        return next((lot for lot in self.lots if lot.id == lot_id), None)
