-- Sign-in: a second factor, sessions whose token changes, browsers that are known, identities of another house's sign-in.

alter table login add column totp bytea, add column totp_step bigint not null default 0, add column recovery text[] not null default '{}', add column disabled_at timestamptz;

drop table session;
create table session (
  token bytea primary key,
  realm text not null,
  login text not null,
  id uuid not null unique default gen_random_uuid(),
  -- Whether the second factor was shown.
  strong boolean not null,
  -- Which kind of browser, never its whole name.
  device text not null,
  began_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  rotated_at timestamptz not null default now(),
  -- The token before this one; for a short while requests that were on their way with it are still answered.
  previous bytea unique,
  previous_until timestamptz
);
create index session_login on session (realm, login);

-- Browsers that signed in before have an allowance of their own: tries from elsewhere do not use it up.
create table device (token bytea primary key, realm text not null, login text not null, since timestamptz not null default now());
create index device_login on device (realm, login);

-- Who somebody is at another house's sign-in (OpenID Connect): issuer and subject, never a name or an address.
create table login_identity (realm text not null, issuer text not null, subject text not null, login text not null, primary key (realm, issuer, subject));
