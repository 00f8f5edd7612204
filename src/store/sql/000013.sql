-- [VS2] The dated values of a version each time that they were other than before. The text of the version, with those that it
-- first came with, stands in `programme`.
create table parameter_history (
  realm text not null,
  programme text not null,
  version int not null,
  n bigint generated always as identity,
  hash text not null,
  body json not null,
  primary key (realm, programme, version, n)
);
create trigger parameter_history_append_only before update or delete or truncate on parameter_history for each statement execute function refuse_change();
-- A version that ran here is kept for ever: its cases run on it.
create trigger programme_kept before update or delete or truncate on programme for each statement execute function refuse_change();
