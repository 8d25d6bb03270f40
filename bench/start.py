"""Start: from the process to the first page, complete, on a socket, against a bare Streamlit app with an empty page."""

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from bench.measuring import PAIRS, Row, Run, in_turn, repeated
from bench.sockets import connecting, shown
from bench.workspace import KEPT, there
from tests.browser import visit

BARE = "import streamlit as st\n\nst.title('bare')\n"
EXPLAINS = """\
From the start of the process until a first page has come over a socket to its end, without a browser. *empty* is a
workspace in which nothing is agreed or loaded, in a folder that was served before; its page is Upload. The others show
their Scorecard."""
FLOOR = "`streamlit run` of a script that shows one title"


def main() -> int:
    """Measure and keep."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument(
        "workspaces", nargs="*", default=["empty", "demo"], help="empty, demo, or the size of a large one"
    )
    options.add_argument("--pairs", type=int, default=PAIRS)
    chosen = options.parse_args()
    run = Run("start", "Start", EXPLAINS, repeated("bench-start"), FLOOR)
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        for name in chosen.workspaces:
            environment = environment_of(name, Path(folder) / name)
            page = "upload" if name == "empty" else "scorecard"
            floor, ours = in_turn(
                lambda: started(bare, "/_stcore/health", "", {}),
                lambda environment=environment, page=page: started(visit.ROOT / "app.py", "/readyz", page, environment),
                pairs=chosen.pairs,
            )
            run.rows.append(Row("first page", name, "s", ours=ours, floor=floor))
            print(name, floor, ours, file=sys.stderr, flush=True)
    run.write()
    return 0


def environment_of(name: str, empty: Path) -> dict[str, str]:
    """The settings that serve a workspace: `empty`, the demo, or a large one."""
    folder = {"empty": empty, "demo": KEPT / "demo"}.get(name) or there(name)
    return {"PARTNERBOARD_DATA": str(folder), "PARTNERBOARD_WORKSPACE": "demo" if name == "demo" else "own"}


def started(script: Path, ready: str, page: str, environment: dict[str, str]) -> float:
    """Seconds from the start of a server until a page of it has come to its end."""
    began = time.perf_counter()
    with visit.serving(script, ready=ready, environment=environment) as address:
        asyncio.run(_first(address, page))
        return time.perf_counter() - began


async def _first(address: str, page: str) -> None:
    async with connecting(address) as socket:
        await shown(socket, page)


if __name__ == "__main__":
    sys.exit(main())
