-- Add the requests of a batch.
--
-- params:  batch_id

insert into request
    (
        batch_id, line_no, request_id, initiative_id, from_org_id, to_org_id, kind, opened_at_utc,
        due_at_utc, first_response_at_utc, closed_at_utc, outcome
    )
select
    $batch_id as batch_id,
    merged_request.line_no,
    merged_request.request_id,
    merged_request.initiative as initiative_id,
    merged_request.from_organisation as from_org_id,
    merged_request.to_organisation as to_org_id,
    merged_request.kind,
    merged_request.opened_at_utc,
    merged_request.due_at_utc,
    merged_request.first_response_at_utc,
    merged_request.closed_at_utc,
    merged_request.outcome
from merged_request;
