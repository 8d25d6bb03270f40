"""`/preview/<link_id>`: staff see exactly what the visitors of a link see, also before it is live."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from partnerboard.server.answers import Answers
from partnerboard.server.cookies import give
from partnerboard.server.inside import Inside
from partnerboard.sharing.admitting import can_be_previewed
from partnerboard.sharing.visits import VISIT_COOKIE, Visits


def preview_route(inside: Inside, visits: Visits, answers: Answers) -> Route:
    """Gives the cookie of the link for ten minutes, marked as a preview; the doors let only staff come here."""

    async def preview(request: Request) -> Response:
        now, link_id = inside.clock(), request.path_params["link_id"]
        links = await run_in_threadpool(inside.asked_links)
        link = next((each for each in links or () if each.link_id == link_id), None)
        if link is None or not can_be_previewed(link, now):
            return answers.not_open()
        visit, cookie = visits.begun(link, now, is_preview=True)
        answer = RedirectResponse(f"/shared/{link_id}/", status_code=303)
        give(answer, request.scope, VISIT_COOKIE, cookie, link_id, visit.until_utc - now)
        return answer

    return Route("/preview/{link_id}", preview)
