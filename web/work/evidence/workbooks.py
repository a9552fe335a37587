"""Workbooks to fill in, one for each table of evidence, and those that were sent given back with faults marked."""

from __future__ import annotations

from pathlib import PurePosixPath

from flask import Blueprint, Response, abort

from credit.evidence.schema import TABLES
from web.access import Action
from web.gate import needs
from web.sheets.annotating import annotated
from web.sheets.templates import template
from web.work.evidence.previewing import draft_named
from web.work.evidence.reading import Preview, marks_of, preview_of

__all__ = ["add_to"]

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/templates/<table>.xlsx", "template", _template)
    pages.add_url_rule("/<draft_id>/marked/<path:file>", "marked", _marked)


@needs(Action.EVIDENCE_IMPORT)
def _template(table: str) -> Response:
    """Give the workbook of a table: columns, checks that a spreadsheet makes itself, and what each column holds."""
    if table not in TABLES:
        abort(404)
    return _sent(template(table), f"{table}.xlsx")


@needs(Action.EVIDENCE_IMPORT)
def _marked(draft_id: str, file: str) -> Response:
    """Give back a workbook as it lies there now, each faulty cell coloured and the reasons in a column of their own."""
    draft = draft_named(draft_id)
    found: Preview = preview_of(draft)
    if file not in found.workbooks:
        abort(404)
    content = (draft.path / file).read_bytes()
    return _sent(annotated(content, marks_of(found, file)), PurePosixPath(file).name)


def _sent(content: bytes, name: str) -> Response:
    answer = Response(content, mimetype=_XLSX)
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer
