"""No trace of what was erased is left in the files of the database."""

from __future__ import annotations

from models.tables import engine_for

__all__ = ["scrub"]


def scrub(url: str) -> None:
    """Write the database anew without its freed space, and empty the write-ahead log.

    SQLite: VACUUM and a truncating checkpoint. PostgreSQL: VACUUM FULL of the tables that hold personal data; its own
    write-ahead log and backups follow the server's retention, which the administrator has to know.
    """
    engine = engine_for(url)
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql("VACUUM")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                connection.exec_driver_sql("VACUUM FULL personal_datum, ledger_entry")
    finally:
        engine.dispose()
