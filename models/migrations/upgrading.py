"""Bring a database to the newest revision, and say what of the tables no revision knows yet."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from models.tables import Row, engine_for

__all__ = ["is_current", "pending", "upgrade"]


def upgrade(url: str) -> None:
    """Bring the database at the URL to the newest revision; a new SQLite file is made."""
    engine = engine_for(url)
    config = _config()
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def is_current(url: str) -> bool:
    """Return whether the database stands at the newest revision."""
    engine = engine_for(url)
    try:
        with engine.connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()
    return found == _newest()


def pending(url: str) -> list[object]:
    """Return the differences between the tables in code and the database; empty when all are migrated."""
    engine = engine_for(url)
    try:
        with engine.connect() as connection:
            return list(compare_metadata(MigrationContext.configure(connection), Row.metadata))
    finally:
        engine.dispose()


@cache
def _newest() -> str | None:
    """Return the newest revision; reading all of them takes longer than most commands, and they stay as they are."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
