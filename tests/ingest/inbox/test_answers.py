"""The answers beside a file: read as they are written, and refused by key and value where they cannot be."""

import os
from datetime import date
from pathlib import Path

import pytest

from partnerboard.errors import AnswersInvalid
from partnerboard.ingest.inbox.answers import Said, example, read, written
from partnerboard.platforms.declaration import Answers

EVERYTHING = Said(
    Answers(
        account="x:walkwell",
        exported_on=date(2026, 10, 11),
        covers=(date(2026, 8, 10), date(2026, 10, 11)),
        layout='the "weekly" one',
        post="7400",
    ),
    accept_left_out=True,
)


@pytest.mark.parametrize("said", [EVERYTHING, Said()])
def test_what_is_written_is_read_again(tmp_path: Path, said: Said) -> None:
    (tmp_path / "posts.csv.toml").write_text(written(said), encoding="utf-8")

    assert read(tmp_path / "posts.csv.toml") == said


def test_a_file_without_answers_has_none(tmp_path: Path) -> None:
    assert read(tmp_path / "posts.csv.toml") == read(tmp_path / f"{'x' * 250}.toml") == Said()


def test_a_day_may_stand_in_quotes(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('exported_on = "2026-10-11"\n', encoding="utf-8")

    assert read(tmp_path / "a.toml").answers.exported_on == date(2026, 10, 11)


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ('acount = "x:walkwell"', "have a key 'acount'; known are account, exported_on, covers, post, layout, accept"),
        ("exported_on = 'soon'", "say exported_on = 'soon'; write it as exported_on = 2026-10-11."),
        ("exported_on = 2026-10-11T09:00:00", "write it as exported_on = 2026-10-11."),
        ('covers = "2026-10-11:2026-08-10"', "say covers = '2026-10-11:2026-08-10'; write it as covers ="),
        ("post = 7400", 'say post = 7400; write it as post = "ID".'),
        ("accept_left_out = 1", "say accept_left_out = 1; write it as accept_left_out = true."),
        ("account = walkwell", "are not TOML: "),
        ("#" * 10_001, "have more than 10,000 bytes."),
    ],
)
def test_answers_that_cannot_be_read_name_key_and_value(tmp_path: Path, answers: str, fault: str) -> None:
    (tmp_path / "a.toml").write_text(answers, encoding="utf-8")

    with pytest.raises(AnswersInvalid) as refused:
        read(tmp_path / "a.toml")

    assert fault in refused.value.message


def test_answers_in_a_link_or_a_pipe_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "a.toml").symlink_to(tmp_path / "b.toml")
    os.mkfifo(tmp_path / "b.toml")

    for name in ("a.toml", "b.toml"):
        with pytest.raises(AnswersInvalid, match="a link or a device"):
            read(tmp_path / name)


def test_a_question_comes_with_the_lines_that_answer_it() -> None:
    assert example(("account", "covers")) == ('account = "PLATFORM:HANDLE"\ncovers = "2026-08-10:2026-10-11"\n')
    assert example(("account",), "x") == 'account = "x:HANDLE"\n'
