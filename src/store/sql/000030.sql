-- [MP2] Points are looked for by plain numbers: under row-level security an expression of a column is tried on every row, and no index of it is.
drop index case_point_cell;
create index case_point_plane on case_point (realm, programme, px, py) include (area, lon, lat, case_id);
