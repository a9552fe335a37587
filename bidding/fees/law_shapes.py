"""What the law says of service fees, as strict data: which of them are guided, who looks at them, how often."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from credit.rulebook.place_laws import PlaceLawShape
from credit.rulebook.scalars import Length, Shape
from credit.rulebook.shapes import Basis

__all__ = ["FeeLaw", "Review", "Scope"]

Scope = Literal["initial", "affordable"]
"""Which fees are guided: of ordinary housing before an assembly (前期物业服务), of affordable housing (保障性住房)."""


class Review(Shape):
    """How often guided fees are evaluated (评估调整), and where that stands."""

    every: Length
    basis: Basis


class FeeLaw(PlaceLawShape):
    """服务收费的法律: of one place. A scope that `guided` does not name is agreed between owners and company.

    `outside`: by what a fee beyond its band is looked at. `moves_with`: by what guided fees are adjusted. `review` is
    None where nothing says how often.
    """

    guided: Mapping[Scope, Basis]
    agreed: Basis
    outside: Basis
    moves_with: Basis
    review: Review | None = None
