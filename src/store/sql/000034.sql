-- [QA1] A browser from which somebody was signed out from elsewhere, until they sign in there again: a phone that is gone.
alter table device add column revoked_at timestamptz;

-- [QA1] What such a phone still sends: as it sealed it, and applied to nothing.
create table aside (
  realm text not null,
  id text not null,
  -- Whose phone it was, and which kind of browser.
  login text not null,
  device text not null,
  cause text not null check (cause in ('phone', 'login', 'post')),
  -- The key of what was written, under the realm's public key, and what was written, under that. Gone once it is dealt with.
  sealed_key text,
  body text,
  at timestamptz not null,
  -- [QA3] What became of it, by which post, and the act by which somebody took it over.
  ended text check (ended in ('taken', 'discarded')),
  reason text,
  by_post text,
  ended_at timestamptz,
  case_id text,
  seq int,
  primary key (realm, id)
);
create index aside_of_login on aside (realm, login, at);
create index aside_open on aside (realm, at) where ended is null;
