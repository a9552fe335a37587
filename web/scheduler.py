"""The scheduler: a process of its own that gives entries positions every second, signs every minute, and fills boxes.

Every minute it asks what is due, and does it; every few seconds it closes auctions whose end is over, and tells others
what they asked to be told. Deadlines never depend on it: they are enforced where a write commits. Two schedulers at
once do no harm, because the database lets one of them work at a time; web workers run none.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

import structlog
from apscheduler.schedulers.blocking import BlockingScheduler

from credit.complaints import DeskRules
from models.errors import WuxinError
from models.ledger.verifier_keys import Signer
from models.record import sequence_all
from models.record.traces import scrub
from models.tables import engine_for, writing
from web.record.signing import AskedWitness, sign_record
from web.register.auctions.closing import close_due
from web.register.auctions.courses import Courses
from web.register.bids.fillers import Fillers
from web.register.duties.rounds import Round, do_all
from web.register.sending.following import follow_all
from web.sending.round import Sending

__all__ = [
    "CLOSE_SECONDS", "DUE_SECONDS", "FILL_SECONDS", "REMIND_SECONDS", "SEND_SECONDS", "SEQUENCE_SECONDS",
    "SIGN_SECONDS", "Jobs", "scheduler_for",
]  # fmt: skip

SEQUENCE_SECONDS: Final = 1
FILL_SECONDS: Final = 2
CLOSE_SECONDS: Final = 5
SIGN_SECONDS: Final = 60
"""TRUST.md 1: a checkpoint at most every minute."""
DUE_SECONDS: Final = 60
"""Nothing is due by the minute; a day that begins is noticed within one."""

SEND_SECONDS: Final = 5
REMIND_SECONDS: Final = 3600
"""Deadlines are days; whoever is given one today reads of it today."""

_LOG = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Jobs:
    """What the scheduler does, each in a transaction of its own; a failure is logged and tried again next time.

    `signer` None signs nothing: another process does. `desks`: the rules of complaint desks by their ids.
    """

    url: str
    signer: Signer | None = None
    witnesses: Sequence[AskedWitness] = ()
    desks: Mapping[str, DeskRules] = field(default_factory=dict)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    fillers: Fillers = field(default_factory=lambda: Fillers(secrets.token_bytes))
    sending: Sending = field(default_factory=Sending)
    courses: Courses = field(default_factory=lambda: Courses({}))
    reminding: Callable[[], int] = int
    """What tells people of deadlines that are near, and returns how many notes that made; it needs the portal."""

    def put_in_order(self) -> None:
        """Give waiting entries their positions, and tell whom they concern."""
        self._work("sequence", self._sequence)

    def sign(self) -> None:
        """Sign what has a position, and have it cosigned."""
        if self.signer is not None:
            self._work("checkpoint", self._sign)

    def fill(self) -> None:
        """Put fillers into boxes, at no foretold part of a second: the moments of real bids have no beat either."""
        time.sleep(secrets.randbelow(FILL_SECONDS * 1000) / 1000)
        self._work("fill", self._fill)

    def _fill(self) -> None:
        engine = engine_for(self.url)
        try:
            self.fillers.tick(engine, lambda: datetime.now(UTC))
        finally:
            engine.dispose()

    def send(self) -> None:
        """Tell webhooks of new entries, and send e-mails."""
        self._work("send", self._send)

    def _send(self) -> None:
        engine = engine_for(self.url)
        try:
            self.sending.send(engine, self.now)
        finally:
            engine.dispose()

    def remind(self) -> None:
        """Tell people of their deadlines that are near."""
        self._work("remind", self._remind)

    def _remind(self) -> None:
        if count := self.reminding():
            _LOG.info("reminded", notes=count)

    def close_auctions(self) -> None:
        """Put the close of auctions whose end is over on record."""
        self._work("close", self._close)

    def _close(self) -> None:
        engine = engine_for(self.url)
        try:
            for name in close_due(engine, self.now, secrets.token_bytes, self.courses):
                _LOG.info("closed", auction=name)
        finally:
            engine.dispose()

    def do_what_is_due(self) -> None:
        """Do what is due, and log it."""
        self._work("due", self._do)

    def due_round(self) -> Round:
        """Do what is due and return what was done; erased data leaves the files too."""
        engine = engine_for(self.url)
        try:
            made = do_all(engine, self.now, secrets.token_bytes, self.desks)
        finally:
            engine.dispose()
        if any(result.get("names_erased") for _, result in made.done):
            scrub(self.url)
        return made

    def _do(self) -> None:
        made = self.due_round()
        for duty, result in made.done:
            _LOG.info("done", duty=duty.key, **result)
        for key, problems in made.refused.items():
            _LOG.warning("not done", duty=key, problems=[str(problem) for problem in problems])

    def _sequence(self) -> None:
        engine = engine_for(self.url)
        try:
            sequence_all(engine)
            for kind, problems in follow_all(engine, self.now, secrets.token_bytes):
                _LOG.warning("not told", act=kind, problems=[str(problem) for problem in problems])
        finally:
            engine.dispose()

    def _sign(self) -> None:
        engine = engine_for(self.url)
        try:
            with writing(engine) as session:
                if self.signer is not None:
                    signed = sign_record(session, self.signer, self.now(), self.witnesses)
                    for problem in signed.unanswered:
                        _LOG.warning("not cosigned", problem=problem)
        finally:
            engine.dispose()

    def _work(self, job: str, work: Callable[[], None]) -> None:
        try:
            work()
        except WuxinError as error:
            _LOG.error("refused", job=job, problems=[str(problem) for problem in error.problems])


def scheduler_for(jobs: Jobs) -> BlockingScheduler:
    """Return the scheduler of these jobs, not started; a job that is late runs once, never twice at a time."""
    scheduler = BlockingScheduler(timezone=UTC)
    once = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    scheduler.add_job(jobs.put_in_order, "interval", seconds=SEQUENCE_SECONDS, id="sequence", **once)
    scheduler.add_job(jobs.fill, "interval", seconds=FILL_SECONDS, id="fill", **once)
    scheduler.add_job(jobs.close_auctions, "interval", seconds=CLOSE_SECONDS, id="close", **once)
    scheduler.add_job(jobs.sign, "interval", seconds=SIGN_SECONDS, id="checkpoint", **once)
    scheduler.add_job(jobs.do_what_is_due, "interval", seconds=DUE_SECONDS, id="due", **once)
    scheduler.add_job(jobs.remind, "interval", seconds=REMIND_SECONDS, id="remind", **once)
    scheduler.add_job(jobs.send, "interval", seconds=SEND_SECONDS, id="send", **once)
    return scheduler
