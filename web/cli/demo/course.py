"""The course of a tender of the demo: every step of the straight path, on days that the law allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from web.cli.demo.stage import DEVELOPER, Stage, paper

if TYPE_CHECKING:
    from bidding.notices import Notice
    from bidding.tender import Tender

__all__ = ["Course"]

_PLATFORM: Final = "市公共资源交易平台"


@dataclass(frozen=True, slots=True)
class Course:
    """The straight path of a tender: each step so many days after the close of bids, which is `close` days ago."""

    stage: Stage
    notice: Notice
    close: int
    by: str = DEVELOPER[0]

    @property
    def name(self) -> str:
        """The name of the tender."""
        return self.notice.tender_id

    def step(
        self, move: str, after: int, details: Mapping[str, Any] | None = None, *, by: str = "", role: str = "",
        hour: int = 10,
    ) -> Tender:  # fmt: skip
        """Take a step so many days after the close (before it: a negative number), by the first role that may."""
        from bidding.tender import GRANTS, Event, Move, Role
        from web.register.tenders.events import add_event, begin

        made = Move(move)
        acting = Role(role) if role else next(one for one in Role if one in GRANTS[made])
        at = self.notice.times.bids_close_at if move == "close" else self.stage.at(self.close - after, hour)
        event = Event(made, at, by or self.by, acting, dict(details or {}))
        with self.stage.acting(at, f"tender {self.name} {move} {after}") as clerk:
            if move == "draft":
                return begin(clerk, self.name, event)[0]
            return add_event(clerk, self.name, lambda _: event)[0]

    def draft(self) -> None:
        """Write the notice."""
        self.step("draft", -36, {"notice": self.notice.as_json()})

    def file(self) -> None:
        """File it with the authority."""
        self.draft()
        self.step("file", -34, {"filing": f"备-{self.name}"})

    def publish(self, *, box: bool = False) -> None:
        """File and publish it; bids go into the register's own box, or to the city's platform."""
        self.file()
        self.published(box=box)

    def published(self, *, box: bool = False) -> None:
        """Publish what was filed, with the field of companies that qualify where it asks for a grade."""
        from web.register.tenders.eligibility import field_for

        found = field_for(self.stage.session, self.notice, self.stage.day(self.close + 22))
        told: dict[str, Any] = {"field": None if found is None else found[1], "warnings": []}
        self.step("publish", -22, told if box else told | {"bids_elsewhere": _PLATFORM})

    def closed(self) -> None:
        """Go on to the close, a question asked and answered on the way."""
        self.publish()
        number = len(self.step("ask", -15, {"question": "地下车库的保洁是否在服务范围内？"}, by="questioner-1").events)
        self.step("answer", -14, {"question": number, "answer": "在范围内，见服务清单第3项。"})
        self.step("close", 0)

    def opened(self, *prices: int) -> list[str]:
        """Open bids of the best companies at these shares of the estimate in thousandths, and return who bid."""
        self.closed()
        lot, bidders = self.notice.lots[0], [self.stage.firm, *self.stage.rivals][: len(prices)]
        bids = [
            {"lot": lot.id, "handle": f"b-{place:02}", "outcome": "opened", "company_id": company,
             "digest": paper(f"{self.name} bid {place}"), "price_fen": lot.estimate_fen * share // 1000}
            for place, (company, share) in enumerate(zip(bidders, prices, strict=True), start=1)
        ]  # fmt: skip
        self.step("open", 0, {"digest": paper(f"{self.name} opening"), "bids": bids}, hour=11)
        return bidders

    def evaluated(self, *prices: int, winner: int = 0) -> list[str]:
        """Evaluate the bids; return the candidates, the first first."""
        bidders = self.opened(*prices)
        self._check("close", 0, bidders, hour=12)
        order = [bidders[winner], *(one for one in bidders if one != bidders[winner])]
        ranking = [
            {"company_id": one, "lot": "lot-1", "place": place, "total_milli": 94_200 - 2_350 * place,
             "price_fen": self._price(prices[bidders.index(one)])}
            for place, one in enumerate(order, start=1)
        ]  # fmt: skip
        self.step("evaluate", 2, {"digest": paper(f"{self.name} ranking"), "ranking": ranking}, by="panel")
        return order

    def announced(self, *prices: int, winner: int = 0) -> list[str]:
        """Evaluate and announce the candidates for three days; return them, the first first."""
        order = self.evaluated(*prices, winner=winner)
        self.step("announce", 3, {"shown_until": self.stage.day(self.close - 6).isoformat()})
        return order

    def awarded(self, *prices: int) -> str:
        """Award it to the first candidate, which is the demo's own company, and return that."""
        order = self.announced(*prices)
        price = self._price(prices[0])
        award = {"lot": "lot-1", "company_id": order[0], "price_fen": price}
        self.step("award", 8, {"awards": [award], "checked": self._checked("award", 8, order)})
        return order[0]

    def signed(self, *prices: int) -> None:
        """Sign the contract, from ten days after that on."""
        winner = self.awarded(*prices)
        begins = self.stage.day(self.close - 30)
        starts = begins.replace(day=min(begins.day, 28))
        contract = {
            "lot": "lot-1", "company_id": winner, "price_fen": self._price(prices[0]),
            "signed_on": self.stage.day(self.close - 18).isoformat(), "starts_on": starts.isoformat(),
            "ends_on": starts.replace(year=starts.year + 3).isoformat(), "text_digest": paper(f"{self.name} contract"),
        }  # fmt: skip
        self.step("sign", 18, {"contracts": [contract]})

    def contract_filed(self, *prices: int) -> None:
        """File the contract."""
        self.signed(*prices)
        self.step("file_contract", 22, {"filing": f"合-{self.name}"})

    def performing(self, *prices: int) -> None:
        """File the contract and begin."""
        self.contract_filed(*prices)
        self.step("start", 30)

    def _price(self, share: int) -> int:
        return self.notice.lots[0].estimate_fen * share // 1000

    def _check(self, stage: str, after: int, companies: list[str], hour: int) -> None:
        self.step("check", after, self._checked(stage, after, companies), hour=hour)

    def _checked(self, stage: str, after: int, companies: list[str]) -> dict[str, Any]:
        from web.register.tenders.eligibility import Sources, check_of

        when = stage, self.stage.day(self.close - after)
        return check_of(self.stage.session, self.notice, companies, when, Sources({}))
