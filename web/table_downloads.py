"""Every table of a page as a file: the page is made as always, and the one table that is asked for is sent instead.

So whoever may see a page may take its tables along, in the language and by the filters it is read with; nobody else.
"""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Flask, Response, render_template, request, url_for
from markupsafe import Markup

from web.file_asked import FILES, table_asked
from web.page_hooks import after_page
from web.page_tables import table_in
from web.pages.table_files import table_file

__all__ = ["init_table_downloads"]


def init_table_downloads(app: Flask) -> None:
    """Let pages give their tables as files, and templates write the links: `{{ table_files('runs') }}` is all."""
    app.add_template_global(_links, "table_files")
    after_page(app, _give)


def _links(table: str) -> Markup:
    """Return the links under a table of this page, with the filters of its address and without its page."""
    here = url_for(request.endpoint or "", **(request.view_args or {}))
    kept = [one for one in request.args.items(multi=True) if one[0] not in ("page", "lang", "table", "as")]
    links = [(ending, f"{here}?{urlencode([*kept, ('table', table), ('as', ending)])}") for ending in FILES]
    return Markup(render_template("table_files.html", links=links))  # noqa: S704 - the template escapes


def _give(response: Response) -> Response:
    if response.status_code != 200 or response.mimetype != "text/html":  # noqa: PLR2004 - its name
        return response
    asked = table_asked()
    if asked is None:
        return response
    found = table_in(response.get_data(as_text=True), asked[0])
    if found is None:
        return response
    about = {"title": found.caption, "address": request.base_url}
    return table_file(asked[1], asked[0], found.columns, found.rows, about)
