-- Registers: what is on a list, how it stands, from a day to a day. And several parties at one step, each with its own task.

create table entry (
  realm text not null references realm,
  n bigint generated always as identity,
  register text not null,
  id text not null,
  area text not null,
  standing text not null,
  body jsonb not null,
  -- Read by everybody, not by officials alone.
  open boolean not null,
  case_id text not null,
  seq int not null,
  -- The case whose row it is: another one where this event gave back what had stood before.
  origin text not null,
  from_day date not null,
  -- Until another event entered it anew, or this one was taken back.
  to_day date,
  -- Its case took back all that it entered: it never stands again.
  voided_on date,
  primary key (realm, n)
);
create index entry_history on entry (realm, register, id, n);
create index entry_of_case on entry (realm, origin, register);
create index entry_listed on entry (realm, register, area, id) where to_day is null;

alter table figure_record add column entry text not null default '';
alter table figure_record drop constraint figure_record_pkey;
alter table figure_record add primary key (realm, figure, version, part, case_id, seq, entry);
create index figure_record_entry on figure_record (realm, figure, version, part, entry) where entry <> '' and to_day is null;
alter table frozen_record add column entry text not null default '';
alter table frozen_record drop constraint frozen_record_pkey;
alter table frozen_record add primary key (realm, bulletin, as_of, slot, case_id, seq, entry);

alter table task drop constraint task_pkey;
alter table task add primary key (realm, case_id, role);

-- Whether the reader holds a post or audits: then registers that are not open are theirs to read.
create function yimen_official() returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(jsonb_array_length(yimen_scope()->'held') > 0 or (yimen_scope()->>'all')::boolean, false)
$$;
alter table entry enable row level security;
create policy seen on entry for select using (realm = (select yimen_scope()->>'realm') and (open or (select yimen_official())));
-- A record of an entry tells of a place or a firm, not of a person: it is read by who may read the register.
create policy entries on figure_record for select using (realm = (select yimen_scope()->>'realm') and entry <> '' and (select yimen_official()));
create policy entries on frozen_record for select using (realm = (select yimen_scope()->>'realm') and entry <> '' and (select yimen_official()));
