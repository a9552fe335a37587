"""The monthly report on complaints for people: charts, a workbook and a PDF, in Chinese and English."""

from __future__ import annotations

from web.monthly.files import write_report

__all__ = ["write_report"]
