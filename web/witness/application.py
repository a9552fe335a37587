"""The witness over HTTP: add-checkpoint, the checkpoints it last signed, and who it is (C2SP tlog-witness)."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from models.errors import WuxinError
from models.ledger.notes import Signer
from models.ledger.witnessing import TEXT_TYPE, Logs, answer
from web.witness.state_files import StateFile

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

__all__ = ["BODY_BYTES", "Clock", "WitnessApplication"]

BODY_BYTES: Final = 256 * 1024
"""The most bytes of a request: 63 hashes and a checkpoint with 64 signatures, those of the future too."""

Clock = Callable[[], float]
"""Gives the moment in seconds since 1970."""

_PATHS: Final = Map(
    [
        Rule("/", endpoint="about", methods=["GET"]),
        Rule("/add-checkpoint", endpoint="add_checkpoint", methods=["POST"]),
        Rule("/<string(length=64):origin_hash>/checkpoint", endpoint="checkpoint", methods=["GET"]),
    ],
    merge_slashes=False,
)
_logger = logging.getLogger(__name__)


class WitnessApplication:
    """A WSGI application that answers for one witness, from one state file."""

    def __init__(self, signer: Signer, logs: Logs, states: StateFile, clock: Clock) -> None:
        self._signer = signer
        self._logs = logs
        self._states = states
        self._clock = clock

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request; errors are plain text with the status that the specification gives them."""
        request = Request(environ)
        try:
            response = self._respond(request)
        except HTTPException as error:
            response = _text(f"{error.description}\n", error.code or 500, dict(error.get_headers()).get("Allow"))
        except (OSError, WuxinError):
            _logger.exception("the state could not be used, and nothing was signed")
            response = _text("the witness cannot use its state now; nothing was signed\n", 500)
        return response(environ, start_response)

    def _respond(self, request: Request) -> Response:
        endpoint, values = _PATHS.bind_to_environ(request.environ).match()
        if endpoint == "add_checkpoint":
            return self._add_checkpoint(request)
        if endpoint == "checkpoint":
            return self._checkpoint(values["origin_hash"])
        return self._about()

    def _add_checkpoint(self, request: Request) -> Response:
        body = _body(request)
        got = self._states.answered(lambda known: answer(body, self._logs, known, self._signer, int(self._clock())))
        return Response(got.body, got.status, content_type=got.content_type)

    def _checkpoint(self, origin_hash: str) -> Response:
        """Give the last checkpoint that was cosigned for a log, so that others see what the log shows this witness."""
        for origin, state in self._states.states().items():
            if sha256(origin.encode()).hexdigest() == origin_hash:
                return _text(state.note)
        return _text("nothing was cosigned for such a log\n", 404)

    def _about(self) -> Response:
        known = self._states.states()
        sizes = {origin: known[origin].size if origin in known else None for origin in {**self._logs, **known}}
        logs = [{"origin": origin, "size": size, "watched": origin in self._logs} for origin, size in sizes.items()]
        about = {"witness": self._signer.name, "verifier_key": self._signer.cosigner().vkey(), "logs": logs}
        text = json.dumps(about, ensure_ascii=False, indent=2)
        return Response(f"{text}\n", content_type="application/json")


def _body(request: Request) -> bytes:
    """Return the whole body, or raise RequestEntityTooLarge as soon as it is known to be too long."""
    data = b""
    while part := request.stream.read(BODY_BYTES + 1 - len(data)):
        data += part
        if len(data) > BODY_BYTES:
            raise RequestEntityTooLarge
    return data


def _text(text: str, status: int = 200, allow: str | None = None) -> Response:
    return Response(text, status, {"Allow": allow} if allow else None, content_type=TEXT_TYPE)
