"""The version of the register."""

from __future__ import annotations

from sqlalchemy import Engine

from models.record import sequence
from models.tables import writing
from tests.builders.city import publish_city
from tests.builders.record import a_clerk
from tests.builders.statements import asked
from web.register.ratings.version import Version, version_of


def test_an_empty_register_has_a_version(engine: Engine) -> None:
    """No publication, and a record that has yet to begin; one statement tells it."""
    with asked(engine) as statements, engine.connect() as connection:
        found = version_of(connection)

    assert (found, len(statements)) == (Version(0, -1, 0, 0, 0), 1)


def test_an_act_changes_the_version(engine: Engine) -> None:
    """When it is entered, and when it gets its position."""
    found = [_version(engine)]
    with writing(engine) as session:
        a_clerk(session).enter("draw.made", "draw/1")
    found.append(_version(engine))
    with writing(engine) as session:
        sequence(session)
    found.append(_version(engine))

    assert [one[:3] for one in found] == [(0, -1, 0), (0, -1, 1), (0, 0, 0)]


def test_a_publication_is_named(engine: Engine) -> None:
    """The newest one, by its number, and the import behind it."""
    number = publish_city(str(engine.url))

    found = _version(engine)
    assert (found.publication, found.imported > 0) == (number, True)


def _version(engine: Engine) -> Version:
    with engine.connect() as connection:
        return version_of(connection)
