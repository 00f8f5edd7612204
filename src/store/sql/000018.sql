-- Which browser a session belongs to, as the hash of the cookie that knows it again: how much is filed is counted for it too.
alter table session add column browser bytea;
