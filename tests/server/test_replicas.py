"""Two servers of one lake and a loader beside them: no error, no page of two states, and a link closed on both."""

import asyncio
import http.client
import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.sockets import EARLY_FOR_RERUN, connecting
from partnerboard.sharing import managing
from partnerboard.sharing.managing import By
from partnerboard.sharing.terms import Terms
from partnerboard.warehouse.lake import LakeHouse
from tests import postgres
from tests.browser import visit
from tests.postgres import fully
from tests.queries.conftest import lake_house
from tests.queries.test_scope import told_by_all
from tests.queries.world import World

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECONDS = 30.0
SEEN, PATIENCE = 3, 120.0  # states of the loader that viewers must have met, and how long a slow machine may take
VIEWERS = 6  # half of them stay with each server
PAGES = ("portfolio", "scorecard", "compare", "posts", "imports", "partner")
CLOSED_WITHIN_SECONDS = 5.0

LOADER = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from partnerboard.lake_address import LakeAddress
from partnerboard.warehouse.lake import LakeHouse
from tests.ingest.builders import x_file, x_row
from tests.platforms.handing_in import Desk
lake = LakeAddress.of({"PARTNERBOARD_WAREHOUSE": sys.argv[1], "PARTNERBOARD_LAKE_DATA": sys.argv[2]}, Path(sys.argv[3]))
state = 0
with LakeHouse.at(lake, Path(sys.argv[3]) / "warehouse.duckdb") as house:
    desk = Desk(Path(sys.argv[3]), house)
    while not (Path(sys.argv[3]) / "enough").exists():
        state += 1
        with house.writing() as writer:
            writer.cursor.execute("update initiative set name = $name", {"name": f"Initiative state {state}"})
            writer.cursor.execute("update organisation set name = $name || org_id", {"name": f"Partner state {state} "})
        desk.hand_in(f"tweets-{state}.csv", x_file(x_row(state), x_row(state + 1)))
        time.sleep(0.5)
print(state)
"""


async def seen(address: str, number: int, until: float, states: list[set[str]]) -> int:
    """A viewer who goes from page to page; the states that each page names, and how many pages there were."""
    pages = 0
    async with connecting(address) as socket:
        while time.monotonic() < until or (len(set().union(*states)) < SEEN and time.monotonic() < until + PATIENCE):
            page = PAGES[(number + pages) % len(PAGES)]
            await socket.send(BackMsg(rerun_script={"page_name": page}).SerializeToString())
            said = ""
            while True:
                told = ForwardMsg()
                frame = await socket.recv()
                assert isinstance(frame, bytes)
                told.ParseFromString(frame)
                assert not (told.HasField("delta") and told.delta.new_element.HasField("exception")), str(told)
                said += str(told)
                if told.WhichOneof("type") == "script_finished" and told.script_finished != EARLY_FOR_RERUN:
                    break
            states.append(set(re.findall(r"(?:Initiative|Partner) state (\d+)", said)))
            pages += 1
    return pages


def status(address: str, path: str, cookie: str = "") -> tuple[int, str]:
    with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)) as connection:
        connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        answer = connection.getresponse()
        answer.read()
        return answer.status, (answer.headers.get("Set-Cookie") or "").partition(";")[0]


def link_of(house: LakeHouse) -> tuple[str, str]:
    """A link that opens, and its token."""
    by = By("ana", NOW)
    link_id = managing.draft(house, Terms("For Freshwater", "mwt", "P-F", datetime(2099, 1, 1, tzinfo=UTC)), by)
    return link_id, managing.make_live(house, link_id, by)


@fully
def test_two_servers_and_a_loader_show_whole_states_and_close_links_for_each_other(tmp_path: Path) -> None:
    with postgres.serving() as server, lake_house(server, tmp_path / "own") as house, ExitStack() as stack:
        assert told_by_all(World(house)).warehouse is house
        link_id, token = link_of(house)
        dsn = f"ducklake:{house.lake.catalogue}"
        addresses = []
        for name in ("a", "b"):
            folder = tmp_path / name
            folder.mkdir()
            if name == "b":
                shutil.copy(tmp_path / "a" / "links.secret", folder / "links.secret")
            environment = {
                "PARTNERBOARD_DATA": str(folder),
                "PARTNERBOARD_WORKSPACE": "own",
                "PARTNERBOARD_WAREHOUSE": dsn,
                "PARTNERBOARD_LAKE_DATA": house.lake.data,
            }
            addresses.append(stack.enter_context(visit.serving(environment=environment)))
        cookies = [status(address, f"/share/{token}")[1] for address in addresses]
        path = f"/shared/{link_id}/"
        assert [status(address, path, cookies[0])[0] for address in addresses] == [200, 200]

        given = [dsn, house.lake.data, str(tmp_path / "loader")]
        (tmp_path / "loader").mkdir()
        loader = subprocess.Popen([sys.executable, "-c", LOADER, *given], stdout=subprocess.PIPE, env=os.environ)
        until, states = time.monotonic() + SECONDS, list[set[str]]()

        async def everybody() -> list[int]:
            crowd = (seen(addresses[each % 2], each, until, states) for each in range(VIEWERS))
            return await asyncio.gather(*crowd)

        pages = asyncio.run(everybody())
        (tmp_path / "loader" / "enough").touch()
        loaded = loader.communicate()[0]
        assert loader.returncode == 0

        assert min(pages) >= 2
        assert [named for named in states if len(named) > 1] == []
        assert int(loaded) >= len(set().union(*states)) >= SEEN

        managing.revoke(house, link_id, By("ana", NOW))
        revoked_at = time.monotonic()
        while {status(address, path, cookies[0])[0] for address in addresses} != {404}:
            assert time.monotonic() - revoked_at < CLOSED_WITHIN_SECONDS
        assert [status(address, f"/share/{token}")[0] for address in addresses] == [404, 404]
