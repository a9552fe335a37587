"""Random tenders to be evaluated, as plain JSON: methods, formulas, ceilings, marks, credit, low prices decided on."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.oracle.evaluations import abnormally_low

__all__ = ["tenders"]

_TITLE = {"zh": "项", "en": "head"}
_COST = ("lowest_ratio", "lowest_reasonable_ratio", "mean_deviation", "reference_bands")


def _decimal(thousandths: int) -> str:
    return f"{thousandths // 1000}.{thousandths % 1000:03d}"


def _up_to(most: str) -> st.SearchStrategy[str]:
    return st.integers(0, int(most) * 1000).map(_decimal)


@st.composite
def tenders(draw: st.DrawFn) -> dict[str, Any]:
    """Return a tender that can be evaluated, but for ties, which its codes break."""
    method = draw(st.sampled_from(("comprehensive", "comprehensive", "lowest_reasonable_price", "highest_rent")))
    letting = method == "highest_rent" or (draw(st.booleans()) and method == "comprehensive")
    criteria = [_marked(draw, f"t{number}") for number in range(draw(st.integers(1, 2)))]
    criteria += draw(st.sampled_from(([], [_credit(draw)])))
    if method == "comprehensive":
        criteria.insert(0, _price(draw, letting=letting))
    prices = st.integers(1, 40) if draw(st.booleans()) else st.integers(1, 10**12)
    bids = [
        {"handle": f"b-{number}", "price_fen": draw(prices), "grade": draw(st.sampled_from("AB")),
         "score": _decimal(draw(st.integers(0, 120_000)))}
        for number in range(draw(st.integers(1, 6)))
    ]  # fmt: skip
    made: dict[str, Any] = {
        "method": method, "criteria": criteria, "bids": bids, "kind": "letting" if letting else "service",
        "statutory": False, "reference_fen": draw(prices), "combine": draw(st.sampled_from(("mean", "trimmed_mean"))),
        "tie": {"codes": [{"party": "公证处", "code": "owl"}], "randomness": "01 02 03"},
    }  # fmt: skip
    bound = "floor_fen" if letting else "ceiling_fen"
    if draw(st.booleans()):
        made[bound] = draw(prices)
    members = [f"m{number}" for number in range(draw(st.integers(1, 5)))]
    made["marks"] = [
        {"member": member, "bid": bid["handle"], "criterion": one["id"], "points": draw(_up_to(one["max_points"]))}
        for one in criteria
        if one["kind"] == "technical"
        for bid in bids
        for member in members
    ]
    made["explanations"] = [
        {"bid": handle, "text": "we are near", "accepted": draw(st.booleans()), "reason": "so it is"}
        for handle in abnormally_low(made)
    ]
    return made


def _marked(draw: st.DrawFn, name: str) -> dict[str, Any]:
    least = draw(st.sampled_from(({}, {}, {"least_points": "3"})))
    return {"id": name, "kind": "technical", "title": _TITLE, "max_points": str(draw(st.integers(5, 60))), **least}


def _credit(draw: st.DrawFn) -> dict[str, Any]:
    grades = {"grades": {"A": "10", "B": "2.5"}}
    scores = {"scores": [{"at_least": "60", "points": "4"}, {"at_least": "100", "points": "10"}]}
    return {"id": "c", "kind": "credit", "title": _TITLE, "max_points": "10", **draw(st.sampled_from((grades, scores)))}


def _price(draw: st.DrawFn, *, letting: bool) -> dict[str, Any]:
    formula = "highest_ratio" if letting else draw(st.sampled_from(_COST))
    made: dict[str, Any] = {"id": "p", "kind": "price", "title": _TITLE, "max_points": "30", "formula": formula}
    if formula == "reference_bands":
        made["bands"] = [{"within": "3%", "points": "22"}, {"within": "10.5%", "points": "5"}]
    if formula == "mean_deviation":
        made["parameters"] = draw(st.sampled_from(({}, {"above": "1.125"})))
    return made
