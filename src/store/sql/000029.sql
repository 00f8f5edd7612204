-- [GD9] What is drawn beneath the borders for people to find their way: water and ways, in whole microdegrees (WGS 84). It bounds nothing.
create table ground_sketch (
  realm text primary key references realm,
  body jsonb not null
);

-- [MP1] Where the open cases of a programme that locates them lie. Derived from the cases, as tasks are; programme and area are those of
-- the case, so that the policy needs no other table. `px` and `py` are the point on the web's plane at zoom 14, to the pixel.
create table case_point (
  realm text not null,
  case_id text not null,
  programme text not null,
  area text not null,
  lon int not null,
  lat int not null,
  px int not null,
  py int not null,
  primary key (realm, case_id)
);
create index case_point_cell on case_point (realm, programme, (px >> 5), (py >> 5)) include (area, lon, lat, px, py, case_id);
alter table case_point enable row level security;
create policy seen on case_point for select using (
  realm = (select yimen_scope()->>'realm')
  and ((select yimen_all()) or (programme, area) in (select r.programme, r.code from yimen_reached() as r)));

-- [MP2] How many of them lie in a cell of some three hundred metres, by area, with the sums of their degrees: a whole city is read from
-- its cells, whatever number of points it has.
create table case_cell (
  realm text not null,
  programme text not null,
  cx int not null,
  cy int not null,
  area text not null,
  n int not null,
  lon bigint not null,
  lat bigint not null,
  primary key (realm, programme, cx, cy, area)
);
alter table case_cell enable row level security;
create policy seen on case_cell for select using (
  realm = (select yimen_scope()->>'realm')
  and ((select yimen_all()) or (programme, area) in (select r.programme, r.code from yimen_reached() as r)));

-- What came and what went, cell by cell in one order, so that two writers wait for one another and never for each other.
create function count_cells() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into case_cell as c (realm, programme, cx, cy, area, n, lon, lat)
      select realm, programme, px >> 5, py >> 5, area, -count(*), -sum(lon), -sum(lat)
        from gone group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
      on conflict (realm, programme, cx, cy, area)
        do update set n = c.n + excluded.n, lon = c.lon + excluded.lon, lat = c.lat + excluded.lat;
  end if;
  if tg_op <> 'DELETE' then
    insert into case_cell as c (realm, programme, cx, cy, area, n, lon, lat)
      select realm, programme, px >> 5, py >> 5, area, count(*), sum(lon), sum(lat)
        from added group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
      on conflict (realm, programme, cx, cy, area)
        do update set n = c.n + excluded.n, lon = c.lon + excluded.lon, lat = c.lat + excluded.lat;
  end if;
  return null;
end $$;
create trigger cells_added after insert on case_point referencing new table as added for each statement execute function count_cells();
create trigger cells_gone after delete on case_point referencing old table as gone for each statement execute function count_cells();
create trigger cells_moved after update on case_point referencing old table as gone new table as added for each statement execute function count_cells();

-- Cases that stood here before: the first point that their programme locates, where they are open and it lies in clear.
insert into case_point (realm, case_id, programme, area, lon, lat, px, py)
select c.realm, c.id, c.programme, c.area, x.lon, x.lat,
    floor((x.lon / 1e6 + 180) / 360 * 4194304)::int,
    floor((0.5 - ln((1 + sin(radians(x.lat / 1e6))) / (1 - sin(radians(x.lat / 1e6)))) / (4 * pi())) * 4194304)::int
  from office_case c
  join programme p on p.realm = c.realm and p.id = c.programme and p.version = c.version
  cross join lateral (select l.value->>'point' as field from json_each(p.body->'located') with ordinality as l(key, value, n)
    order by n limit 1) as f
  cross join lateral (select (c.state->'facts'->f.field->>'lon')::int as lon, (c.state->'facts'->f.field->>'lat')::int as lat) as x
 where p.body->'steps'->c.step->'end' is null
   and p.body->'fields'->f.field->>'type' = 'point'
   and x.lon is not null and x.lat between -85000000 and 85000000;
