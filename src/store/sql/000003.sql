-- Places and posts in time, and the second wall: what a reader's connection sees is decided here once more.

alter table area add column polygon jsonb;
-- What a place became from a day on: several lines from one are a split, several into one a merger.
create table succession (realm text not null references realm, from_code text not null, to_code text not null, on_day date not null, primary key (realm, from_code, to_code));
-- The holder of `by_post` also acts in `post`.
create table substitution (realm text not null references realm, id text not null, post text not null, by_post text not null, from_day date not null, to_day date not null, onward boolean not null, ordered jsonb not null, primary key (realm, id));
-- Whose posts reach a code, from a day to a day: derived from the tree when it changes.
create table area_reach (realm text not null, code text not null, above text not null, from_day date not null, to_day date not null, primary key (realm, above, code, from_day));

create index office_case_opener on office_case (realm, (state->'acts'->0->>'person'));

drop index task_holder;
create index task_inbox on task (realm, role, area, due, since desc, case_id);

-- A reader's scope is told by the server and sealed with this key, which readers cannot read: to run SQL is not enough to widen it.
create table reader_secret (one boolean primary key default true check (one), key bytea not null);
insert into reader_secret (key) values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

-- The scope of this transaction, or null when none was told, or one that the server did not seal: then nothing is seen.
create function yimen_scope() returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  told text := nullif(current_setting('yimen.scope', true), '');
  body text := substr(told, 66);
begin
  if told is null or left(told, 64) <> (select encode(sha256(key || sha256(key || convert_to(body, 'UTF8'))), 'hex') from reader_secret) then return null; end if;
  return body::jsonb;
end $$;

-- [P6] What the reader reaches by posts.
create function yimen_reached() returns table (programme text, code text) language sql stable security definer set search_path = pg_catalog, public as $$
  with scope as materialized (select s, s->>'realm' as realm, (s->>'day')::date as day from (select yimen_scope() as s) as told)
  select r.programme, a.code
    from scope, jsonb_to_recordset(s->'reach') as r(programme text, area text), area_reach a
   where a.realm = scope.realm and a.above = r.area and scope.day between a.from_day and a.to_day
$$;
-- The cases that concern the reader, or that they opened.
create function yimen_own() returns table (id text) language sql stable security definer set search_path = pg_catalog, public as $$
  with scope as materialized (select s->>'realm' as realm, s->>'person' as person from (select yimen_scope() as s) as told)
  select c.case_id from scope, case_person c where c.realm = scope.realm and c.person = scope.person
  union
  select c.id from scope, office_case c where c.realm = scope.realm and c.state->'acts'->0->>'person' = scope.person
$$;
create function yimen_held() returns table (role text, area text) language sql stable security definer set search_path = pg_catalog, public as $$
  select h.role, h.area from jsonb_to_recordset(yimen_scope()->'held') as h(role text, area text)
$$;
create function yimen_all() returns boolean language sql stable set search_path = pg_catalog, public as $$ select coalesce((yimen_scope()->>'all')::boolean, false) $$;

alter table office_case enable row level security;
create policy seen on office_case for select using (
  realm = (select yimen_scope()->>'realm')
  and ((select yimen_all()) or (programme, area) in (select r.programme, r.code from yimen_reached() as r) or id in (select o.id from yimen_own() as o)));

alter table task enable row level security;
create policy seen on task for select using (
  realm = (select yimen_scope()->>'realm')
  and ((select yimen_all()) or (role, area) in (select h.role, h.area from yimen_held() as h) or exists (select 1 from office_case c where c.realm = task.realm and c.id = task.case_id)));

alter table event enable row level security;
create policy seen on event for select using (realm = (select yimen_scope()->>'realm') and exists (select 1 from office_case c where c.realm = event.realm and c.id = event.case_id));
alter table transfer enable row level security;
create policy seen on transfer for select using (realm = (select yimen_scope()->>'realm') and exists (select 1 from office_case c where c.realm = transfer.realm and c.id = transfer.case_id));
alter table obligation enable row level security;
create policy seen on obligation for select using (realm = (select yimen_scope()->>'realm') and exists (select 1 from office_case c where c.realm = obligation.realm and c.id = obligation.case_id));
alter table figure_record enable row level security;
create policy seen on figure_record for select using (realm = (select yimen_scope()->>'realm') and exists (select 1 from office_case c where c.realm = figure_record.realm and c.id = figure_record.case_id));
alter table frozen_record enable row level security;
create policy seen on frozen_record for select using (realm = (select yimen_scope()->>'realm') and exists (select 1 from office_case c where c.realm = frozen_record.realm and c.id = frozen_record.case_id));
alter table outbox enable row level security;
create policy seen on outbox for select using (realm = (select yimen_scope()->>'realm') and exists (select 1 from office_case c where c.realm = outbox.realm and c.id = outbox.case_id));
alter table case_person enable row level security;
create policy seen on case_person for select using (realm = (select yimen_scope()->>'realm') and exists (select 1 from office_case c where c.realm = case_person.realm and c.id = case_person.case_id));
-- Who looked is told to the one concerned and to those who audit.
alter table access_entry enable row level security;
create policy seen on access_entry for select using (
  realm = (select yimen_scope()->>'realm')
  and ((select yimen_all()) or case_id in (select p.case_id from case_person p where p.realm = access_entry.realm and p.person = (select yimen_scope()->>'person'))));
-- A paper: one's own, or of the case that the scope names, when that case is seen and names the paper.
alter table upload enable row level security;
create policy seen on upload for select using (
  realm = (select yimen_scope()->>'realm')
  and (person = (select yimen_scope()->>'person')
       or exists (select 1 from office_case c where c.realm = upload.realm and c.id = (select yimen_scope()->>'case') and jsonb_path_exists(c.state->'facts', '$.*[*] ? (@ == $paper)', jsonb_build_object('paper', upload.id)))));

-- A sealed value does not shrink, and a row of some kilobytes is read and written whole: neither is tried to be packed or put aside.
alter table event set (toast_tuple_target = 8160);
alter table event alter column body set storage external;
alter table office_case set (toast_tuple_target = 8160);
alter table office_case alter column state set storage external;
