-- What rows about posts say that none of their columns says as it is: the post itself, and what follows from several.
--
-- grain:   one row per printed row
-- params:  none
-- columns: post_id, is_nameless, printed_on, eng_core, is_reply, is_share, is_paid_partnership
select
    cast_post.post_id,
    coalesce(cast_post.post_key, '') = '' as is_nameless,
    cast_post.printed_on,
    cast_post.eng_core,
    cast_post.is_reply,
    cast_post.is_share,
    cast_post.is_paid_partnership
from cast_post
