"""How far the demo is while it loads: the gate says it, so nothing here knows tables or pages."""


def demo_progress(done: int, total: int, name: str) -> str:
    """'File 3 of 60: posts.csv'; before the first one, what happens then."""
    return f"File {done} of {total}: {name}" if total else "Writing the exports"
