"""What an answer for everybody is made of: its address, what the register holds, the day, and the installation.

The entity tag is the digest of these (RFC 9110, section 8.8.3), so that an answer with the same tag is the same answer.
An installation is our code, the laws and words that come with it, what was chosen in settings, and the files they name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from flask import Response, request

from models.values.moments import shanghai_date
from web.register.ratings.version import Version
from web.settings import Settings

__all__ = ["Asked", "asked", "installation_of", "kept_in", "tag_of"]

_PACKAGES: Final = ("bidding", "credit", "models", "web")
_MAKES_ANSWERS: Final = frozenset({".py", ".html", ".mo", ".yaml"})
_SECRET: Final = frozenset({"database_url", "secret_key", "smtp_password_file"})
"""What goes into no tag, which anybody may read and try passwords against."""
_KEY: Final = "wuxin.asked"
_KEEP: Final = "wuxin.keep"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request whose answer is the same for all: what the register held when it came, and the tag of its answer."""

    version: Version
    tag: str

    def tell(self, environ: dict[str, Any]) -> None:
        """Let the application know of it, by the environment of the request."""
        environ[_KEY] = self

    def keep(self, response: Response) -> None:
        """Give the answer its tag, and let what stands before the application keep it for whoever asks the same."""
        response.set_etag(self.tag)
        response.headers["Cache-Control"] = "no-cache"
        if request.method == "GET" and response.status_code == 200:  # noqa: PLR2004 - the number is the name
            request.environ[_KEEP] = response


def asked(environ: Mapping[str, Any] | None = None) -> Asked | None:
    """Return what was found of this request before it was read; None where its answer may be somebody's own."""
    found: Asked | None = (request.environ if environ is None else environ).get(_KEY)
    return found


def kept_in(environ: Mapping[str, Any]) -> Response | None:
    """Return the answer that is to be kept, None where it is not."""
    found: Response | None = environ.get(_KEEP)
    return found


def installation_of(settings: Settings) -> str:
    """Return a digest of all that answers are made of beside the register and the day.

    An upgrade, a new law or calendar, another setting, a new file behind one: none may answer with yesterday's page.
    """
    found = hashlib.sha256(f"{_code()} {settings.model_dump(exclude=set(_SECRET))}".encode())
    for named in (settings.complaint_desk, settings.district_map, settings.fee_table):
        if named:  # an empty path is the folder that the portal runs in
            _add(found, Path(named))
    return found.hexdigest()


def tag_of(address: str, version: Version, at: datetime, installation: str) -> str:
    """Return the tag of what is asked at a moment; terms begin and end by days in Shanghai, without an act."""
    day = shanghai_date(at)
    return hashlib.sha256(f"{installation} {tuple(version)} {day} {address}".encode()).hexdigest()[:32]


@cache
def _code() -> str:
    """Return a digest of what comes with this release: code, templates, words, laws, rulebooks and calendars."""
    found = hashlib.sha256()
    for package in _PACKAGES:
        _add(found, Path(str(files(package))), _MAKES_ANSWERS)
    return found.hexdigest()


def _add(found: hashlib._Hash, path: Path, endings: Collection[str] = ()) -> None:
    """Add the bytes of a file, or of a folder's files; nothing where there is neither, as for a name of ours."""
    for one in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if one.is_file() and (not endings or one.suffix in endings):
            found.update(one.read_bytes())
