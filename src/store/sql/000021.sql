-- [FD3] What cases are found by: keyed hashes of names, their pieces and sounds, of ID numbers and telephones. Derived from the
-- cases, as tasks are. Programme and area are those of the case, so that the policy needs no other table.
create table case_key (
  realm text not null,
  key bytea not null,
  case_id text not null,
  -- Where in the facts of the case it stands, and in which line.
  field text not null,
  line int not null,
  programme text not null,
  area text not null,
  -- Whom it tells of, and under whose key the fact is sealed where that is another's: with either it goes.
  person text,
  subject text,
  -- By place: a post over one township reads no key of another.
  primary key (realm, key, area, case_id, field, line)
);
create index case_key_case on case_key (realm, case_id, field);
alter table case_key enable row level security;
-- [FD4] Whom a case merely concerns finds themselves in it, and none of the others.
create policy seen on case_key for select using (
  realm = (select yimen_scope()->>'realm')
  and ((select yimen_all()) or (programme, area) in (select r.programme, r.code from yimen_reached() as r) or person = (select yimen_scope()->>'person')));

-- [FD5] What entries of registers are found by: their names, ids and numbers from the front, and pieces of names. Nothing of it is sealed.
create table entry_word (
  realm text not null,
  word text not null,
  register text not null,
  id text not null,
  area text not null
);
create unique index entry_word_word on entry_word (realm, word text_pattern_ops, register, id, area);
create index entry_word_entry on entry_word (realm, register, id);
alter table entry_word enable row level security;
create policy seen on entry_word for select using (
  realm = (select yimen_scope()->>'realm')
  and ((select yimen_all()) or register in (select p.register from yimen_published() as p) or (register, area) in (select e.register, e.code from yimen_entries() as e)));

-- [FD6] How far the two are filled for what stood here before they did, by the form that their words have.
create table find_fill (
  realm text primary key,
  form int not null,
  after_case text not null default '',
  after_entry bigint not null default 0,
  filled boolean not null default false
);

-- [FD7] What somebody opened last and what they pinned: references, sealed with their own key.
create table remembered (
  realm text not null references realm,
  login text not null,
  sealed bytea not null,
  primary key (realm, login)
);

create index office_case_area on office_case (realm, area, opened_at desc);
