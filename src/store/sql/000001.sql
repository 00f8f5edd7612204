-- The log and what is derived from it. Every key begins with the realm, so that a realm is a shard.

create table realm (
  realm     text primary key,
  name      jsonb not null,
  rehearsal boolean not null default false,
  -- For a rehearsal: where its clock starts.
  starts_at timestamptz
);

create table area (
  realm text not null references realm,
  code  text not null,
  parent text,
  name  jsonb not null,
  kind  text not null,
  from_day date not null,
  to_day date,
  primary key (realm, code, from_day)
);
create index area_parent on area (realm, parent);

create table organisation (realm text not null references realm, id text not null, name jsonb not null, area text not null, kind text not null, primary key (realm, id));

-- A person by their key: a keyed index of the ID number, so that no ID number stands here in clear.
create table person (realm text not null references realm, key text not null, name text not null, primary key (realm, key));
create table kin (realm text not null, person text not null, relative text not null, primary key (realm, person, relative));

create table post (
  realm text not null references realm,
  id    text not null,
  person text not null,
  organisation text not null,
  role  text not null,
  area  text not null,
  from_day date not null,
  to_day date,
  primary key (realm, id)
);
create index post_role on post (realm, role, area);

create table authority (realm text not null references realm, id text not null, body jsonb not null, primary key (realm, id));

create table login (realm text not null references realm, login text not null, person text not null, password text not null, permissions text[] not null default '{}', primary key (realm, login));
create table session (token bytea primary key, realm text not null, login text not null, created_at timestamptz not null, seen_at timestamptz not null);

-- What each version of a programme said when it first ran here.
create table programme (realm text not null, id text not null, version int not null, hash text not null, body json not null, primary key (realm, id, version));

-- The key that seals one subject's data, itself sealed by the master key. Destroying it erases the data.
create table subject_key (realm text not null references realm, subject text not null, wrapped bytea not null, primary key (realm, subject));

create table event (
  realm text not null,
  case_id text not null,
  seq int not null check (seq > 0),
  -- The bytes that the hash covers: stored as they are, never written again from the parts.
  body text not null,
  hash bytea not null,
  recorded_at timestamptz not null,
  pos bigint generated always as identity,
  primary key (realm, case_id, seq)
);
create index event_pos on event (realm, pos);

create table office_case (
  realm text not null,
  id text not null,
  programme text not null,
  version int not null,
  area text not null,
  step text not null,
  seq int not null,
  opened_at timestamptz not null,
  -- The fold of the case's events; `verify` folds again and compares.
  state jsonb not null,
  primary key (realm, id)
);
create index office_case_beginning on office_case (realm, id text_pattern_ops);
create index office_case_step on office_case (realm, programme, step);

create table case_person (realm text not null, person text not null, case_id text not null, primary key (realm, person, case_id));

create table task (
  realm text not null,
  case_id text not null,
  programme text not null,
  step text not null,
  role text not null,
  area text,
  since timestamptz not null,
  due timestamptz,
  clock text,
  amount bigint,
  primary key (realm, case_id)
);
create index task_holder on task (realm, role, area, due);

create table award (
  realm text not null,
  case_id text not null,
  seq int not null,
  programme text not null,
  people text[] not null,
  on_day date not null,
  amount bigint not null check (amount > 0),
  tag text not null,
  voided_on date,
  primary key (realm, case_id, seq)
);
create index award_people on award using gin (people);

create table account (
  realm text not null,
  id text not null,
  unit text not null,
  balance bigint not null,
  floor bigint,
  primary key (realm, id),
  constraint account_floor check (floor is null or balance >= floor)
);

create table transfer (
  realm text not null,
  id text not null,
  case_id text not null,
  seq int not null,
  unit text not null,
  debit text not null,
  credit text not null check (credit <> debit),
  amount bigint not null check (amount > 0),
  memo jsonb not null,
  at timestamptz not null,
  primary key (realm, id)
);
create index transfer_case on transfer (realm, case_id);

create table obligation (
  realm text not null,
  case_id text not null,
  name text not null,
  since timestamptz not null,
  due timestamptz,
  closed_at timestamptz,
  how text,
  primary key (realm, case_id, name, since)
);

create table figure_record (
  realm text not null,
  figure text not null,
  version int not null,
  part text not null,
  case_id text not null,
  seq int not null,
  area text not null,
  person text not null,
  from_day date not null,
  to_day date,
  value bigint not null,
  primary key (realm, figure, version, part, case_id, seq)
);
create index figure_record_case on figure_record (realm, case_id);

-- The first answer to each key, given again to a repeat.
create table command (
  realm text not null,
  actor text not null,
  key text not null,
  digest bytea not null,
  status int not null,
  -- As it was sent, to the byte: json keeps its text.
  answer json not null,
  at timestamptz not null,
  primary key (realm, actor, key)
);

create table outbox (
  realm text not null,
  id text not null,
  pos bigint generated always as identity,
  -- The case whose event set it going.
  case_id text not null,
  body jsonb not null,
  answer jsonb,
  primary key (realm, id)
);
create index outbox_case on outbox (realm, case_id);
create index outbox_waiting on outbox (realm, pos) where answer is null;

create table upload (
  realm text not null references realm,
  id text not null,
  person text not null,
  name text not null,
  type text not null,
  size int not null,
  digest bytea not null,
  -- Sealed with the key of the person who sent it.
  content bytea not null,
  at timestamptz not null,
  primary key (realm, id)
);
create index upload_person on upload (realm, person, at);

-- Each look at sealed data, with its purpose.
create table reveal (
  realm text not null,
  id bigint generated always as identity,
  case_id text not null,
  person text not null,
  post text,
  names text[] not null,
  purpose text not null,
  at timestamptz not null,
  primary key (realm, id)
);
create index reveal_case on reveal (realm, case_id);

create table bulletin_issue (
  realm text not null,
  bulletin text not null,
  as_of date not null,
  number int not null,
  signed_at timestamptz not null,
  signed_by text not null,
  readings jsonb not null,
  -- The annexed tables as they were printed.
  tables jsonb not null,
  primary key (realm, bulletin, as_of)
);
-- The records that each number of a signed bulletin stood on.
create table frozen_record (
  realm text not null,
  bulletin text not null,
  as_of date not null,
  slot text not null,
  case_id text not null,
  seq int not null,
  value bigint not null,
  primary key (realm, bulletin, as_of, slot, case_id, seq)
);

-- [S5] The log is only appended to.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log is only appended to' using errcode = '55000';
end $$;
create trigger event_append_only before update or delete or truncate on event for each statement execute function refuse_change();
create trigger reveal_append_only before update or delete or truncate on reveal for each statement execute function refuse_change();
create trigger transfer_append_only before update or delete or truncate on transfer for each statement execute function refuse_change();
