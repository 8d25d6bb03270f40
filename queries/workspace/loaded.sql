-- What loaded files hold, before anything is agreed that would say whose it is.
--
-- grain:   one row in all
-- params:  initiative_ids, known_at
-- columns: files, posts, accounts, first_on, last_on
--
-- Posts that belong to no initiative are all there are while none is agreed: whoever may not see those is told nothing.

with

files as (

    select count(*) as files
    from batches_known($known_at)

),

posts as (

    select
        count(*) as posts,
        len(list_distinct(flatten(list(posts_known.account_ids)))) as accounts,
        min(posts_known.published_on) as first_on,
        max(posts_known.published_on) as last_on
    from posts_known($known_at) as posts_known

)

select
    files.files,
    posts.posts,
    coalesce(posts.accounts, 0) as accounts,
    posts.first_on,
    posts.last_on
from files
cross join posts
where list_contains($initiative_ids::varchar[], '(none)')
