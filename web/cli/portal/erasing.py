"""`wuxin erase`: personal data erased where the law asks for it."""

from __future__ import annotations

from typing import Annotated

import typer

from models.errors import RefusedError
from web.cli.databases import database_url, register
from web.cli.options import Database, Json
from web.cli.recording import clerk, put_in_order
from web.cli.terminal import emit, say

__all__ = ["commands", "erase"]

commands = typer.Typer()

Table = Annotated[
    str, typer.Argument(metavar="TABLE", help="companies, managers, complaints, complaint_cases or complaint_answers.")
]
RowKey = Annotated[str, typer.Argument(metavar="ID", help="The id of the row, such as the complaint_id.")]
Columns = Annotated[list[str], typer.Option("--column", metavar="NAME", help="The cell to erase; repeatable.")]
Instrument = Annotated[str, typer.Option("--instrument", metavar="TEXT", help="The law that asks for it.")]
Article = Annotated[str, typer.Option("--article", metavar="TEXT", help="Its article.")]
By = Annotated[str, typer.Option("--by", metavar="TEXT", help="Which office decided it.")]


@commands.command(
    epilog="Example: wuxin erase complaints C0001 --column text --instrument PIPL --article 47 --by Office"
)
def erase(
    row_table: Table, key: RowKey, *, column: Columns, instrument: Instrument, article: Article, by: By,
    db: Database = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Erase a person's data from the register for good, and put on record that it was done, by whose word and law.

    Proofs still hold: the record keeps a salted digest of what is gone, and nothing else.
    """
    from models.record import Erasure, erase_cells
    from models.record.traces import scrub

    url = database_url(db)
    try:
        with register(url) as session:
            number = erase_cells(clerk(session), Erasure(row_table, key, tuple(column), instrument, article, by))
    except RefusedError:  # erased before: perhaps the files could not be cleared then
        scrub(url)
        raise
    put_in_order(url)
    scrub(url)
    if as_json:
        emit({"erased": number})
    else:
        say(f"{number} cells erased. Backups made before still hold them: erase those too.")
