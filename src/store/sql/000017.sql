-- What somebody called a file says of them what the file does: it is sealed with the same key. A name in clear of an earlier
-- version is sealed when the realm is next opened.
alter table upload add column sealed_name bytea;
