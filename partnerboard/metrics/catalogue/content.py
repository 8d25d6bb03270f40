"""Metrics of what was published and how often it was seen."""

from partnerboard.metrics.catalogue.metric import Additivity, Direction, Metric, Unit, social

CONTENT = (
    Metric(
        code="posts_published",
        label="Posts published",
        unit=Unit.POSTS,
        additivity=Additivity.FLOW,
        direction=Direction.HIGHER,
        definition=(
            "Posts whose publish date lies in the period, in the reporting time zone. A post that appears in several "
            "exports, or in the files of two accounts, is one post."
        ),
        formula="Count of posts, each once.",
        sources=social(
            facebook="Post ID",
            instagram="Permalink",
            x="Post id",
            linkedin="Post link",
            youtube="Content",
            tiktok="Video link",
            pinterest="one row per Pin",
            threads="permalink",
        ),
        caveats=(
            "Replies are left out; shares of other people's posts are counted apart.",
            "TikTok Studio and LinkedIn member exports list only some posts: a count from them is a lower bound.",
            "With a partner chosen, a joint post counts as the part of it that is credited to that partner.",
        ),
    ),
    Metric(
        code="advocate_posts",
        label="Posts by colleagues",
        unit=Unit.POSTS,
        additivity=Additivity.FLOW,
        direction=Direction.HIGHER,
        definition="Posts of the initiative that colleagues published on their own accounts.",
        formula="Count of posts published on personal accounts.",
        parts=("posts_published",),
        caveats=("Only people who have given consent are counted, from the day they gave it.",),
    ),
    Metric(
        code="exposures",
        label="Views / impressions",
        unit=Unit.TIMES_SHOWN,
        additivity=Additivity.MIXED_FLOW,
        direction=Direction.HIGHER,
        definition=(
            "How many times content was put in front of someone. One person who sees a post three times counts three "
            "times, so this is not a number of people."
        ),
        formula="Sum of each platform's own count, each post once.",
        sources=social(
            facebook="Views (Impressions before November 2025)",
            instagram="Views (Impressions or Plays before April 2025)",
            x="Impressions",
            linkedin="Impressions",
            youtube="Views",
            tiktok="Total views",
            pinterest="Impressions",
            threads="views",
        ),
        caveats=(
            "Platforms count differently, and a sum across platforms says so.",
            "X counts when a post is served, LinkedIn when half of it has been visible for about a third of a second.",
            "TikTok and YouTube Shorts count every start of a video, replays included.",
            "Meta replaced impressions by views in 2025; a chart that crosses the change draws a line there.",
        ),
    ),
    Metric(
        code="reach",
        label="Reach",
        unit=Unit.ACCOUNTS,
        additivity=Additivity.UNIQUE,
        direction=Direction.HIGHER,
        definition="How many different accounts had the chance to see the content, each counted once.",
        formula=(
            "The platform's own figure for exactly this account and period. For several accounts: at least the largest "
            "of them, at most their sum or the agreed size of the audience."
        ),
        sources=social(
            facebook="Reach, in newer files Viewers",
            instagram="Reach",
            linkedin="Unique impressions (organic), per day; Members reached, per period, for members",
            youtube="Unique viewers, where the column was chosen",
            tiktok="Total Viewers, per day",
            pinterest="Total audience, per period",
        ),
        caveats=(
            "Never added up: the same person follows several accounts and is reached on several days.",
            "X and LinkedIn report no reach per post; accounts without the figure are named beside the result.",
            "People in one profession often follow the same accounts, so the truth lies below the estimate.",
        ),
    ),
    Metric(
        code="video_views",
        label="Video views",
        unit=Unit.PLAYS,
        additivity=Additivity.MIXED_FLOW,
        direction=Direction.HIGHER,
        definition="Plays that lasted at least as long as the platform asks for before it counts one.",
        formula="Sum of each platform's own count.",
        sources=social(
            facebook="3-second video views",
            instagram="Plays, in files before 2025",
            x="Video views, per day",
            linkedin="Views",
        ),
        caveats=(
            "The threshold runs from a mere start to 30 seconds, so the figures of two platforms are not comparable.",
            "YouTube and TikTok call every view a video view: theirs are under Views / impressions.",
        ),
    ),
    Metric(
        code="watch_seconds",
        label="Watch time",
        unit=Unit.SECONDS,
        additivity=Additivity.FLOW,
        direction=Direction.HIGHER,
        definition="All the time people spent watching, added up.",
        formula="Sum of the time watched; hours are turned into seconds.",
        sources=social(facebook="Seconds viewed", youtube="Watch time (hours)"),
    ),
    Metric(
        code="thumbnail_impressions",
        label="Thumbnail impressions",
        unit=Unit.TIMES_SHOWN,
        additivity=Additivity.FLOW,
        direction=Direction.NONE,
        definition="How often the preview picture of a video was shown on YouTube.",
        formula="Sum of YouTube's count.",
        sources=social(youtube="Impressions, in newer files Thumbnail impressions"),
        caveats=("The picture is not the video: this is not part of Views / impressions.",),
    ),
)
