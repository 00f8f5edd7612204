-- [AR12] The border of a place from a day to a day, in whole microdegrees (WGS 84): polygons of rings of [longitude, latitude]. `sign` is
-- what stands on its public sign: who answers for it, and by which telephone.
create table ground (
  realm text not null references realm,
  area text not null,
  from_day date not null,
  to_day date check (to_day >= from_day),
  shape jsonb not null,
  sign jsonb,
  primary key (realm, area, from_day)
);
-- What is drawn and not in force yet: one draft a realm, as it was sent.
create table ground_draft (
  realm text primary key references realm,
  body jsonb not null
);
