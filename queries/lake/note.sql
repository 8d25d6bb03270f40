-- Say of this transaction that no remembered answer rests on what it writes.
--
-- params: none

call lake.set_commit_message('Partnerboard', 'noted')
