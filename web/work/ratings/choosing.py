"""Choosing a rulebook: versions that were rated by, and those that come built in, by names that are no paths."""

from __future__ import annotations

from flask_babel import gettext

from web.languages import pick
from web.register.ratings.rulebook_versions import Known, known_rulebooks
from web.work.acting import reading_session

__all__ = ["rulebook_choices"]


def rulebook_choices() -> list[tuple[str, str]]:
    """Return the rulebooks with their names, the one rated by last first."""
    return [(one.name, _called(one)) for one in known_rulebooks(reading_session())]


def _called(one: Known) -> str:
    if one.newest_run is None:
        return str(gettext("%(title)s (built in: %(name)s)", title=pick(one.title), name=one.name))
    told = {"title": pick(one.title), "digest": one.name[:8], "run": one.newest_run}
    return str(gettext("%(title)s (version %(digest)s, run %(run)s)", **told))
