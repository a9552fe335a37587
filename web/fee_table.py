"""The city's service levels and guided fees that an installation was given, read once when the portal starts."""

from __future__ import annotations

from typing import Final

from flask import Flask, current_app

from bidding.fees import FeeLaw, FeeTable, load_fee_table, wording
from bidding.fees.table_shapes import there
from credit.rulebook.law_files import cited
from credit.rulebook.shapes import Basis
from web.languages import language

__all__ = ["fee_table", "init_fee_table", "table_of"]

_KEPT: Final = "wuxin.fee_table"


def init_fee_table(app: Flask) -> None:
    """Read the file of the setting, where there is one, and let templates say how fees stand, and by what.

    Raises InputError with everything that is wrong with the file.
    """
    file = app.config["WUXIN"].fee_table
    app.extensions[_KEPT] = load_fee_table(file) if file else None
    app.jinja_env.globals["fee_words"] = wording
    app.add_template_global(_source, "fee_source")


def fee_table() -> FeeTable | None:
    """Return the table, None where this installation has none: no guided fees come with Wuxin."""
    found: FeeTable | None = current_app.extensions[_KEPT]
    return found


def table_of(jurisdiction: str) -> FeeTable | None:
    """Return the table where it holds in a place (GB/T 2260), None where it is another city's or there is none."""
    return there(fee_table(), jurisdiction)


def _source(holder: FeeLaw | FeeTable, basis: Basis) -> str:
    """Return where something of a law or a table stands, in the language of this request."""
    return cited(holder.instruments, basis, language())
