-- Let a member have another name, role or state.
--
-- params:  member_id, called, role, is_active

update member
set
    name = $called,
    role = $role,
    is_active = $is_active::boolean
where member.member_id = $member_id
