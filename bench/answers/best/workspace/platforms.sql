select distinct platform.platform_id, platform.name, platform.exposure_label, platform.position
from platform
inner join best_account on platform.platform_id = best_account.platform_id
where list_contains($initiative_ids, best_account.initiative_id)
order by platform.position
