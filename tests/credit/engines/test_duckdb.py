"""DuckDB holds relations and answers in Arrow."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from duckdb import ConnectionException

from credit.engines.duckdb import session

_STRICT = pa.schema([pa.field("n", pa.int32(), nullable=False)])
_TABLE = pa.table({"n": [1, 2, 3]}, schema=_STRICT)


def test_a_table_is_held_and_answered_from() -> None:
    """Arrow goes in and comes out with its types; every column may be null to an expression."""
    with session({"t": _TABLE}) as engine:
        found = engine.run(engine.tables["t"].filter(lambda t: t.n > 1).order_by("n"))

        assert engine.tables["t"].schema()["n"].nullable
    assert found.equals(pa.table({"n": pa.array([2, 3], pa.int32())}))


def test_what_is_prepared_runs_in_another_session() -> None:
    """Over relations of the same columns, with the tables that stand in the expression itself."""
    named = ibis.memtable(pa.table({"n": [2, 3], "name": ["two", "three"]}))
    with session({"t": _TABLE}) as engine:
        prepared = engine.prepare(engine.tables["t"].join(named, "n").select("name"))
    with session({"t": _TABLE[:2]}) as engine:
        assert engine.run_prepared(prepared).to_pylist() == [{"name": "two"}]


def test_a_file_is_read_where_it_lies(tmp_path: Path) -> None:
    """A Parquet file is a relation like any other."""
    pq.write_table(_TABLE, tmp_path / "t.parquet")
    with session({"t": tmp_path / "t.parquet"}) as engine:
        assert engine.run(engine.tables["t"].n.sum().as_table()).to_pylist() == [{"Sum(n)": 6}]


def test_an_empty_relation_is_a_relation() -> None:
    """No rows, all columns; and what is prepared over rows runs over none."""
    with session({"t": _TABLE}) as engine:
        prepared, held = engine.prepare(engine.tables["t"]), engine.tables["t"].op()
    with session({"t": _TABLE[:0]}) as engine:
        assert engine.run_prepared(prepared).schema.names == ["n"]
        assert (engine.tables["t"].op().schema, engine.tables["t"].op().namespace) == (held.schema, held.namespace)


def test_companies_are_addressed_in_a_grouping(tmp_path: Path) -> None:
    """Two hundred thousand of them, also where other sources of events are empty: hashing them takes twice the time."""
    pq.write_table(pa.table({"n": pa.array([0, 200_000], pa.int32())}), tmp_path / "rows.parquet")
    with session({"t": tmp_path / "rows.parquet", "other": _TABLE[:0]}) as engine:
        both = engine.tables["t"].union(engine.tables["other"].filter(lambda t: t.n.notnull()))
        sql = engine.sql(both.group_by("n").aggregate(found=both.count()))
        ((_, plan),) = engine._connection.raw_sql(f"EXPLAIN (FORMAT json) {sql}").fetchall()  # noqa: SLF001 - there is no other way to ask

    assert '"PERFECT_HASH_GROUP_BY"' in plan


def test_sessions_know_nothing_of_each_other() -> None:
    """The same name holds what its own session was given."""
    with session({"t": _TABLE}) as first, session({"t": _TABLE[:1]}) as second:
        counts = [engine.run(engine.tables["t"].aggregate(n=lambda t: t.count())) for engine in (first, second)]

    assert [count["n"].to_pylist() for count in counts] == [[3], [1]]


def test_a_session_ends() -> None:
    """Afterwards the database is gone, when the work failed too."""
    with pytest.raises(ZeroDivisionError), session({"t": _TABLE}) as engine:
        _ = 1 // 0

    with pytest.raises(ConnectionException):
        engine.run(engine.tables["t"])


def test_threads_and_settings_are_set() -> None:
    """The number of threads asked for, and nothing is fetched from a network."""
    names = ("threads", "autoinstall_known_extensions", "autoload_known_extensions")
    with session({}, threads=1) as engine:
        columns = ", ".join(f"current_setting('{name}') AS {name}" for name in names)
        (row,) = engine._connection.raw_sql(f"SELECT {columns}").fetchall()  # noqa: SLF001 - there is no other way to ask

    assert [str(value).lower() for value in row] == ["1", "false", "false"]


def test_the_sql_can_be_read() -> None:
    """What runs is SQL that a person can read and run again."""
    with session({"t": _TABLE}) as engine:
        sql = engine.sql(engine.tables["t"].filter(lambda t: t.n > 1))

    assert '"t0"."n" > 1' in sql
    assert sql.count("\n") > 3


def test_a_run_says_nothing_of_its_libraries() -> None:
    """A warning that only a library can heed is not shown, even to one who asks for all warnings."""
    program = (
        "import pyarrow as pa\nfrom credit.engines.duckdb import session\n"
        "with session({'t': pa.table({'n': [1]})}) as engine: engine.run(engine.tables['t'])"
    )
    done = subprocess.run([sys.executable, "-W", "always", "-c", program], capture_output=True, text=True, check=True)

    assert "fetch_arrow_table" not in done.stderr
