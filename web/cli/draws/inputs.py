"""What `wuxin draw` was asked for, as a plan: files read, and what a commitment says taken from it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from models.errors import InputError, Problem, RefusedError
from models.values.canonical import digest
from models.values.draw import LOTTERIES, Drawn, DrawPlan, Source, differences, draw, source_of
from models.values.draw.checking import plan_faults
from models.values.draw.drawing import draw_faults
from web.sheets.draw_files import (
    Codes,
    Pool,
    read_codes,
    read_commitment,
    read_pairs,
    read_pool,
    read_quotas,
    source_in,
)

__all__ = ["Asked", "Prepared", "drawn_as_asked", "prepared"]

_RATIO: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The options of one call, named as they are on the command line."""

    pool: Path
    count: int
    codes: Path
    namespace: str
    label: str | None = None
    weight: str | None = None
    stratum: str | None = None
    quotas: Path | None = None
    exclude: Path | None = None
    substitutes: int = 0
    min_pool_ratio: int | None = None
    salt: str = ""
    source: str | None = None
    source_day: date | None = None
    source_form: str | None = None
    source_bits: int | None = None
    allow_recusals: bool = False
    seed: str | None = None
    commitment: Path | None = None
    recuse: Path | None = None

    def command(self) -> str:
        """Return the command that repeats the draw, as a shell reads it."""
        words = ["wuxin", "draw", str(self.pool)]
        for name in self.__slots__:
            value = getattr(self, name)
            if name == "pool" or value in (None, "", False) or (name == "substitutes" and not value):
                continue
            option = f"--{name.replace('_', '-')}"
            words += [option] if value is True else [option, str(value)]
        return shlex.join(words)


@dataclass(frozen=True, slots=True)
class Prepared:
    """The plan with what its messages and its draw need beside it."""

    plan: DrawPlan
    pool: Pool
    codes: Codes
    commitment: Mapping[str, object] | None
    recusals: Mapping[str, str] = field(default_factory=dict)

    @property
    def commitment_sha256(self) -> str | None:
        """Return the hash by which the public record knows the commitment."""
        return digest(self.commitment) if self.commitment is not None else None


def prepared(asked: Asked) -> Prepared:
    """Read the files and make the plan. Raises InputError where a file or an option cannot be read."""
    pool = read_pool(asked.pool, asked.label, asked.weight, asked.stratum)
    codes = read_codes(asked.codes)
    commitment = read_commitment(asked.commitment) if asked.commitment is not None else None
    plan = DrawPlan(
        namespace=asked.namespace,
        pool=pool.candidates,
        count=asked.count,
        parties=codes.parties,
        quotas=read_quotas(asked.quotas) if asked.quotas is not None else {},
        substitutes=asked.substitutes,
        exclusions=read_pairs(asked.exclude),
        recusals_allowed=asked.allow_recusals or _allows_recusals(commitment),
        smallest_ratio=_ratio(asked, commitment),
        source=_source(asked, commitment),
        salt=asked.salt,
    )
    return Prepared(plan, pool, codes, commitment, read_pairs(asked.recuse))


def drawn_as_asked(made: Prepared, seed: str) -> Drawn:
    """Draw, or raise RefusedError with every reason, what differs from the commitment among them."""
    if made.codes.codes is None:
        what = "holds the hashes of the codes, and a draw needs the codes themselves"
        raise InputError(Problem("--codes", what, "Give a file of name,code now that the parties have told them."))
    plan, codes, recusals = made.plan, made.codes.codes, made.recusals
    problems = draw_faults(plan, codes=codes, randomness=seed, recusals=recusals, places=made.pool.places)
    if made.commitment is not None and not plan_faults(plan):
        problems += differences(made.commitment, plan)
    if problems:
        raise RefusedError(problems)
    return draw(plan, codes=codes, randomness=seed, recusals=recusals)


def _allows_recusals(commitment: Mapping[str, object] | None) -> bool:
    match commitment:
        case {"exclusions": {"later": "with a reason"}}:
            return True
    return False


def _ratio(asked: Asked, commitment: Mapping[str, object] | None) -> int:
    if asked.min_pool_ratio is not None:
        return asked.min_pool_ratio
    match commitment:
        case {"smallest_ratio": int() as ratio}:
            return ratio
    return _RATIO


def _source(asked: Asked, commitment: Mapping[str, object] | None) -> Source | None:
    if asked.source is None:
        return source_in(commitment, asked.commitment or Path()) if commitment is not None else None
    problems = [*_source_faults(asked)]
    if problems or asked.source_day is None:
        raise InputError(problems)
    if asked.source in LOTTERIES and asked.source_form is None and asked.source_bits is None:
        return source_of(LOTTERIES[asked.source], asked.source_day)
    return Source(asked.source, asked.source_day, asked.source_form or "", asked.source_bits or 0)


def _source_faults(asked: Asked) -> Iterator[Problem]:
    if asked.source_day is None:
        yield Problem("--source-day", "the day of the source is missing", "Name the day whose result decides.")
    described = asked.source_form is not None and asked.source_bits is not None
    if asked.source not in LOTTERIES and not described:
        what = f"{asked.source!r} is no lottery that Wuxin knows ({', '.join(LOTTERIES)})"
        yield Problem("--source", what, "Describe it with --source-form and --source-bits.")
