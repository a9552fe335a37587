"""The second step: what would be taken in and what not, why, and rejects put right in their place."""

from __future__ import annotations

import io
from collections.abc import Iterator

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask_babel import gettext, ngettext
from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl ships no types
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
from werkzeug.wrappers import Response as AnyResponse

from credit.evidence.mending import mend_file
from models.errors import Problem, RefusedError
from web.access import Action
from web.gate import acting_for, needs
from web.work.acting import done, refused_into
from web.work.evidence.drafts import Draft, open_draft
from web.work.evidence.reading import MOST_REJECTS, Preview, Reject, preview_of, read_draft
from web.work.evidence.sending import drafts_root
from web.work.forms import PortalForm

__all__ = ["Nothing", "add_to", "draft_named", "page_of"]

_SIZE = 50
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Nothing(PortalForm):
    """A form whose fields are the cells that were rejected."""


def add_to(pages: Blueprint) -> None:
    """Add the views to the room."""
    pages.add_url_rule("/<draft_id>", "preview", _preview)
    pages.add_url_rule("/<draft_id>/mend", "mend", _mend, methods=["POST"])
    pages.add_url_rule("/<draft_id>/rejects.xlsx", "rejects", _rejects)


def draft_named(draft_id: str) -> Draft:
    """Return the draft of this person; 404 where there is none of the id, or it is somebody else's."""
    return open_draft(drafts_root(), draft_id, acting_for()) or abort(404)


@needs(Action.EVIDENCE_IMPORT)
def _preview(draft_id: str) -> tuple[str, int]:
    return page_of(draft_named(draft_id), Nothing())


@needs(Action.EVIDENCE_IMPORT)
def _mend(draft_id: str) -> AnyResponse | tuple[str, int]:
    draft, form, count = draft_named(draft_id), Nothing(), 0
    before = preview_of(draft)
    with refused_into(form):
        if request.form.get("digest") != before.digest:
            what = gettext("This page shows an earlier reading.")
            raise RefusedError(Problem("", what, gettext("Look at the cells again, they stand below as they are now.")))
        count = _mended(draft, before)
        read_draft(draft.counting(count))
    if form.is_wrong:
        return page_of(draft, form)
    what = ngettext("%(num)s cell was changed, and all was read again.",
                    "%(num)s cells were changed, and all was read again.", count)  # fmt: skip
    return done(what, url_for("work.evidence.preview", draft_id=draft.id))


def _mended(draft: Draft, before: Preview) -> int:
    """Write what was typed into the files, and return how many cells that were."""
    wanted: dict[str, dict[int, dict[str, str]]] = {}
    for number, one in _typed(before):
        column = one.source
        if column is not None:
            wanted.setdefault(one.file, {}).setdefault(one.line, {})[column] = request.form[f"cell-{number}"].strip()
    return sum(mend_file(draft.path / file, changes) for file, changes in wanted.items())


def _typed(before: Preview) -> Iterator[tuple[int, Reject]]:
    """Yield the rejects whose cells came back otherwise than they went out."""
    for number, one in enumerate(before.rejects):
        if request.form.get(f"cell-{number}", one.value).strip() != one.value.strip():
            yield number, one


@needs(Action.EVIDENCE_IMPORT)
def _rejects(draft_id: str) -> Response:
    """Answer with the rejects as a sheet, all cells text, so that no spreadsheet takes one for a formula."""
    found = preview_of(draft_named(draft_id)).rejects  # first: a sheet that is begun must be written to its end
    book = Workbook(write_only=True)
    sheet = book.create_sheet("rejects")
    heads = ("file", "line", "column", "value", "reason", "table")
    sheet.append(heads)
    for one in found:
        sheet.append([_text(sheet, getattr(one, name)) for name in heads])
    out = io.BytesIO()
    book.save(out)
    answer = Response(out.getvalue(), mimetype=_XLSX)
    answer.headers["Content-Disposition"] = 'attachment; filename="rejects.xlsx"'
    return answer


def _text(sheet: object, value: object) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def page_of(draft: Draft, form: PortalForm) -> tuple[str, int]:
    """Return the page of a draft as it was read last."""
    found = preview_of(draft)
    pages = max(1, -(-len(found.rejects) // _SIZE))
    number = min(max(1, request.args.get("page", 1, type=int)), pages)
    start = (number - 1) * _SIZE
    shown = list(enumerate(found.rejects))[start : start + _SIZE]
    return render_template(
        "work/evidence/preview.html", form=form, draft=draft, it=found, shown=shown, number=number, pages=pages,
        most=MOST_REJECTS, total=[sum(row[place] for row in found.counts) for place in (1, 2, 3)],
    ), form.status  # fmt: skip
