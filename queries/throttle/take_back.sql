-- Forget the tries of a key: the last one was right.
--
-- params:  key

delete from attempt
where attempt.key = $key
