-- [I5] What is being tried and what failed, for each allowance: of a login, of a browser that is known, of an address. Reserved
-- before anything is looked at, so that a restart or a second server forgives nothing. Whose it is stands here as a keyed hash.
create table attempt (
  realm text not null,
  bucket bytea not null,
  failed int not null default 0,
  -- Reserved and not answered yet: a server that was killed meanwhile leaves it until the window is over.
  pending int not null default 0,
  -- A window counts from its first attempt.
  until timestamptz not null,
  -- Past its allowance an address is slowed and not shut out: when its next turn is.
  turn timestamptz not null default now(),
  primary key (realm, bucket)
);
create index attempt_until on attempt (until);
