"""The constant table of t quantiles, held to printed values and to an independent integration of the density."""

from math import exp, lgamma, log, pi

import pytest

from partnerboard.pacing.student_t import t90, t975


@pytest.mark.parametrize(("degrees", "quantile"), [(3, 1.6377), (4, 1.5332), (5, 1.4759), (7, 1.4149), (10, 1.3722)])
def test_t90_agrees_with_the_printed_tables(degrees: int, quantile: float) -> None:
    assert t90(degrees) == pytest.approx(quantile, abs=5e-5)


@pytest.mark.parametrize(("degrees", "quantile"), [(5, 2.5706), (10, 2.2281), (15, 2.1314), (20, 2.0860), (30, 2.0423)])
def test_t975_agrees_with_the_printed_tables(degrees: int, quantile: float) -> None:
    assert t975(degrees) == pytest.approx(quantile, abs=5e-5)


@pytest.mark.parametrize("degrees", range(1, 121))
def test_every_entry_cuts_off_its_share_of_the_density(degrees: int) -> None:
    assert share_below(t90(degrees), degrees) == pytest.approx(0.90, abs=1e-6)
    assert share_below(t975(degrees), degrees) == pytest.approx(0.975, abs=1e-6)


def test_beyond_the_table_the_last_entry_stands() -> None:
    assert t90(121) == t90(120)
    assert t975(5000) == t975(120)


def test_no_degree_of_freedom_has_no_quantile() -> None:
    with pytest.raises(ValueError, match="at least 1 degree of freedom, not 0"):
        t90(0)


def share_below(t: float, degrees: int, steps: int = 1000) -> float:
    """P(T <= t) by Simpson's rule over the density."""
    width = t / steps
    inner = sum((4 if step % 2 else 2) * density(step * width, degrees) for step in range(1, steps))
    return 0.5 + width / 3 * (density(0.0, degrees) + inner + density(t, degrees))


def density(t: float, degrees: int) -> float:
    constant = lgamma((degrees + 1) / 2) - lgamma(degrees / 2) - 0.5 * log(degrees * pi)
    return exp(constant - (degrees + 1) / 2 * log(1 + t * t / degrees))
