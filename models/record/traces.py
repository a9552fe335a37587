"""No trace of what was erased is left in the files of the database."""

from __future__ import annotations

from typing import Final

from sqlalchemy.exc import OperationalError

from models.errors import Problem, RefusedError
from models.tables import engine_for

__all__ = ["scrub"]

_WAIT_MS: Final = 5000
"""How long others may take to finish."""


def scrub(url: str) -> None:
    """Write the database anew without its freed space, and empty the write-ahead log.

    Raises RefusedError where somebody else uses the database, so that its old pages are still in the files.

    SQLite: VACUUM and a truncating checkpoint. PostgreSQL: VACUUM FULL of the tables that hold personal data; its own
    write-ahead log and backups follow the server's retention, which the administrator has to know.
    """
    engine = engine_for(url)
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql(f"PRAGMA busy_timeout={_WAIT_MS}")
                connection.exec_driver_sql("VACUUM")
                busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar_one()
                if busy:
                    raise _in_use()
            else:
                connection.exec_driver_sql("VACUUM FULL personal_datum, ledger_entry")
    except OperationalError as error:
        raise _in_use() from error
    finally:
        engine.dispose()


def _in_use() -> RefusedError:
    what = "what was erased is out of the register, and may still stand in the files: somebody else uses the database"
    remedy = "Stop the portal and other commands, and call it again; what is erased already is then cleared away."
    return RefusedError(Problem("database", what, remedy))
