-- Everybody who was ever invited.
--
-- grain:   one row per member
-- params:  none
-- columns: member_id, email, name, role, is_active, invited_by, invited_at_utc

select
    member.member_id,
    member.email,
    member.name,
    member.role,
    member.is_active,
    member.invited_by,
    member.invited_at_utc
from member
order by member.invited_at_utc, member.member_id
