"""Tickets are positions of HKDF, and no two share one."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from models.errors import RefusedError
from models.values.draw import order_of, positions
from models.values.draw.hkdf import expand, extract
from models.values.draw.labels import line_fault
from models.values.draw.tickets import MOST_TICKETS, info
from tests.oracle.draws import tickets

LINES = st.text(st.sampled_from("a|#1/甲𠮷"), min_size=1, max_size=8)
NAMES = LINES.map(lambda text: text.replace("|", "")).filter(bool)
POOLS = st.dictionaries(LINES, st.integers(1, 12), min_size=1, max_size=6)
# CSS Color Module Level 3, 4.3, without the names that the draft's committee struck as aliases or as no colour
COLOURS = """
aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood
cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson darkblue darkcyan darkgoldenrod darkgray
darkgreen darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue
darkslategray darkturquoise darkviolet deeppink deepskyblue dimgray dodgerblue firebrick floralwhite forestgreen
fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow honeydew hotpink indianred indigo ivory khaki
lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen
lightpink lightsalmon lightseagreen lightskyblue lightslategray lightsteelblue lightyellow lime limegreen linen maroon
mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise
mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered
orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple red
rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray snow
springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen
"""


@given(NAMES, LINES, st.integers(1, 10**6))
def test_what_is_hashed_can_be_read_back_in_one_way(namespace: str, label: str, number: int) -> None:
    """Namespace to the first bar, number after the last hash: so two tickets never hash the same text."""
    whole, _, rest = info(namespace, label, number).decode().partition("|")
    name, _, digits = rest.rpartition("#")

    assert (whole, name, digits) == (namespace, label, str(number))


@given(POOLS, NAMES, st.lists(LINES, min_size=1, max_size=3), LINES)
def test_positions_are_the_oracles(pool: dict[str, int], namespace: str, codes: list[str], randomness: str) -> None:
    """A naive program with nothing but hmac gives the same tickets in the same order."""
    found = positions(pool, namespace=namespace, codes=codes, randomness=randomness)

    assert [(bytes.fromhex(t.position), t.label, t.number) for t in found] == tickets(
        pool, namespace, codes, randomness
    )


@given(POOLS, LINES, st.integers(1, 5))
def test_a_label_more_moves_nobody_else(pool: dict[str, int], label: str, weight: int) -> None:
    """The order of the others stays, so adding and striking cannot steer a draw."""
    assume(label not in pool and line_fault(label) is None)
    whole = positions({**pool, label: weight}, namespace="n", codes=["c"], randomness="r")

    assert [ticket for ticket in whole if ticket.label != label] == positions(
        pool, namespace="n", codes=["c"], randomness="r"
    )


def test_every_reason_is_given() -> None:
    """Namespace, labels, weights, codes and randomness in one refusal."""
    with pytest.raises(RefusedError) as refused:
        positions({"": 1, "b": 0, "c": MOST_TICKETS + 1}, namespace="a|b", codes=["", "x\n"], randomness="")

    assert [problem.where for problem in refused.value.problems] == [
        "namespace", "pool, ''", "pool, 'b'", "pool", "code 1", "code 2", "randomness",
    ]  # fmt: skip


@pytest.mark.parametrize("weight", [0, -1, True, 1.0, "3", MOST_TICKETS + 1, 10**400])
def test_a_weight_is_a_whole_number_of_tickets(weight: int) -> None:
    """Neither none, nor a fraction, nor so many that no machine can sort them."""
    with pytest.raises(RefusedError):
        positions({"a": weight}, namespace="n", codes=["c"], randomness="r")


def test_without_a_code_nothing_is_drawn() -> None:
    """Who sees the lottery first would know the draw first."""
    with pytest.raises(RefusedError, match="no party gave a code"):
        positions({"a": 1}, namespace="n", codes=[], randomness="r")


def test_a_tie_is_broken_by_positions() -> None:
    """Of equal labels the order of their tickets decides, whatever order they were named in."""
    words: dict[str, Any] = {"namespace": "标段 2/平分", "codes": ["c"], "randomness": "r"}
    order = order_of(["乙", "甲", "丙"], **words)

    assert order == order_of(["丙", "乙", "甲"], **words)
    assert [*order] == [t.label for t in positions({"甲": 1, "乙": 1, "丙": 1}, **words)]
    with pytest.raises(RefusedError, match="already"):
        order_of(["甲", "甲"], **words)


@pytest.mark.shared
def test_the_example_of_the_vrs_draft_is_reproduced(shared: Path) -> None:
    """Both iterations: the one-time codes from the secret, and the first colours with their positions, all nine.

    The draft hashes the bare label; ours names the draw and the ticket too. Extract, expand and sort are shared.
    """
    case = json.loads((shared / "vectors" / "vrs_draft_example.json").read_text(encoding="utf-8"))
    chain = [case["secret_utf8"].encode()]
    for _ in range(case["n"]):
        chain.append(sha256(chain[-1]).digest())
    shown = 0
    for number, iteration in enumerate(case["iterations"], 1):
        assert iteration["otp"] == chain[case["n"] - number].hex()
        key = extract(chain[case["n"] - number], case["randomness_utf8"].encode())
        order = sorted((expand(key, colour.encode()).hex(), colour) for colour in COLOURS.split())
        first = [[position[:27], colour] for position, colour in order[: len(iteration["positions"])]]
        assert first == iteration["positions"]
        shown += len(first)

    assert chain[-1].hex() == case["published_Hn"]
    assert shown == 9
