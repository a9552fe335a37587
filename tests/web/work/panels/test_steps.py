"""Consensus, decisions and the report."""

from __future__ import annotations

from decimal import Decimal

from flask import Flask
from flask.testing import FlaskClient

from bidding.evaluation.blind_numbers import blind_numbers
from bidding.evaluation.evaluating import evaluate
from bidding.evaluation.moves import EvaluationMove
from bidding.tender import State, state_of
from models.values.draw import draw
from models.values.draw.plan import code_sha256
from tests.builders.notices import company
from tests.builders.panel_rooms import SEAT, found_in, member, panel_portal
from tests.builders.proceedings import RESULT
from tests.builders.tender_rooms import kept, set_clock

AGREED = {f"p-{number}-plan": str(31 - number) for number in (1, 2, 3)}


def test_a_consensus_has_reasons_and_lies_between_the_marks() -> None:
    """Refused otherwise, all at once."""
    app = panel_portal("locked")
    client = member(app, 0)
    bare = client.post(f"{SEAT}/do/agree", data=AGREED)
    out = client.post(f"{SEAT}/do/agree", data={"p-1-plan": "39", "r-1-plan": "so"})
    some = client.post(f"{SEAT}/do/agree", data={"p-1-plan": "30", "r-1-plan": "talked over"})

    assert (bare.status_code, bare.text.count("a consensus has its reason")) == (422, 3)
    assert (out.status_code, "outside the members&#39; own marks" in out.text) == (422, True)
    assert (some.status_code, len(found_in(app).agreed)) == (303, 1)


def test_a_panel_decides_and_closes() -> None:
    """A bid is rejected by its ground; an explanation counts with its words; then the report is signed once."""
    app = panel_portal("priced")
    client, handle = member(app, 0), next(one["bid"] for one in found_in(app).agreed if one["points"] == "28")
    codes = [
        client.post(f"{SEAT}/do/{step}", data=told).status_code
        for step, told in (
            ("explain", {"bid": handle, "told": "we own the tools", "accepted": "y", "reason": "plausible"}),
            ("reject", {"bid": handle, "ground": "Regulation art. 51", "reason": "not signed"}),
            ("set-aside", {}), ("close", {}), ("sign", {}), ("sign", {}),
        )
    ]  # fmt: skip
    tender = found_in(app).tender()

    assert codes == [303, 303, 404, 303, 303, 404]
    assert [bid.handle for bid in tender.bids if bid.rejected] == [handle]
    assert tender.explanations[0].text == "we own the tools"


def test_a_tie_is_drawn_and_anybody_draws_it_again() -> None:
    """Nothing decides between equals but a draw, of which codes and lottery are fixed before its day."""
    app = panel_portal("opened")
    _marks_all_equal(app)
    client, draws = member(app, 0), {"codes": "notary,calm\nowners,loud", "randomness": RESULT}
    bare = client.post(f"{SEAT}/do/close")
    refused = [client.post(f"{SEAT}/do/close", data={name: told}).status_code for name, told in draws.items()]
    unfixed = client.post(f"{SEAT}/do/close", data=draws)
    _fixed(app, client)
    assert client.post(f"{SEAT}/do/close", data=draws).status_code == 303
    result = evaluate(found_in(app).tender(found_in(app).events[-1].content["tie"]))
    [drawn] = result.ties
    again = draw(drawn.plan, codes=["calm", "loud"], randomness=RESULT)

    assert (bare.status_code, "equal at rank 1" in bare.text, refused) == (422, True, [422, 422])
    assert (unfixed.status_code, "were fixed before the lottery" in unfixed.text) == (422, True)
    assert [one.scored.bid.handle for one in result.ranking] == [*again.labels]
    client.post(f"{SEAT}/do/submit")
    assert [one.place for one in kept(app).ranking] == [1, 2, 3]


def _fixed(app: Flask, client: FlaskClient) -> None:
    """Fix the draw by the hashes of the codes, for a lottery of the next day, which then comes."""
    lottery = {"source": "快乐8"}
    told = {"codes": f"notary,{code_sha256('calm')}\nowners,{code_sha256('loud')}"}
    bare = client.post(
        f"{SEAT}/do/commit-tie", data={"codes": "notary,calm\nowners", "source_day": "2024-06-22"} | lottery
    )
    known = client.post(f"{SEAT}/do/commit-tie", data=told | {"source_day": "2024-06-21"} | lottery)
    fixed = client.post(f"{SEAT}/do/commit-tie", data=told | {"source_day": "2024-06-22"} | lottery)
    again = client.get(f"{SEAT}/do/commit-tie")
    assert (bare.status_code, "is no SHA-256" in bare.text) == (422, True)
    assert (known.status_code, "may be known already" in known.text) == (422, True)
    assert (fixed.status_code, again.status_code) == (303, 404)
    set_clock(app, "2024-06-23T04:00:00+00:00")


def _marks_all_equal(app: Flask) -> None:
    """Let every member give bids what the better price and plan of others are ahead, so that all have 76 points."""
    found = found_in(app)
    agreed = {one["bid"]: Decimal(one["points"]) for one in found.agreed}
    numbers, bids = blind_numbers(found.plan.salt, agreed), found.of(EvaluationMove.OPEN_PRICES)[0].content["bids"]
    lowest = min(one["price_fen"] for one in bids)
    told = {"hand_in": "1"}
    for one in bids:
        price = (Decimal(30) * lowest / one["price_fen"]).quantize(Decimal("0.001"))
        told[f"p-{numbers[one['handle']]}-interview"] = str(76 - price - agreed[one["handle"]])
    for number in range(5):
        assert member(app, number).post(f"{SEAT}/do/marks", data=told).status_code == 303


def test_the_ranking_goes_to_the_buyer() -> None:
    """From what the evaluation closed with, by the panel; then candidates may be announced."""
    app = panel_portal("closed")
    client = member(app, 1)
    codes = [client.post(f"{SEAT}/do/submit").status_code for _ in range(2)]
    tender = kept(app)

    assert (codes, state_of(tender)) == ([303, 404], State.EVALUATED)
    assert [one.company_id for one in tender.ranking] == [company(1), company(2), company(3)]
    assert tender.events[-1].by == "panel"
