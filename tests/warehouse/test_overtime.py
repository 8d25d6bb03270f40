"""An answer that is asked for with a limit is stopped when its time is over, and everybody else's comes as before."""

import threading
import time
from pathlib import Path

import pytest

from partnerboard.errors import AnswerStopped
from partnerboard.warehouse import Warehouse, answers_within
from tests import endless


def test_T49_an_answer_that_takes_too_long_is_stopped_and_others_are_given_meanwhile(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    warehouse, name = Warehouse.in_memory(), endless.write_into(tmp_path)
    stopped: list[AnswerStopped] = []

    def ask_without_end() -> None:
        with answers_within(0.4), pytest.raises(AnswerStopped) as found:
            warehouse.ask(name)
        stopped.append(found.value)

    asking = threading.Thread(target=ask_without_end)
    began = time.monotonic()
    asking.start()
    others = [warehouse.records("workspace/everything", kinds=[])]
    while asking.is_alive():
        others.append(warehouse.records("workspace/everything", kinds=[]))
    took = time.monotonic() - began

    assert [problem.message for problem in stopped] == ["This took longer than 0.4 seconds and was stopped."]
    assert "Try again in a minute." in stopped[0].remedy
    assert 0.4 <= took < 60  # to its end it takes minutes, and most of a minute is for a machine with much to do
    assert set(map(str, others)) == {"[]"}
    assert "The answer to tests/endless was stopped after 0.4 seconds" in caplog.text
    assert warehouse.overtime.stopped == 1


def test_T49_after_one_was_stopped_the_next_answer_has_all_its_time(tmp_path: Path) -> None:
    warehouse, name = Warehouse.in_memory(), endless.write_into(tmp_path)
    with answers_within(0.05), pytest.raises(AnswerStopped):
        warehouse.ask(name)

    with answers_within(60):
        assert warehouse.records("workspace/everything", kinds=[]) == []
    assert warehouse.overtime.stopped == 1
