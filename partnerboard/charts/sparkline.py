"""A trend as small as a word, as inline SVG: no second chart library, and it prints.

Streamlit strips `<svg>` from HTML, so the drawing is the mask of an element that has the colour.
"""

from collections.abc import Sequence
from math import isfinite
from urllib.parse import quote

WIDTH, HEIGHT, PAD = 240, 36, 4


def sparkline(values: Sequence[float | None], *, colour: str = "currentColor") -> str:
    """The trend of evenly spaced `values` as HTML; a missing value leaves the line open.

    The scale starts at zero. The last value has a dot. It is decorative: the words beside it say the same.
    """
    numbers = [value if value is not None and isfinite(value) else None for value in values]
    known = [value for value in numbers if value is not None]
    if len(known) < 2:
        return ""
    top, bottom = max(*known, 0.0), min(*known, 0.0)
    scale = (HEIGHT - 2 * PAD) / ((top - bottom) or 1.0)
    step = (WIDTH - 2 * PAD) / (len(numbers) - 1)
    points = [
        None if value is None else (PAD + step * place, HEIGHT - PAD - (value - bottom) * scale)
        for place, value in enumerate(numbers)
    ]
    x, y = next(point for point in reversed(points) if point is not None)
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none">'
        '<g fill="none" stroke="#000" stroke-linejoin="round" stroke-linecap="round">'
        f'<path d="{_path(points)}" stroke-width="1.6" vector-effect="non-scaling-stroke"/>'
        f'<path d="M{x:.1f} {y:.1f}h.01" stroke-width="6" vector-effect="non-scaling-stroke"/></g></svg>'
    )
    mask = f"url(data:image/svg+xml,{quote(drawing)})"
    return f'<span class="pb-spark" style="--pb-drawing:{mask};background:{colour}" aria-hidden="true"></span>'


def _path(points: Sequence[tuple[float, float] | None]) -> str:
    """Move after a gap, draw otherwise; a lone point is a dot of no length."""
    steps, is_drawing = [], False
    for point in points:
        if point is None:
            is_drawing = False
            continue
        steps.append(f"{'L' if is_drawing else 'M'}{point[0]:.1f} {point[1]:.1f}{'' if is_drawing else 'h0'}")
        is_drawing = True
    return "".join(steps)
