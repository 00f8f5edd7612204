-- What people did besides changing cases: looks at sealed data, exports, erasures, refused sign-ins. Appended to like the log.

create table access_entry (
  realm text not null,
  id bigint generated always as identity,
  kind text not null,
  case_id text,
  person text not null,
  -- The bytes that the hash covers: stored as they are.
  body text not null,
  hash bytea not null,
  at timestamptz not null,
  -- Which transaction wrote it: what is older than every running one is complete, in this order.
  txid xid8 not null default pg_current_xact_id(),
  primary key (realm, id)
);
create index access_entry_case on access_entry (realm, case_id, id) where case_id is not null;
create index access_entry_order on access_entry (realm, txid, id);
create trigger access_entry_append_only before update or delete or truncate on access_entry for each statement execute function refuse_change();

insert into access_entry (realm, kind, case_id, person, body, hash, at)
  select realm, 'reveal', case_id, person, body, sha256(convert_to('yimen.access.v1' || body, 'UTF8')), at
    from (select r.*, json_build_object('kind', 'reveal', 'case', case_id, 'person', person, 'post', post, 'names', names, 'purpose', purpose, 'at', to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.MS"+08:00"'))::text as body from reveal r order by id) as looks;
drop table reveal;

alter table event add column txid xid8 not null default pg_current_xact_id();
create index event_order on event (realm, txid, pos);
