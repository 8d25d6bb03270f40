-- Figures about audiences, ads, competitors, boards, links and products, of every file that counts at a knowledge time.
--
-- params: none
--
-- Two pictures of one thing stay two: their batch says when each was taken.
create or replace macro context_figures_known(known_at) as table (
    select
        _figure.*,
        _batch.as_of_on
    from context_figure as _figure
    inner join batches_known(known_at) as _batch on _figure.batch_id = _batch.batch_id
);
