-- [XC10] Partners of a realm: other installations, each with its own database and keys, that cases are exchanged with.
create table exchange_partner (
  realm text not null,
  id text not null,
  -- Of the partner's log: the name under which it signs.
  origin text not null,
  url text not null,
  name jsonb not null,
  since timestamptz not null,
  -- The number of our key that they have from paper.
  own_key int not null,
  -- Why nothing more is exchanged until somebody looks; null while all is well.
  stopped jsonb,
  primary key (realm, id),
  unique (realm, origin)
);

-- Keys in their order: a partner's, the first from paper and each later one announced under the one before it; under '' our own.
create table exchange_key (
  realm text not null,
  partner text not null,
  n int not null,
  alg text not null,
  public_key bytea not null,
  since timestamptz not null,
  primary key (realm, partner, n)
);

-- Every message in either direction with its receipt. What it tells is sealed with its salt, so that erasure leaves the chain whole.
create table exchange_message (
  realm text not null,
  partner text not null,
  direction text not null check (direction in ('in', 'out')),
  n int not null,
  id text not null,
  kind text not null,
  thread text not null,
  -- The case here that it is about; null where it is about none that is known here.
  case_id text,
  -- The event that told it, or that it made.
  seq int,
  note text not null,
  subject text not null,
  sealed bytea not null,
  receipt text,
  result text check (result in ('taken', 'refused')),
  at timestamptz not null,
  primary key (realm, partner, direction, n),
  unique (realm, id)
);
create index exchange_message_case on exchange_message (realm, case_id);
create index exchange_message_waiting on exchange_message (realm, partner, n) where direction = 'out' and receipt is null;

-- Two messages of one number: the second is kept as it came, and the lane stands still.
create table exchange_conflict (
  realm text not null,
  partner text not null,
  id text not null,
  note text not null,
  at timestamptz not null,
  primary key (realm, partner, id)
);
