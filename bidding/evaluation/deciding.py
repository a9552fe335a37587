"""Whether something may be done to an evaluation on record: who, in which state, every guard; all reasons at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from pydantic import BaseModel

from bidding.evaluation.evaluating import Evaluation, evaluate, input_digest
from bidding.evaluation.life import EVALUATION, EvaluationAttempt
from bidding.evaluation.moves import GRANTS, EvaluationMove
from bidding.evaluation.panels import panel_faults, timing_faults
from bidding.evaluation.proceedings import Event, Proceeding
from bidding.evaluation.reading import SEE
from bidding.evaluation.refusals import scheme_refusals
from bidding.evaluation.shapes import Consensus, Explanation, Mark, OddMark, OpenedBid, Rejection, Scheme, Seat
from bidding.evaluation.ties import commitment_problems, draw_problems
from credit.rulebook.validating import shape_findings
from models.errors import Problem, RefusedError, WuxinError
from models.values.draw import differences
from models.values.moments import moment_at, parse_moment
from models.values.points import format_points, parse_points

__all__ = ["closing", "decided"]


def decided(proceeding: Proceeding, event: Event) -> Proceeding:
    """Return the evaluation with the event added, or raise RefusedError with every reason why it may not be."""
    attempt = EvaluationAttempt(proceeding, event)
    problems = [*_permitted(event), *EVALUATION.refusals(proceeding.state, event.move, attempt)]
    if not problems:  # what an event holds can be judged only where it may happen at all
        problems += _CONTENTS[event.move](attempt)
    if problems:
        raise RefusedError(problems)
    return proceeding.with_event(event)


def closing(proceeding: Proceeding, tie: Mapping[str, Any] | None = None) -> Evaluation:
    """Return the evaluation as it would be closed now. Raises RefusedError or InputError with every reason."""
    return evaluate(proceeding.tender(tie))


def _permitted(event: Event) -> Iterator[Problem]:
    roles = GRANTS.get(event.move, frozenset())
    if event.role not in roles:
        what = f"{event.role} may not {event.move}"
        yield Problem("role", what, f"It is for {', '.join(sorted(roles)) or 'nobody'}.")


def _commit(attempt: EvaluationAttempt) -> Iterator[Problem]:
    content, sealed = attempt.event.content, attempt.event.sealed or {}
    head = content["head"]
    scheme = Scheme.model_validate({name: told for name, told in head.items() if name in Scheme.model_fields})
    yield from scheme_refusals(scheme, statutory=head["statutory"])
    experts = [Seat(member=f"expert {number}", kind="expert") for number in range(sealed["plan"]["count"])]
    named = [Seat(member=name, kind="representative") for name in sealed["representatives"]]
    yield from panel_faults([*experts, *named], head["jurisdiction"])


def _draw(attempt: EvaluationAttempt) -> Iterator[Problem]:
    first = attempt.proceeding.current[0].content
    opens_at = moment_at(parse_moment(first["opens_at"]))
    yield from timing_faults(attempt.event.at, opens_at, first["head"]["jurisdiction"])
    yield from differences(first["commitment"], attempt.proceeding.plan)
    yield from _tried(lambda: attempt.proceeding.with_event(attempt.event).panel)


def _recuse(attempt: EvaluationAttempt) -> Iterator[Problem]:
    told = attempt.event.sealed or {}
    panel = attempt.proceeding.panel
    new, expert = told.get("replacement"), (told["member"], "expert") in {(one.member, one.kind) for one in panel}
    wrong = [
        (not str(told.get("reason") or "").strip(),
         Problem("reason", "a member leaves for a reason", "Say why; it is published with the award.")),
        (not expert and (not new or new in {one.member for one in panel}),
         Problem("panel", "somebody else has to be named for a representative", "Name who steps in.")),
        (expert and bool(new),
         Problem("panel", "who steps in for an expert follows from the draw", "Name nobody.")),
    ]  # fmt: skip
    found = [problem for is_so, problem in wrong if is_so]
    yield from found or _tried(lambda: attempt.proceeding.with_event(attempt.event).panel)


def _mark(attempt: EvaluationAttempt) -> Iterator[Problem]:
    told = attempt.event.sealed or {}
    yield from _shaped(Mark, "marks", [{"member": told["member"], **one} for one in told["marks"]])
    yield from _criteria(attempt, told["marks"])


def _lock(attempt: EvaluationAttempt) -> Iterator[Problem]:
    yield from _criteria(attempt, [{"criterion": name, "points": 0} for name in attempt.event.content["criteria"]])


def _open_prices(attempt: EvaluationAttempt) -> Iterator[Problem]:
    yield from _shaped(OpenedBid, "bids", attempt.event.content["bids"])
    yield from _tried(lambda: attempt.proceeding.with_event(attempt.event).tender())


def _agree(attempt: EvaluationAttempt) -> Iterator[Problem]:
    told = attempt.event.sealed or {}
    yield from _shaped(Consensus, "consensus", told["consensus"])
    yield from _criteria(attempt, told["consensus"])
    locked = {name for lock in attempt.proceeding.locks for name in lock["criteria"]}
    for name in sorted({one["criterion"] for one in told["consensus"]} - locked):
        yield Problem(f"consensus, {name}", "the marks of members are not locked", "Lock them, then agree.")
    yield from _between(attempt.proceeding, told["consensus"])


def _between(proceeding: Proceeding, consensus: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    """Yield points that lie outside the marks of the members who sit now."""
    for one in consensus:
        bid, name = one.get("bid"), one.get("criterion")
        marks = [
            parse_points(mark["points"])
            for mark in proceeding.marks
            if (mark["bid"], mark["criterion"]) == (bid, name) and mark["member"] in proceeding.sitting
        ]
        if marks and not min(marks) <= _points(one) <= max(marks):
            least, most = format_points(min(marks)), format_points(max(marks))
            what = f"it lies outside the members' own marks, {least} to {most} (our own choice)"
            yield Problem(f"consensus, {name}", what, "Agree on points between them.")


def _decide(attempt: EvaluationAttempt) -> Iterator[Problem]:
    told = attempt.event.sealed or {}
    grounds = [{name: one[name] for name in one.keys() - {"bid"}} for one in told.get("rejected", ())]
    yield from _shaped(Explanation, "explanations", told.get("explanations", ()))
    yield from _shaped(OddMark, "odd_marks", told.get("odd_marks", ()))
    yield from _shaped(Rejection, "rejected", grounds)
    handles = {one["handle"] for one in attempt.proceeding.of(EvaluationMove.OPEN_PRICES)[0].content["bids"]}
    for one in told.get("rejected", ()):
        if one.get("bid") not in handles:
            yield Problem("rejected", f"there is no bid {one.get('bid')!r}", "Correct the handle.")
    yield from _tried(lambda: attempt.proceeding.with_event(attempt.event).tender())


def _close(attempt: EvaluationAttempt) -> Iterator[Problem]:
    content = attempt.event.content
    try:
        found = closing(attempt.proceeding, content.get("tie"))
    except WuxinError as error:
        yield from error.problems
        return
    yield from draw_problems(attempt.proceeding, attempt.event, found.ties)
    if (content["input_sha256"], content["result_sha256"]) != (input_digest(found.tender), found.digest):
        yield Problem("result", "this is not what the events on record give", "Close with what they give.")


def _disclose(attempt: EvaluationAttempt) -> Iterator[Problem]:
    opened = {number: sealed for number, _, sealed in attempt.event.content["opened"]}
    wanted = {number: one.sealed for number, one in enumerate(attempt.proceeding.events, 1) if one.sealed is not None}
    if opened != wanted:
        yield Problem("opened", "not every sealed part is opened as it was sealed", "Open them all.")


_CONTENTS: Final[Mapping[EvaluationMove, Callable[[EvaluationAttempt], Iterator[Problem]]]] = {
    EvaluationMove.COMMIT: _commit,
    EvaluationMove.DRAW: _draw,
    EvaluationMove.ACCEPT: lambda _: iter(()),
    EvaluationMove.RECUSE: _recuse,
    EvaluationMove.ADMIT: lambda _: iter(()),
    EvaluationMove.MARK: _mark,
    EvaluationMove.LOCK: _lock,
    EvaluationMove.OPEN_PRICES: _open_prices,
    EvaluationMove.AGREE: _agree,
    EvaluationMove.DECIDE: _decide,
    EvaluationMove.COMMIT_TIE: lambda attempt: commitment_problems(attempt.proceeding, attempt.event),
    EvaluationMove.CLOSE: _close,
    EvaluationMove.SIGN: lambda _: iter(()),
    EvaluationMove.DISCLOSE: _disclose,
    EvaluationMove.VOID: lambda _: iter(()),
}


def _criteria(attempt: EvaluationAttempt, entries: object) -> Iterator[Problem]:
    """Yield criteria that members do not mark, and points above what there are; shapes are looked at elsewhere."""
    head = attempt.proceeding.head
    scheme = Scheme.model_validate({name: told for name, told in head.items() if name in Scheme.model_fields})
    marked = {one.id: one.max_points for one in scheme.marked}
    for one in entries if isinstance(entries, list | tuple) else ():
        most = marked.get(one.get("criterion"))
        if most is None:
            what = f"members mark no criterion {one.get('criterion')!r}"
            yield Problem("criterion", what, f"Marked are: {', '.join(marked) or 'none'}.")
        elif _points(one) > most:
            yield Problem(str(one["criterion"]), "more points than there are", f"At most {format_points(most)}.")


def _points(one: Mapping[str, Any]) -> int:
    try:
        return parse_points(one.get("points", 0))
    except ValueError:  # its shape is told by `_shaped`
        return 0


def _shaped(shape: type[BaseModel], where: str, entries: object) -> Iterator[Problem]:
    for number, one in enumerate(entries if isinstance(entries, list | tuple) else ()):
        for found in shape_findings(shape, one, SEE):
            place = ".".join(map(str, (number, *found.loc)))
            yield Problem(f"{where}.{place}", found.what, found.remedy)


def _tried(act: Callable[[], object]) -> Iterator[Problem]:
    try:
        act()
    except WuxinError as error:
        yield from error.problems
