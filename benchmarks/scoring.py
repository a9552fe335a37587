"""B1, B2, B4: what a whole rating costs beside a bare scan, and how it grows. C1, C2: what never changes with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.canonical import AS_OF, RULEBOOK, Size, canonical_file, facts_on, terms
from benchmarks.engine import digest, opened, same
from benchmarks.gates import Measured, of_ratios
from benchmarks.pairs import ROUNDS, paired
from credit.engines import duckdb
from credit.rulebook.loading import load_rulebook
from credit.scoring.expression import ratings
from credit.scoring.rating import rate_facts

__all__ = ["compiling", "growth", "scoring"]

_SCAN = "a DuckDB scan of the same five columns"


def scoring(
    gate_id: str, size: Size, folder: Path, *, gate: float | None, stretch: float, rounds: int = ROUNDS
) -> Iterator[Measured]:
    """Yield the cost of rating all companies beside the scan of the same file (B1, B2)."""
    with opened(facts_on(canonical_file(size, folder), size.companies)) as engine:
        first = digest(engine.score())
        ratios = paired(engine.score, engine.scan, rounds)
        same(first, digest(engine.score()))
    yield of_ratios(gate_id, f"rating {size} companies / {_SCAN}", ratios, gate=gate, stretch=stretch)


def growth(
    gate_id: str, sizes: tuple[Size, Size], folder: Path, *, gate: float | None, stretch: float, rounds: int = ROUNDS
) -> Iterator[Measured]:
    """Yield how much more a rating costs on the first, larger evidence than on the second (B4)."""
    large, small = (facts_on(canonical_file(size, folder), size.companies) for size in sizes)
    with opened(large) as above, opened(small) as below:
        ratios = paired(above.score, below.score, rounds)
    yield of_ratios(gate_id, f"rating {sizes[0]} companies / {sizes[1]}", ratios, gate=gate, stretch=stretch)


def compiling(size: Size, folder: Path, rounds: int = ROUNDS) -> Iterator[Measured]:
    """Yield what is the same for any evidence, beside the scan: compiling one rating, and a later `rate_facts`."""
    facts = facts_on(canonical_file(size, folder), size.companies)
    book = load_rulebook(RULEBOOK)
    with opened(facts) as engine, duckdb.session(facts.tables) as session:
        compiled = paired(lambda: session.sql(ratings(session.tables, terms())), engine.scan, rounds)
        whole = paired(lambda: rate_facts(facts, book, as_of=AS_OF), engine.scan, rounds)
    yield of_ratios("C1", f"loading the rulebook and compiling one rating / {_SCAN}, {size}", compiled, gate=None)
    yield of_ratios("C2", f"a later rate_facts, to the pandas frame / {_SCAN}, {size}", whole, gate=None)
