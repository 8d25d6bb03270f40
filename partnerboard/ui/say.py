"""Words to the visitor: the answer, what is missing and what would fill it, what went wrong and what to do."""

import logging
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any, NoReturn, Protocol

import streamlit as st

from partnerboard.errors import NotAdmitted, PartnerboardError
from partnerboard.settings import PROJECT
from partnerboard.ui import who

_log = logging.getLogger(__name__)


class _Progress(Protocol):
    done: int
    total: int
    file: str


def answer(sentence: str, *notes: str) -> None:
    """The page's answer in one plain sentence, under its title; `notes` are quiet lines below, empty ones left out."""
    quiet = "".join(f'<p class="pb-note">{escape(note)}</p>' for note in notes if note)
    st.html(f'<p class="pb-answer">{escape(sentence)}</p>{quiet}')


def title(words: str, *, question: str = "") -> None:
    """The page's name as its only first-level heading, and its question above it in small."""
    above = f'<p class="pb-question">{escape(question)}</p>' if question else ""
    st.html(f'{above}<h1 class="pb-title">{escape(words)}</h1>')


def section(words: str, *notes: str, anchor: str = "") -> None:
    """A second-level heading with quiet lines below it; `anchor` is what a jump list leads to."""
    below = "".join(f'<p class="pb-note">{escape(note)}</p>' for note in notes if note)
    named = f' id="{escape(anchor)}"' if anchor else ""
    st.html(f'<h2 class="pb-section"{named}>{escape(words)}</h2>{below}')


def jumps(anchors: Mapping[str, str]) -> None:
    """A jump list to the sections of a long page, anchor to words."""
    links = "".join(
        f'<a href="#{escape(anchor)}" target="_self">{escape(words)}</a>' for anchor, words in anchors.items()
    )
    st.html(f'<nav class="pb-jumps" aria-label="On this page">{links}</nav>')


def note(sentence: str) -> None:
    """A quiet line: a caveat, a source, an age."""
    st.html(f'<p class="pb-note">{escape(sentence)}</p>')


def paragraphs(sentences: Sequence[str]) -> None:
    """Running text, one paragraph each; nothing where there is none."""
    if not sentences:
        return
    st.html("".join(f'<p class="pb-text">{escape(sentence)}</p>' for sentence in sentences))


def notice(sentence: str, *, remedy: str = "") -> None:
    """Something to know before reading on; never for an error."""
    st.html(_box("info", sentence, remedy, role="note"))


def nothing_yet(sentence: str, *, remedy: str = "", action: str = "", page: str = "") -> None:
    """An empty page or section: what is missing, what would fill it, and where that is done. Goes on."""
    st.html(_box("empty", sentence, remedy, role="note"))
    if action and page:
        link(action, page=page)


def foreign(text: object, *, link: str = "", label: str = "") -> None:
    """Text from a file, shown as it is and never interpreted; `link` must have been checked by the caller."""
    shown = escape(text) if isinstance(text, str) else "(no text)"
    away = (
        f'<p><a href="{escape(link)}" rel="noopener noreferrer" target="_blank">{escape(label)}</a></p>' if link else ""
    )
    st.html(f'<blockquote class="pb-foreign">{shown}</blockquote>{away}')


def link(words: str, *, page: str) -> None:
    """A link to another page, named by folder and file: 'analysts/metric_guide'; none to a page that stays closed."""
    if who.opens(page.rpartition("/")[2]):
        st.page_link(str(PROJECT / "pages" / f"{page}.py"), label=words)


def away(words: str, *, to: str) -> None:
    """A quiet link to an address of ours."""
    st.html(f'<p class="pb-note"><a href="{escape(to)}" target="_self">{escape(words)}</a></p>')


def refused() -> None:
    """The same calm words for every cause, so that they teach nothing."""
    words = NotAdmitted()
    st.html(f'<h1 class="pb-title">{escape(words.message)}</h1><p class="pb-answer">{escape(words.remedy)}</p>')


def failed(problem: PartnerboardError) -> None:
    """An expected failure: what happened and what to do next."""
    st.html(_box("error", problem.message, problem.remedy, role="alert"))


def wrong(sentence: str, problems: Sequence[str]) -> None:
    """What a form cannot be saved for, one line each, beside the form."""
    lines = "".join(f"<li>{escape(each)}</li>" for each in problems)
    st.html(
        f'<div class="pb-box pb-box-error" role="alert"><p><strong>{escape(sentence)}</strong></p>'
        f'<ul class="pb-wrong">{lines}</ul></div>'
    )


def label(words: str) -> str:
    """Words with a name in them as the label of a field or a button, where Streamlit would make links of brackets."""
    return re.sub(r"([\[\]])", r"\\\1", words)


def done(sentence: str) -> None:
    """What was just done, told once."""
    if sentence:
        st.html(f'<div class="pb-box pb-box-done" role="status"><p>{escape(sentence)}</p></div>')


def broken(problem: Exception) -> bool:
    """A bug: a calm sentence with the number under which the log has the rest. True: nothing else is shown."""
    number = secrets.token_hex(3).upper()
    if isinstance(problem, PartnerboardError):
        failed(problem)
        return True
    _log.error("Reference %s", number, exc_info=problem)
    st.html(
        _box(
            "error",
            "Something went wrong on our side; your data is untouched.",
            f"Reload the page. If it happens again, report it with the reference {number}.",
            role="alert",
        )
    )
    return True


def preparing(
    words: str, sentence: str, *, text: Callable[[Any], str], progress: Callable[[], Any], until: Callable[[], bool]
) -> None:
    """Work that everybody waits for: how far it is, and the page by itself when it is done."""

    @st.fragment(run_every=0.7)
    def waiting() -> None:
        if until():
            st.rerun(scope="app")
        now: _Progress | None = progress()
        st.html(f'<h1 class="pb-title">{escape(words)}</h1><p class="pb-answer">{escape(sentence)}</p>')
        if now is not None:
            st.progress(min(1.0, now.done / now.total) if now.total else 0.0, text=text(now))

    waiting()


def end() -> NoReturn:
    """The page ends here: everything was said."""
    st.stop()


def stop(sentence: str, *, remedy: str = "", action: str = "", page: str = "") -> NoReturn:
    """As :func:`nothing_yet`, and the page ends here."""
    nothing_yet(sentence, remedy=remedy, action=action, page=page)
    st.stop()


def _box(kind: str, sentence: str, remedy: str, *, role: str) -> str:
    more = f"<p>{escape(remedy)}</p>" if remedy else ""
    return f'<div class="pb-box pb-box-{kind}" role="{role}"><p><strong>{escape(sentence)}</strong></p>{more}</div>'
