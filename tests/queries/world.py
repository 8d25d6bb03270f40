"""A world small enough to add up by hand: accounts, batches and posts put straight into the tables of a warehouse.

Queries are tested on it without reading files; how files become these rows is tested in ``tests/ingest``. Rows are
collected and written in one transaction when the warehouse is first asked, so that a generated world costs little.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.questions import question

AFTERWARDS = datetime(2030, 1, 1, tzinfo=UTC)
"""A knowledge time by which everything is known."""

ALLOWED: dict[str, list[str]] = {
    "initiative_ids": ["mwt", "(none)"],
    "partner_ids": ["P-A", "P-B", "P-C", "(unattributed)"],
}
"""The scope of somebody who may see all of the usual world."""

HELD: dict[str, Any] = {
    "not_before": date(1900, 1, 1),
    "not_after": date(9999, 12, 31),
    "scope_ids": ALLOWED["partner_ids"],
    "shows_others": True,
    "shows_costs": True,
    "consents": ["internal", "partners", "public"],
    "words": "",
    "one_id": "",
    "by": "eng_core",
    "skip": 0,
    "max_shown": 1_000,
}
"""What does not bind such a scope, and a list without a choice."""


def utc(*parts: int) -> datetime:
    """A time in UTC: year, month, day, and as many more parts as needed."""
    year, month, day, *rest = parts
    return datetime(year, month, day, *rest, tzinfo=UTC)


@dataclass
class World:
    """Builds rows table by table; every method returns the id that others refer to."""

    store: Warehouse = field(default_factory=Warehouse.in_memory)
    loads: int = 0
    _waiting: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    @property
    def warehouse(self) -> Warehouse:
        """The warehouse with everything that was told so far."""
        waiting, self._waiting = self._waiting, []
        groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        for table, row in waiting:
            groups.setdefault((table, *row), []).append(row)
        if groups:
            with self.store.writing() as writer:
                for (table, *_), rows in groups.items():
                    writer.insert(table, rows)
        return self.store

    def cleared(self) -> "World":
        """The same warehouse with nothing in it; opening a new one takes a tenth of a second."""
        self._waiting, self.loads = [], 0
        kept = ("platform", "workspace", "schema_migration", "schema_views", "lake_copy")
        assert self.store.data_version
        with self.store._instance.cursor() as cursor:
            listed = cursor.execute(
                "select table_name from duckdb_tables() where database_name = current_database() and not internal"
            ).fetchall()
            filled = [table for (table,) in listed if cursor.table(table).limit(1).fetchall()]
        with self.store.writing() as writer:
            for table in filled:
                if table not in kept:
                    writer._cursor.execute(f'truncate "{table}"')
            writer._cursor.execute("update workspace set report_zone = 'UTC'")
        return self

    def rows(self, sql: str, **params: Any) -> list[tuple[Any, ...]]:
        """What a statement of the test's own gives; times are bound as the naive UTC that the warehouse holds."""
        bound = {
            name: value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) else value
            for name, value in params.items()
        }
        with self.warehouse.writing() as writer:
            return writer._cursor.execute(sql, bound).fetchall()

    def asked(self, name: str, **params: Any) -> list[dict[str, Any]]:
        """The answer to a question within the usual scope, known afterwards, unless said otherwise."""
        usual = {**ALLOWED, **HELD, "known_at": AFTERWARDS}
        taken = {key: value for key, value in usual.items() if key in question(name).params}
        return self.warehouse.records(name, **{**taken, **params})

    def insert(self, table: str, **row: Any) -> None:
        """One row with every other column of the table at null."""
        self._waiting.append((table, row))

    # ------------------------------------------------------------------------------------------- who works together

    def initiative(self, initiative_id: str, starts_on: date, ends_on: date, **columns: Any) -> str:
        """An initiative in pounds with fractional credit."""
        row = {
            "initiative_id": initiative_id,
            "name": initiative_id.title(),
            "starts_on": starts_on,
            "ends_on": ends_on,
            "currency": "GBP",
            "credit_scheme": "fractional",
            "position": 0,
        } | columns
        self.insert("initiative", **row)
        return initiative_id

    def organisation(self, org_id: str, *, org_type: str = "association") -> str:
        """An association, or what else it is."""
        self.insert("organisation", org_id=org_id, name=org_id.title(), org_type=org_type, is_home=False, position=0)
        return org_id

    def partner(self, partner_id: str, org_id: str, *, initiative_id: str = "mwt", earns_credit: bool = True) -> str:
        """A co-organiser of an initiative, with its organisation."""
        self.organisation(org_id, org_type="association" if earns_credit else "agency")
        self.insert(
            "partner",
            partner_id=partner_id,
            org_id=org_id,
            short_name=org_id.upper(),
            capacity="co_organiser" if earns_credit else "agency",
            earns_credit=earns_credit,
            position=0,
        )
        self.takes_part(partner_id, initiative_id)
        return partner_id

    def takes_part(self, partner_id: str, initiative_id: str, *, until: date | None = None) -> None:
        """A partner of an initiative, from long before it starts."""
        self.insert(
            "initiative_partner",
            initiative_id=initiative_id,
            partner_id=partner_id,
            joined_on=date(2026, 1, 1),
            left_on=until,
        )

    def person(self, person_id: str, org_id: str, *, consented_on: date | None = date(2026, 1, 1)) -> str:
        """A colleague who lets others see what she posts."""
        self.insert(
            "person",
            person_id=person_id,
            org_id=org_id,
            name=person_id.title(),
            pseudonym=person_id[0].upper(),
            is_advocate=True,
            consented_on=consented_on,
            consent_scope="partners" if consented_on else "none",
        )
        return person_id

    def account(self, account_id: str, platform_id: str, *, kind: str = "own", **columns: Any) -> str:
        """An account whose handle is its id, and the same account as files name it."""
        row = {"handle": account_id, "name": account_id.title(), "position": 0} | columns
        self.insert("account", account_id=account_id, platform_id=platform_id, account_kind=kind, **row)
        self.insert(
            "source_account",
            source_account_id=f"{platform_id}:{account_id}",
            platform_id=platform_id,
            handle=account_id,
        )
        return account_id

    def rule(self, kind: str, pattern: str | None, precedence: int, *, initiative_id: str = "mwt") -> str:
        """An attribution rule in force during its initiative."""
        rule_id = f"{initiative_id}-{precedence}-{kind}-{pattern}"
        self.insert(
            "attribution_rule",
            rule_id=rule_id,
            initiative_id=initiative_id,
            precedence=precedence,
            kind=kind,
            pattern=pattern,
            is_enabled=True,
        )
        return rule_id

    # ------------------------------------------------------------------------------------------- what files said

    def batch(self, batch_id: str, as_of_on: date, loaded_at: datetime | None = None, **columns: Any) -> str:
        """A loaded file that speaks of a day; loaded at nine the next morning unless said otherwise."""
        self.loads += 1
        row = {
            "batch_id": batch_id,
            "load_no": self.loads,
            "file_name": f"{batch_id}.csv",
            "file_sha256": batch_id,
            "export_kind": "posts_template",
            "grain": "post",
            "basis": "lifetime",
            "as_of_on": as_of_on,
            "is_as_of_inferred": False,
            "is_complete": True,
            "answers": "{}",
            "loaded_by": "test",
            "loaded_at_utc": loaded_at or datetime.combine(as_of_on + timedelta(days=1), time(9), UTC),
            "rows_read": 1,
            "rows_loaded": 1,
            "rows_rejected": 0,
            "notices": [],
            "receipt": "{}",
            "state": "active",
        } | columns
        self.insert("batch", **row)
        return batch_id

    def caption(
        self,
        caption_id: str,
        *,
        hashtags: tuple[str, ...] = (),
        mentions: tuple[str, ...] = (),
        links: tuple[tuple[str, str | None], ...] = (),
    ) -> str:
        """A text with what was found in it; links are (address key, campaign)."""
        self.insert("caption", caption_id=caption_id, text=caption_id)
        for tag in hashtags:
            self.insert("caption_hashtag", caption_id=caption_id, hashtag=tag)
        for handle in mentions:
            self.insert("caption_mention", caption_id=caption_id, handle=handle)
        for address, campaign in links:
            self.insert("caption_link", caption_id=caption_id, url_key=address, utm_campaign=campaign)
        return caption_id

    def post(self, batch_id: str, post_id: str, account_id: str, published_on: date, **columns: Any) -> str:
        """What one file says about a post besides numbers; the platform is the part of the id before ':'."""
        platform_id = post_id.split(":")[0]
        self.insert(
            "post_record",
            batch_id=batch_id,
            sheet="",
            line_no=2,
            post_id=post_id,
            platform_id=platform_id,
            source_account_id=f"{platform_id}:{account_id}",
            printed_on=published_on,
            **columns,
        )
        return post_id

    def numbers(self, batch_id: str, post_id: str, as_of_on: date, **numbers: Any) -> None:
        """The running totals a file states for a post."""
        row: dict[str, Any] = {"basis": "lifetime"} | numbers
        self.insert("post_snapshot", batch_id=batch_id, line_no=2, post_id=post_id, as_of_on=as_of_on, **row)

    def told(self, batch_id: str, post_id: str, account_id: str, published_on: date, **columns: Any) -> str:
        """A post and its numbers in one file that speaks of `as_of_on` (29 August unless said otherwise)."""
        words = ("caption_id", "content_format", "content_class", "is_reply", "is_share", "published_at_utc")
        said = {name: columns.pop(name) for name in words if name in columns}
        as_of_on = columns.pop("as_of_on", date(2026, 8, 29))
        self.post(batch_id, post_id, account_id, published_on, **said)
        self.numbers(batch_id, post_id, as_of_on, **columns)
        return post_id
