"""Response times, with unanswered messages counted as late."""

from math import inf

import pytest

from partnerboard.metrics.response import Message, responsiveness

ANSWERED = [Message(1_000.0, minutes) for minutes in (10.0, 25.0, 40.0, 90.0, 200.0)]
NEVER_ANSWERED = [Message(1_000.0)] * 3


def test_1d_a_median_over_what_was_due() -> None:
    response = responsiveness(ANSWERED + NEVER_ANSWERED, agreed_minutes=240.0)

    assert (response.due, response.answered) == (8, 5)
    assert response.rate == 0.625
    assert response.median_minutes == 145.0
    assert response.median_minutes_of_answered == 40.0


def test_1d_a_young_message_is_not_due_and_changes_nothing() -> None:
    without = responsiveness(ANSWERED + NEVER_ANSWERED, agreed_minutes=240.0)

    assert responsiveness([*ANSWERED, *NEVER_ANSWERED, Message(30.0)], agreed_minutes=240.0) == without


def test_answered_late_is_answered_but_not_in_time() -> None:
    response = responsiveness(ANSWERED + NEVER_ANSWERED, agreed_minutes=60.0)

    assert response.answered_in_time == 3
    assert response.rate_in_time == pytest.approx(0.375)


def test_an_answer_on_the_last_agreed_minute_is_in_time() -> None:
    assert responsiveness([Message(500.0, 60.0)], agreed_minutes=60.0).answered_in_time == 1


def test_when_most_are_unanswered_the_median_is_endless() -> None:
    assert responsiveness([Message(500.0, 10.0), *NEVER_ANSWERED], agreed_minutes=240.0).median_minutes == inf


def test_without_a_message_due_there_is_nothing_to_say() -> None:
    response = responsiveness([Message(30.0)], agreed_minutes=240.0)

    assert (response.due, response.rate, response.rate_in_time) == (0, None, None)
    assert (response.median_minutes, response.median_minutes_of_answered) == (None, None)
