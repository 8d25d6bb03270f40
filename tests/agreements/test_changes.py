"""What an import changes is said record by record, and counted for the command line."""

from dataclasses import replace

from partnerboard.agreements import Changes, read, summary
from partnerboard.agreements.changes import Change, changes_between
from tests.agreements.green_streets import changed, green_streets


def between(*edits: tuple[str, str]) -> Changes:
    """The changes that editing the file makes."""
    return changes_between(green_streets(), read(changed(*edits)))


def test_nothing_is_said_of_equal_agreements() -> None:
    changes = changes_between(green_streets(), green_streets())

    assert not changes
    assert summary(changes) == "Nothing changed."


def test_a_new_version_of_a_target_is_one_change() -> None:
    second = """
    [[initiative.target.version]]
    no = 3
    value = 900_000
    effective_from = 2026-03-20
    reason = "Second storm"
    proposed_by = "bank"
    proposed_at = 2026-03-18T08:00:00Z

  [[initiative.target]]
  id = "G2"
"""

    changes = between(('  [[initiative.target]]\n  id = "G2"\n', second.lstrip("\n")))

    assert changes.entries == (
        Change(
            "added",
            "target_version",
            "G1/3",
            'value 900_000; effective_from 2026-03-20; reason "Second storm"; proposed_by "bank"; '
            "proposed_at 2026-03-18T08:00:00Z",
        ),
    )


def test_a_change_names_what_was_and_what_is() -> None:
    changes = between(
        ('parties = ["cyclists", "bank"]', 'parties = ["bank", "cyclists"]'),
        ("  min_sample = 5\n", ""),
        ('kind = "labour"', 'kind = "media"'),
        ('utm_content = "ivy"', 'utm_content = "rider"'),
    )

    assert [entry.words for entry in changes.entries] == [
        'changed link l-ivy: utm_content "ivy" → "rider"',
        'changed target G1: min_sample 5 → none; parties ["cyclists", "bank"] → ["bank", "cyclists"]',
        'changed agreed contribution c-hours: kind "labour" → "media"',
    ]


def test_a_removed_record_takes_what_is_inside_it_along() -> None:
    agreed = green_streets()
    initiative = replace(agreed.initiatives[0], targets=agreed.initiatives[0].targets[1:])

    changes = changes_between(agreed, replace(agreed, initiatives=(initiative,)))

    assert [(entry.action, entry.entity, entry.id) for entry in changes.entries] == [
        ("removed", "target", "G1"),
        ("removed", "target_version", "G1/1"),
        ("removed", "target_decision", "G1/1/cyclists"),
        ("removed", "target_decision", "G1/1/bank"),
        ("removed", "target_version", "G1/2"),
        ("removed", "target_decision", "G1/2/bank"),
    ]


def test_a_record_that_moves_to_another_initiative_has_changed() -> None:
    agreed = green_streets()
    first = agreed.initiatives[0]
    second = replace(first, id="blue", links=first.links, plan_rules=(), targets=(), contributions=(), agreements=())
    second = replace(second, attribution_rules=())

    changes = changes_between(agreed, replace(agreed, initiatives=(replace(first, links=()), second)))

    assert 'changed link l-ivy: initiative "green" → "blue"' in [entry.words for entry in changes.entries]


def test_the_summary_counts_and_groups() -> None:
    thaw = '[[event]]\nid = "thaw"\nkind = "news"\nstarts_at = 2026-03-08T00:00:00Z\ntitle = "Thaw"\n\n'
    storm = '[[event]]\nid = "storm"'

    changes = between(
        ('[[department]]\nid = "branch"', '[[department]]\nid = "shop"'),
        ('name = "Ivy"', 'name = "Ivy B."'),
        (storm, thaw + storm),
    )

    assert summary(changes).splitlines() == [
        "2 added, 1 changed, 1 removed.",
        "  added 1 department: shop",
        "  added 1 event: thaw",
        '  changed person ivy: name "Ivy" → "Ivy B."',
        "  removed 1 department: branch",
    ]


def test_a_long_list_of_ids_is_cut_in_the_summary_only() -> None:
    changes = Changes(tuple(Change("added", "person", f"p{number}") for number in range(15)))

    assert summary(changes).splitlines() == [
        "15 added, 0 changed, 0 removed.",
        "  added 15 people: p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11 and 3 more",
    ]
