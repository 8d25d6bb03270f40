"""The story of the usual seed, told once for all tests of the demo."""

import pytest

from partnerboard.demo.story import Story, story


@pytest.fixture(scope="session")
def told() -> Story:
    """Everything that happens with the usual seed."""
    return story()
