"""A second, naive way to read the story: who belongs, who earns, what adds up. It shares no code with the queries."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from statistics import median

from partnerboard.demo.messages import Message
from partnerboard.demo.posts import Post

FIRST, LAST = date(2026, 8, 10), date(2026, 11, 1)
SPLIT = {"naha": 0.5, "ctg": 0.3, "meridian": 0.2}
NEVER = float("inf")


def level(post: Post) -> str | None:
    """The first rule that claims a post."""
    if not FIRST <= post.published_on <= LAST:
        return None
    if post.channel.id == "ig-mwt":
        return "account"
    if "https://mwt.example/" in post.text:
        return "link"
    if post.is_paid_partnership:
        return "paid partnership"
    return "hashtag" if "#MoveWellTogether" in post.text.split() else None


def credit_of(post: Post) -> dict[str, float]:
    """What share of a post each organisation earns."""
    return SPLIT if post.channel.id == "ig-mwt" else {post.channel.organisation: 1.0}


def attributed(posts: Iterable[Post], as_of: date = LAST) -> list[Post]:
    """The posts of the initiative that are published by a day."""
    return [post for post in posts if level(post) and post.published_on <= as_of]


def exposures(posts: Iterable[Post], as_of: date = LAST) -> int:
    """Views as of a day."""
    return sum(post.counts(as_of).exposures for post in posts)


def eng_core(posts: Iterable[Post], as_of: date = LAST) -> int:
    """Engagements as of a day."""
    return sum(post.counts(as_of).eng_core for post in posts)


def earned(posts: Iterable[Post], organisation: str, as_of: date = LAST) -> tuple[float, float]:
    """Posts and views credited to an organisation."""
    shares = [(post, credit_of(post).get(organisation, 0)) for post in attributed(posts, as_of)]
    views = sum(share * post.counts(as_of).exposures for post, share in shares)
    return round(sum(share for _, share in shares), 4), round(views, 4)


def median_answer_minutes(messages: Iterable[Message], as_of: date) -> float:
    """The median over all messages that are due; an unanswered one takes forever."""
    end = datetime.combine(as_of + timedelta(days=1), time(), UTC)
    minutes = []
    for message in messages:
        if message.needs_response and message.occurred_at_utc < end:
            answered = message.responded_at_utc
            if answered and answered < end:
                minutes.append((answered - message.occurred_at_utc).total_seconds() / 60)
            elif message.occurred_at_utc + timedelta(minutes=240) <= end:
                minutes.append(NEVER)
    return median(minutes)
