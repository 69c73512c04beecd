"""What a statement says of a bill besides the share: closing, in kind, limits, aid."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from mil.billing import Bill
from mil.costs.closing import Change, ClosedShare, changes
from mil.costs.period import Period
from mil.documents.why import closed_by
from mil.documents.words import Words


def closed(words: Words, bills: Sequence[Bill], payer: str) -> tuple[str, ...]:
    """Say what was billed when a month was closed, and what was corrected since."""
    said = []
    for bill in bills:
        before: tuple[ClosedShare, ...] = ()
        by_rule = closed_by(words, bill.closings)
        for closing, rule in zip(bill.closings, by_rule, strict=True):
            day = words.short_date(closing.at.astimezone(ZoneInfo(words.zone)).date())
            by = {one.payer: one for one in changes(before, closing.shares)}
            change = by.get(payer, Change(payer, 0, 0, 0))
            key = "statement.corrected" if closing.number else "statement.closed"
            if change or not closing.number:
                text = words(
                    key,
                    month=words.month(bill.span.first),
                    number=closing.number,
                    day=day,
                    amounts=_amounts(words, change, signed=bool(closing.number)),
                    reason=closing.reason,
                )
                said.append(f"{text} {rule}".strip())
            before = closing.shares
    return tuple(said)


def _amounts(words: Words, change: Change, *, signed: bool) -> str:
    """Name those of share, refund and public money that there are, and the rest."""
    named = {
        "share": change.cents,
        "credit": change.credit,
        "aid": change.aid,
        "net": change.net,
    }
    return ", ".join(
        words(
            f"closing.{name}",
            amount=("+" if signed and cents > 0 else "") + words.money(cents),
        )
        for name, cents in named.items()
        if cents or name == "net"
    )


def in_kind(words: Words, period: Period) -> tuple[str, ...]:
    """Return what it gave in kind, and where it stands; nothing without any."""
    account = period.account
    if not (account.rounds or account.dock_seconds or account.had_cents):
        return ()
    key = "statement.left" if period.net >= 0 else "statement.back"
    # with public money what is left to pay is said there
    net = "" if period.aid else words(key, amount=words.money(abs(period.net)))
    ahead = account.gave_cents - account.had_cents
    key = "statement.ahead" if ahead >= 0 else "statement.behind"
    stands = words(key, amount=words.money(abs(ahead)))
    gave = []
    if account.rounds:
        gave.append(
            words(
                "statement.gave",
                rounds=words.count("count.rounds", account.rounds),
                time=words.duration(account.gave_seconds - account.dock_seconds),
                km=words.km(account.gave_metres),
                credit=words.money(account.gave_cents - account.dock_cents),
            )
        )
    if account.dock_seconds:
        gave.append(
            words(
                "statement.dock",
                time=words.duration(account.dock_seconds),
                credit=words.money(account.dock_cents),
            )
        )
    if not gave:
        return (words("statement.gave_none"), stands)
    return (" ".join(text for text in (*gave, net) if text), stands)


def limits_said(words: Words, period: Period) -> str:
    """Say what the hub's limits change, and which of them hold the share."""
    said = [words(f"limit.{limit}") for limit in period.held]
    if period.moved:
        key = "statement.raised" if period.moved > 0 else "statement.lowered"
        said.append(words(key, amount=words.money(abs(period.moved))))
    if period.given_up:
        said.append(words("statement.given_up", weeks=", ".join(period.given_up)))
    return " ".join(said)


def aid_said(words: Words, period: Period) -> str:
    """Say what public money its bill is lowered by, and what is left then."""
    if not period.aid:
        return ""
    key = "statement.aided" if period.net >= 0 else "statement.aided_back"
    return words(key, aid=words.money(period.aid), net=words.money(abs(period.net)))
