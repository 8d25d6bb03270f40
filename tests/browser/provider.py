"""A real OpenID provider as a process on this machine, and the way through its page."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import visit

SECRET = "q7Jc2nV0pRtX9sLwA4yZbK8mHgUeFdTiO1vQxNjW"
CLIENT = "partnerboard"


@contextmanager
def providing(people: Sequence[str]) -> Iterator[str]:
    """The address of a provider that knows these people, each as <name>@example.org."""
    port = visit.free_port()
    claims = [{"sub": name, "email": f"{name}@example.org", "email_verified": name != "vic"} for name in people]
    known = [part for each in claims for part in ("--user-claims", json.dumps(each))]
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), *known],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://{visit.LOOPBACK}:{port}"
    try:
        deadline = time.monotonic() + visit.PATIENCE_SECONDS
        while not visit.answers(f"{address}/.well-known/openid-configuration"):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("The provider did not get ready.")
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)


def environment(folder: Path, provider: str, port: int) -> dict[str, str]:
    """The settings of an app on this port that signs people in there, its own workspace in `folder`."""
    lines = {
        "redirect_uri": f"http://{visit.LOOPBACK}:{port}/oauth2callback",
        "cookie_secret": SECRET,
        "client_id": CLIENT,
        "client_secret": "of-the-provider",
        "server_metadata_url": f"{provider}/.well-known/openid-configuration",
    }
    secrets = folder / "secrets.toml"
    secrets.write_text("[auth]\n" + "".join(f'{name} = "{line}"\n' for name, line in lines.items()), encoding="utf-8")
    return {
        "PARTNERBOARD_DATA": str(folder),
        "PARTNERBOARD_WORKSPACE": "own",
        "PARTNERBOARD_SIGN_IN": "members",
        "PARTNERBOARD_SECRETS": str(secrets),
    }


def sign_in(page: Page, name: str) -> Page:
    """From our page to the provider's, as this person, and back to a page that stands still.

    The provider's own page would load its style from elsewhere; it does without.
    """
    page.route(re.compile("cdn"), lambda route: route.abort())
    person = page.get_by_role("button", name=name, exact=True)
    visit.leave(page.get_by_role("button", name="Sign in", exact=True), to=person)
    visit.come_back(person)
    return page
