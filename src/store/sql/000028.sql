-- [F5] The figures whose records stand for all of the log: one that came later is counted from its beginning first.
create table figure_counted (
  realm text not null,
  figure text not null,
  version int not null,
  primary key (realm, figure, version)
);
