-- Add the accounts that a file names, and fill what was not known of them.
--
-- params:  none
--
-- Reads named_account. Two files may spell one account differently: the spelling that sorts first is kept, so that the
-- order of loading does not matter.

update source_account
set
    native_id = least(source_account.native_id, named_account.native_id),
    handle = least(source_account.handle, named_account.handle),
    name = least(source_account.name, named_account.name)
from named_account
where source_account.source_account_id = named_account.source_account_id;

insert into source_account (source_account_id, platform_id, native_id, handle, name)
select
    named_account.source_account_id,
    named_account.platform_id,
    named_account.native_id,
    named_account.handle,
    named_account.name
from named_account
where named_account.source_account_id not in (select source_account.source_account_id from source_account);
