"""What only some companies have, put together."""

from __future__ import annotations

import ibis
import pyarrow as pa

from credit.scoring.sparse import gathered, joined_to, united, without
from tests.builders.scoring import run


def _numbers(**columns: list[int]) -> pa.Table:
    return pa.table({name: pa.array(values, pa.int32()) for name, values in columns.items()})


def test_parts_are_gathered_into_one_row_per_company() -> None:
    """Each with the columns of its own; of days on which something changes the earliest is kept."""
    tables = {
        "a": _numbers(company_no=[1, 2], a=[5, 6]),
        "b": _numbers(company_no=[2, 2, 3], changes_on=[30, 20, 40]),
        "c": _numbers(company_no=[2], changes_on=[25]),
    }
    found = run(tables, lambda t: gathered(t.values()).order_by("company_no"))

    assert [tuple(row.values()) for row in found] == [(1, 5, None), (2, 6, 20), (3, None, 40)]


def test_companies_without_a_part_keep_their_row() -> None:
    """With nulls or what is said of the absent, and every company once."""
    tables = {
        "companies": _numbers(company_no=[1, 2]), "a": _numbers(company_no=[2], a=[6]),
        "b": _numbers(company_no=[1], b=[7]),
    }  # fmt: skip
    absent = {"b": ibis.literal(0, "int32")}
    found = run(tables, lambda t: joined_to(t["companies"], [t["a"], t["b"]], absent).order_by("company_no"))

    assert found == [{"company_no": 1, "a": None, "b": 7}, {"company_no": 2, "a": 6, "b": 0}]


def test_one_part_needs_no_union() -> None:
    """Rows of several parts stand together, and those of one as they are."""
    tables = {"a": _numbers(company_no=[1]), "b": _numbers(company_no=[2])}

    assert run(tables, lambda t: united([t["a"]])) == [{"company_no": 1}]
    assert len(run(tables, lambda t: united([t["a"], t["b"]]))) == 2


def test_spent_columns_are_left_out() -> None:
    """Values may be made of them, and take their names."""
    tables = {"a": _numbers(company_no=[1], spent=[5], kept=[6])}
    (row,) = run(tables, lambda t: without(t["a"], {"spent"}, spent=t["a"].spent + 1, more=t["a"].kept))

    assert row == {"company_no": 1, "kept": 6, "spent": 6, "more": 6}
