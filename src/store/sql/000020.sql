-- Time acts: what each case does next by itself, and when. Worked out from the case with every event, like its tasks.
create table falling_due (
  realm text not null,
  case_id text not null,
  -- A schedule of the case's programme, or a clock that lapses.
  kind text not null,
  name text not null,
  due timestamptz not null,
  primary key (realm, case_id, kind, name)
);
create index falling_due_order on falling_due (realm, due, case_id);

-- Schedules that open cases: up to which day they did.
create table schedule_cursor (
  realm text not null,
  programme text not null,
  schedule text not null,
  until_day date not null,
  primary key (realm, programme, schedule)
);

-- Lists that are gathered: their lines lie beside the case. They are found in one snapshot and written at once; the events that bring
-- them into the list, a thousand at a time, then say which they are.
create table gathering (
  realm text not null,
  case_id text not null,
  list text not null,
  lines int not null,
  -- By the house, over all lines as they were found.
  seal text not null,
  primary key (realm, case_id, list)
);
create table gathered_line (
  realm text not null,
  case_id text not null,
  list text not null,
  n int not null,
  body text not null,
  -- The event that brought it; null while it waits for one.
  seq int,
  primary key (realm, case_id, list, n)
);
