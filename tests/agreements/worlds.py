"""Generated agreements that break no rule: every optional key present or absent, every text a person could type."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st

from partnerboard.agreements import Agreements
from partnerboard.agreements.cast import (
    Account,
    Department,
    Housing,
    Operating,
    Organisation,
    Owning,
    Partner,
    Person,
    Share,
    Workspace,
)
from partnerboard.agreements.declare import CURRENCY, HANDLE, IDENTIFIER, ZONE, NotBefore
from partnerboard.agreements.initiative import (
    Agreement,
    AttributionRule,
    Contribution,
    Decision,
    Initiative,
    Link,
    PlanRule,
    TakingPart,
    Target,
    Version,
)
from partnerboard.agreements.model import Event
from partnerboard.agreements.shape import Field, shapes, whole

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from('\n\t"\\#='), min_size=1, max_size=30)
OF_KIND: dict[type, st.SearchStrategy[Any]] = {
    str: TEXTS.filter(str.strip),
    bool: st.booleans(),
    int: st.integers(1, 10**9),
    float: st.floats(0, 1, allow_subnormal=False) | st.floats(0, 1e18) | st.integers(0, 10**7).map(float),
    date: DAYS,
    datetime: st.integers(0, 10**15).map(lambda n: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(microseconds=n)),
}
OF_LIMIT = {
    IDENTIFIER: st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,9}", fullmatch=True),
    HANDLE: st.from_regex(r"[a-z0-9._é-]{1,12}", fullmatch=True),
    CURRENCY: st.just("EUR"),
    ZONE: st.sampled_from(["UTC", "Europe/Dublin", "America/St_Johns"]),
}
Record = TypeVar("Record")
IDS = st.lists(OF_LIMIT[IDENTIFIER], min_size=1, max_size=3, unique=True)


def records(record: type[Record], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Record]:
    """Records of a class whose fields keep to their limits; `fixed` fields are drawn as given."""
    shape = next(shape for shape in (whole(), *shapes()) if shape.record is record)
    drawn = {field.name: fixed.pop(field.name) if field.name in fixed else _values(field) for field in shape.fields}
    return st.fixed_dictionaries(drawn | fixed).map(lambda values: record(**_forwards(shape.fields, values)))


def _values(field: Field) -> st.SearchStrategy[Any]:
    chosen = [st.sampled_from(limit.choices) for limit in field.limits if limit.choices]
    known = [OF_LIMIT[limit] for limit in field.limits if limit in OF_LIMIT]
    one: st.SearchStrategy[Any] = [*chosen, *known, OF_KIND[field.kind]][0]
    for limit in field.limits:
        one = one.filter(limit.accepts)
    if field.is_list:
        return st.lists(one, max_size=4).map(tuple)
    return one if field.is_required or field.default is not None else st.none() | one


def _forwards(fields: tuple[Field, ...], values: dict[str, Any]) -> dict[str, Any]:
    """Periods turned round where they would end before they begin."""
    for field in fields:
        bound = field.mark(NotBefore)
        if bound:
            first, last = next(key.name for key in fields if key.key == bound.key), field.name
            if None not in (values[first], values[last]) and values[last] < values[first]:
                values = values | {first: values[last], last: values[first]}
    return values


def numbered(record: type, count: int, prefix: str, **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Up to `count` records with ids of their own."""
    many: list[st.SearchStrategy[Any]] = [
        records(record, id=st.just(f"{prefix}{number}"), **fixed) for number in range(count)
    ]
    return st.integers(0, count).flatmap(lambda few: st.tuples(*many[:few]))


def maybe(ids: Any) -> st.SearchStrategy[Any]:
    """One of the ids, or nothing."""
    return st.none() | st.sampled_from(ids)


@st.composite
def agreements(draw: st.DrawFn) -> Agreements:
    """Anything that may be agreed."""
    orgs = [f"org-{name}" for name in draw(IDS)]
    org = st.sampled_from(orgs)
    home = draw(maybe(orgs))
    department = Department(id="dep", organisation=orgs[0], name=draw(OF_KIND[str]))
    people = draw(numbered(Person, 2, "person-", organisation=org, department=st.none()))
    partners = draw(numbered(Partner, 3, "P-", organisation=org, capacity=st.just("lead"), earns_credit=st.just(True)))
    initiative_ids = [f"i-{name}" for name in draw(IDS)] if partners else []
    accounts = draw(
        st.tuples(*(_account(n, orgs, people, partners, initiative_ids) for n in range(draw(st.integers(0, 3)))))
    )
    initiatives = tuple(draw(_initiative(name, orgs, people, partners, accounts)) for name in initiative_ids)
    return Agreements(
        workspace=draw(records(Workspace)),
        organisations=tuple(draw(records(Organisation, id=st.just(name), home=st.just(name == home))) for name in orgs),
        departments=(department,),
        people=people,
        partners=partners,
        accounts=accounts,
        initiatives=initiatives,
        events=draw(numbered(Event, 2, "e", initiative=maybe(initiative_ids or [None]), trigger=st.none())),
    )


@st.composite
def _account(draw: st.DrawFn, number: int, orgs: Any, people: Any, partners: Any, initiatives: Any) -> Account:
    kind = draw(st.sampled_from(["own", "joint", *(["personal"] if people else [])]))
    org = st.sampled_from(orgs)
    splits = {
        (partner.id, day): records(Share, partner=st.just(partner.id), from_=st.just(day))
        for partner in (partners if kind == "joint" else ())
        for day in draw(st.sets(DAYS, max_size=2))
    }
    return draw(
        records(
            Account,
            id=st.just(f"account-{number}"),
            handle=OF_LIMIT[HANDLE].map(lambda handle: f"{number}{handle}"),
            native_id=st.none() | st.just(f"00{number}"),
            kind=st.just(kind),
            owner=org if kind == "own" else st.none(),
            person=st.sampled_from([person.id for person in people]) if kind == "personal" else st.none(),
            initiative=maybe(initiatives or [None]),
            owners=_spans(Owning, organisation=org),
            operators=_spans(Operating, organisation=org),
            departments=_spans(Housing, department=st.just("dep")),
            shares=st.tuples(*splits.values()),
        )
    )


@st.composite
def _spans(draw: st.DrawFn, record: type, **fixed: st.SearchStrategy[Any]) -> tuple[Any, ...]:
    """A history without overlaps: each span but perhaps the last ends on the day before the next begins."""
    starts = sorted(draw(st.sets(DAYS, max_size=3)))
    ends = [start - timedelta(days=1) for start in starts[1:]] + [None]
    drawn = [
        draw(records(record, from_=st.just(start), to=st.just(end), **fixed))
        for start, end in zip(starts, ends, strict=False)
    ]
    return tuple(drawn)


@st.composite
def _initiative(draw: st.DrawFn, name: str, orgs: Any, people: Any, partners: Any, accounts: Any) -> Initiative:
    starts = draw(DAYS)
    ends = starts + timedelta(days=draw(st.integers(0, 100)))
    partner = st.sampled_from([partner.id for partner in partners])
    account, person = maybe([a.id for a in accounts] or [None]), maybe([p.id for p in people] or [None])
    scope = {"partner": partner, "account": account, "platform": st.none()}
    targets = [
        _target(f"{name}-t{number}", starts, ends, orgs, person, scope) for number in range(draw(st.integers(0, 2)))
    ]
    return draw(
        records(
            Initiative,
            id=st.just(name),
            starts_on=st.just(starts),
            ends_on=st.just(ends),
            monitor_until=st.none() | st.just(ends + timedelta(days=30)),
            partners=st.tuples(*(records(TakingPart, partner=st.just(partner.id)) for partner in partners)),
            agreements=numbered(Agreement, 2, f"{name}-a", partner=partner),
            attribution_rules=numbered(
                AttributionRule, 2, f"{name}-r", pattern=OF_LIMIT[IDENTIFIER], precedence=st.integers(1, 99)
            ),
            plan_rules=numbered(PlanRule, 2, f"{name}-p", max_per_week=st.none(), **scope),
            links=numbered(
                Link,
                2,
                f"{name}-l",
                short_url=st.none() | OF_LIMIT[IDENTIFIER],
                long_url=OF_LIMIT[IDENTIFIER],
                partner=partner,
                person=person,
            ),
            targets=st.tuples(*targets),
            contributions=numbered(Contribution, 2, f"{name}-c", partner=partner),
        )
    )


@st.composite
def _target(draw: st.DrawFn, name: str, starts: date, ends: date, orgs: Any, owner: Any, scope: Any) -> Target:
    pacing = draw(st.sampled_from(["linear", "day_of_week", "plan_weighted", "custom", "none"]))
    days = (ends - starts).days + 1
    wanted = {"day_of_week": 7, "plan_weighted": -(-days // 7), "custom": days}.get(pacing, 0)
    weights = draw(st.lists(st.floats(0.125, 10), min_size=wanted, max_size=wanted))
    is_range = pacing == "none" and draw(st.booleans())
    parties = draw(st.lists(st.sampled_from(orgs), min_size=1, unique=True))
    versions = [_version(number, starts, is_range, parties, orgs) for number in range(1, draw(st.integers(1, 3)) + 1)]
    return draw(
        records(
            Target,
            id=st.just(name),
            metric=st.just("exposures"),
            measurement=st.just("published_in_period"),
            direction=st.just("range") if is_range else st.sampled_from(["higher", "lower"]),
            from_=st.just(starts),
            to=st.just(ends),
            baseline=st.none() | st.just(-1.5),
            owner=owner,
            pacing=st.just(pacing),
            weights=st.just(tuple(weights)),
            at_risk_below=st.floats(0.5, 1),
            behind_below=st.floats(0, 0.5),
            parties=st.just(tuple(parties)),
            versions=st.tuples(*versions),
            **scope,
        )
    )


@st.composite
def _version(draw: st.DrawFn, number: int, starts: date, is_range: bool, parties: Any, orgs: Any) -> Version:
    proposed = draw(OF_KIND[datetime])
    deciding = draw(st.lists(st.sampled_from(parties), unique=True))
    later = st.timedeltas(timedelta(0), timedelta(days=90)).map(lambda wait: proposed + wait)
    low, high = sorted((draw(OF_KIND[float]), draw(OF_KIND[float])))
    bounds = {"value": None, "low": low, "high": high} if is_range else {"value": high, "low": None, "high": None}
    return draw(
        records(
            Version,
            no=st.just(number),
            effective_from=st.just(starts),
            proposed_by=st.sampled_from(orgs),
            proposed_at=st.just(proposed),
            decisions=st.tuples(*(records(Decision, organisation=st.just(party), at=later) for party in deciding)),
            **{key: st.just(value) for key, value in bounds.items()},
        )
    )
