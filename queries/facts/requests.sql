-- Add the requests of a batch.
--
-- params:  batch_id

insert into request (
    batch_id, line_no, request_id, initiative_id, from_org_id, to_org_id, kind, opened_at_utc,
    due_at_utc, first_response_at_utc, closed_at_utc, outcome
)
select
    $batch_id,
    staged_request.line_no,
    staged_request.request_id,
    staged_request.initiative as initiative_id,
    staged_request.from_organisation as from_org_id,
    staged_request.to_organisation as to_org_id,
    staged_request.kind,
    staged_request.opened_at_utc,
    staged_request.due_at_utc,
    staged_request.first_response_at_utc,
    staged_request.closed_at_utc,
    staged_request.outcome
from staged_request
inner join kept_row on staged_request.row_no = kept_row.row_no;
