"""The demo's estate and its owners: who acts for them, what they have decided, and what they are voting on now."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from web.cli.demo.course import Course
from web.cli.demo.notices import Wanted, notice_of
from web.cli.demo.stage import PLACE, Stage
from web.cli.recording import foretold

if TYPE_CHECKING:
    from datetime import datetime

    from bidding.owners import Call, Choice, Item, Roll, Vote

__all__ = ["ASSETS", "OWNERS", "estate", "owners_tender", "tender_of_owners"]

OWNERS: Final = 24
"""Owners of the roll, one unit each; a choice of the demo, which does not count the ballots of a thousand homes."""
ASSETS: Final = ("east-gate-shop", "garden-kiosk", "north-square")
"""What the owners let: the first is leased, the second up for auction now, the third from tomorrow on."""
_TENDER: Final = "svc"
_WORDS: Final = {
    ASSETS[0]: "东门商铺对外出租",
    ASSETS[1]: "中心花园便民亭对外出租",
    ASSETS[2]: "北广场临时摆位对外出租",
}
_COMMITTEE: Final = "业主委员会"


def estate(stage: Stage) -> None:
    """Found the assembly and its committee, let the owners decide on letting and service, and call the next vote."""
    from web.register.owners.estates import enter_roll

    _bodies(stage)
    roll = _roll()
    with stage.acting(stage.at(80), "roll") as clerk:
        name = enter_roll(clerk, stage.estate, roll, stage.office)
    agenda = [*(_item(asset, "business_use", words, asset) for asset, words in _WORDS.items()),
              _item("service", "choose_company", "公开招标选聘物业服务企业", owners_tender(stage)),
              _item("advertising", "business_use", "在电梯轿厢内设置广告位", "lift-advertising")]  # fmt: skip
    _decided(stage, roll, _call(stage, agenda, (59, 49), name))
    lift = [_item("lift-repair", "use_fund", "使用维修资金更换3号楼电梯", "lift-3")]
    vote = _called(stage, f"{stage.day(0).year}-02", _call(stage, lift, (1, -9), name), 17)
    for number in range(1, OWNERS // 3):
        _cast(stage, vote, number, {"lift-repair": number % 5 != 0}, stage.at(1, 11 + number))


def owners_tender(stage: Stage) -> str:
    """Return the name of the tender by which the owners choose who serves them next."""
    return f"{_TENDER}-{stage.day(0).year}-01"


def _bodies(stage: Stage) -> None:
    from bidding.owners import BodyEvent, BodyMove
    from bidding.owners.laws import law_for
    from web.register.owners.estates import enter_body

    law, first, year = law_for(PLACE), stage.day(430), stage.day(0).year
    terms = (
        BodyEvent(BodyMove.DELIVER, date(year - 8, 6, 1), stage.office, details={"jurisdiction": PLACE}),
        BodyEvent(BodyMove.FOUND, first, stage.office, vote="founding"),
        BodyEvent(BodyMove.ELECT, first, stage.office, first + timedelta(days=3 * 365), "founding", {"members": 5}),
    )
    for event in terms:
        with stage.acting(stage.at(430, 10), f"body {event.move}") as clerk:
            enter_body(clerk, stage.estate, event, law)


def _roll() -> Roll:
    from bidding.owners import Roll, Unit

    units = (Unit(f"{1 + n // 8}-{1 + n % 8:02}01", 8_900 + 700 * (n % 5), f"owner-{n + 1:02}") for n in range(OWNERS))
    return Roll(tuple(units))


def _item(name: str, matter: str, title: str, subject: str) -> Item:
    from bidding.owners import Item

    return Item(name, matter, title, subject)


def _call(stage: Stage, agenda: list[Item], days: tuple[int, int], roll: str) -> Call:
    from bidding.owners import Call

    return Call(tuple(agenda), stage.at(days[0], 9), stage.at(days[1], 18), roll)


def _called(stage: Stage, name: str, call: Call, ago: int) -> Vote:
    from bidding.owners import Vote

    return _step(stage, Vote(name, stage.estate), "call", stage.at(ago, 9), call.as_details())


def _decided(stage: Stage, roll: Roll, call: Call) -> None:
    """Let most owners vote: all items pass but the last, which half of them reject."""
    from bidding.owners.laws import law_for
    from bidding.owners.votes import Role
    from web.register.owners.votes import count

    vote = _called(stage, f"{stage.day(0).year}-01", call, 75)
    last = call.items[-1].id
    for number in range(1, len(roll.weights) - 3):
        choices = {item.id: item.id != last or number % 2 == 0 for item in call.items}
        _cast(stage, vote, number, choices, stage.at(58 - number // 3, 9 + number % 9))
    with stage.acting(stage.at(48, 9), "count") as clerk:
        vote = count(clerk, vote, _COMMITTEE, Role.COMMITTEE, law_for(PLACE))
    _step(stage, vote, "announce", stage.at(48, 10), {})


def _step(stage: Stage, vote: Vote, move: str, at: datetime, details: dict[str, object]) -> Vote:
    from bidding.owners import VoteMove, VoteStep
    from bidding.owners.laws import law_for
    from bidding.owners.votes import Role
    from web.register.owners.votes import take_step

    with stage.acting(at, f"vote {vote.id} {move}") as clerk:
        return take_step(clerk, vote, VoteStep(VoteMove(move), at, _COMMITTEE, Role.COMMITTEE, details), law_for(PLACE))


def _cast(stage: Stage, vote: Vote, number: int, choices: dict[str, bool], at: datetime) -> None:
    from bidding.owners import Choice
    from bidding.owners.laws import law_for
    from models.record import Clerk
    from web.register.owners.votes import cast

    said: dict[str, Choice] = {item: Choice.FOR if yes else Choice.AGAINST for item, yes in choices.items()}
    clerk = Clerk(stage.session, at, foretold(f"wuxin demo ballot {vote.id} {number}"))
    cast(clerk, vote, f"owner-{number:02}", said, law_for(PLACE))


def tender_of_owners(stage: Stage) -> None:
    """Let the committee tender the service that the owners decided on; bids may be handed in."""
    from web.register.tenders.events import tender_named, tenders_kept
    from web.register.tenders.votes import resting_on

    name = stage.name_of(stage.estate)
    buyer = {"id": stage.estate, "name": f"{name}{_COMMITTEE}", "role": "owners_committee"}
    wanted = Wanted(owners_tender(stage), stage.estate, f"{name}物业服务招标", stage.at(-9, 9, 30),
                    {"kind": "service", "procuring_entity": buyer})  # fmt: skip
    course = Course(stage, notice_of(stage, wanted), -9, stage.estate)
    course.draft()
    session, tender = stage.session, tender_named(stage.session, course.name)
    vote = f"{stage.day(0).year}-01"
    rests = resting_on(session, tender, vote, stage.day(25), tenders_kept(session))
    course.step("file", -34, {"filing": f"备-{course.name}", "approval": None} | rests)
    course.published(box=True)
