"""The monthly report as files: tables, charts, workbook and PDF in both languages."""

from __future__ import annotations

from pathlib import Path

import vl_convert

from credit.complaints.monthly import Monthly
from web.monthly.charts import charts_of
from web.monthly.document import pdf
from web.monthly.shown import tables_of
from web.monthly.words import LANGUAGES
from web.monthly.workbook import workbook

__all__ = ["write_report"]


def write_report(month: Monthly, folder: Path, *, fonts: Path | None = None) -> list[str]:
    """Write the report into a folder and return the names of its files, in order.

    Equal rows give equal bytes with the same fonts. Raises InputError where no font with Chinese is to be found.
    """
    if fonts is not None:
        vl_convert.register_font_directory(str(fonts))
    written = []
    for name, frame in tables_of(month).items():
        (folder / f"{name}.csv").write_bytes(frame.to_csv(index=False, float_format="%.6f").encode())
        written.append(f"{name}.csv")
    for language in LANGUAGES:
        made = {f"{name}.{language}.svg": svg.encode() for name, svg in charts_of(month, language).items()}
        made[f"report.{language}.xlsx"] = workbook(month, language)
        made[f"report.{language}.pdf"] = pdf(month, language, fonts)
        for name, data in made.items():
            (folder / name).write_bytes(data)
        written += made
    return sorted(written)
