"""How long files and functions are: the measures that tests hold and that every run prints."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from statistics import median, quantiles

from tests.architecture.source import product_modules

__all__ = ["file_sizes", "function_sizes", "ninetieth", "summary"]


@cache
def file_sizes() -> dict[str, int]:
    """Return the lines of every product file."""
    return {str(module.place): module.lines for module in product_modules()}


@cache
def function_sizes() -> dict[str, int]:
    """Return the lines of every product function."""
    return {function.where: function.lines for module in product_modules() for function in module.functions}


def ninetieth(sizes: Sequence[int]) -> float:
    """Return the 90th percentile, between the two sizes beside it."""
    return quantiles(sizes, n=10, method="inclusive")[-1] if len(sizes) > 1 else sum(sizes)


def summary() -> str:
    """Return one line with median, 90th percentile and largest of both."""
    parts = []
    for noun, sizes in (("files", [*file_sizes().values()]), ("functions", [*function_sizes().values()])):
        if sizes:
            parts.append(f"{len(sizes)} {noun} of {median(sizes):.0f}/{ninetieth(sizes):.0f}/{max(sizes)} lines")
    return f"sizes: {', '.join(parts)} (median/90th percentile/largest)"
