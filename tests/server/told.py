"""In the process of a served app: what a test asks of it, one line of JSON each way.

What passes the doors is remembered here, so that a test can say that nothing did: an answer alone does not tell whether
a door was closed or nothing lay behind it.
"""

import json
import pkgutil
import sys
from collections import deque
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from starlette.types import Message, Receive, Scope, Send

import app
from partnerboard.server.asgi import cookies_of
from partnerboard.server.assets import StaticFiles
from partnerboard.sharing import managing
from partnerboard.sharing.trail import happenings
from partnerboard.sharing.visitors import Visitor, sealed
from partnerboard.ui.messages import kind_of
from partnerboard.ui.workspace import workspace
from tests.server.guards import GUARDS, INNER

_came: deque[tuple[str, list[str]]] = deque(maxlen=1000)
_removed: list[tuple[Any, str, Any]] = []


def manage(step: str, link_id: str, *more: str) -> None:
    """Do something with a link, as staff would."""
    getattr(managing, step)(workspace().warehouse, link_id, *more, managing.By("ivy", datetime.now(UTC)))  # noqa: TID251 - the server has the clock of the machine


def counted(link_id: str, kind: str) -> int:
    """How often something happened to a link by its trail, with all that was noted until now."""
    app.trail.write()
    return sum(each.times for each in happenings(workspace().warehouse, link_id) if each.kind == kind)


def change(link_id: str, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Let the row of a link say something else from now on; answers with what it said."""
    warehouse = workspace().warehouse
    before = next(row for row in warehouse.records("sharing/links") if row["link_id"] == link_id)
    with warehouse.writing() as writer:
        for column, value in columns.items():
            said = {"value": value, "link_id": link_id}
            writer.cursor.execute(f"update share_link set {column} = $value where link_id = $link_id", said)
    return {column: _plain(before[column]) for column in columns}


def seal() -> str:
    """The word by which this very process knows staff, as if somebody had overheard it."""
    return sealed(Visitor("local"))


def came() -> list[tuple[str, list[str]]]:
    """What passed the doors since this was last asked: requests and messages, and the names of their cookies."""
    heard = [*_came]
    _came.clear()
    return heard


def remove(*names: str) -> None:
    """Take guards away."""
    for name in names:
        target, stand_in = (GUARDS | INNER)[name][:2]
        place, _, attribute = target.rpartition(".")
        owner = pkgutil.resolve_name(place)
        _removed.append((owner, attribute, vars(owner)[attribute]))
        setattr(owner, attribute, stand_in)


def put_back() -> None:
    """Put every guard back in its place."""
    while _removed:
        setattr(*_removed.pop())


def listen() -> None:
    """Do what is asked until nobody asks any more; what could not be done is said."""
    asked = {each.__name__: each for each in (manage, counted, change, seal, came, remove, put_back)}
    for line in sys.stdin:
        step, *of = json.loads(line)
        try:
            answer = {"done": asked[step](*of)}
        except Exception as problem:  # noqa: BLE001 - whoever asked is told, and would wait for ever otherwise
            answer = {"failed": repr(problem)}
        print(f"told {json.dumps(answer)}", flush=True)  # noqa: T201 - it is how the test is answered


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).replace(tzinfo=None).isoformat() if isinstance(value, datetime) else value


def _overhear() -> None:
    """Listen at the first thing behind the doors."""
    served = StaticFiles.__call__

    async def overheard(self: StaticFiles, scope: Scope, receive: Receive, send: Send) -> None:
        async def next_one() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive":
                _came.append((f"message {kind_of(message.get('bytes') or b'')}", []))
            return message

        if scope["type"] in ("http", "websocket"):
            _came.append((f"{scope.get('method', 'SOCKET')} {scope['path']}", sorted(cookies_of(scope))))
        await served(self, scope, next_one, send)

    StaticFiles.__call__ = overheard  # type: ignore[method-assign] # it is put around what is there


_overhear()
