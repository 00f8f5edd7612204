-- [HK1] Receivers elsewhere that are told of events of this realm, each read for as one account reads.
create table hook (
  realm text not null,
  id text not null,
  name jsonb not null,
  url text not null,
  -- The address of the realm as receivers know it.
  source text not null,
  -- The account as which is read what may be told.
  login text not null,
  programmes text[] not null,
  -- Empty: all.
  outcomes text[] not null,
  areas text[] not null,
  since timestamptz not null,
  -- [HK6] Secrets by which messages are signed, sealed: the newest, and for a while the one before it.
  subject text not null,
  secret bytea not null,
  secret_before bytea,
  before_until timestamptz,
  -- Why nothing is told any more; null while all is well.
  off text check (off in ('gone', 'stopped')),
  -- How far the log was read for it.
  txid xid8 not null,
  pos bigint not null,
  sent bigint not null default 0,
  withheld bigint not null default 0,
  primary key (realm, id)
);

-- [HK4] What a receiver is still to be told, and what was given up. What it took is gone from here.
create table hook_sending (
  realm text not null,
  hook text not null,
  case_id text not null,
  seq int not null,
  at timestamptz not null,
  tries int not null default 0,
  due timestamptz not null,
  -- Why the last try failed, and what was answered.
  trouble text,
  status int,
  given_up_at timestamptz,
  primary key (realm, hook, case_id, seq)
);
create index hook_sending_due on hook_sending (realm, hook, due) where given_up_at is null;
