-- Entries of registers by who reads them: published registers are everybody's, of the others what the reader's posts reach.

-- [RG5] Of which registers the reader reaches the entries of which places.
create function yimen_entries() returns table (register text, code text) language sql stable security definer set search_path = pg_catalog, public as $$
  with scope as materialized (select s, s->>'realm' as realm, (s->>'day')::date as day from (select yimen_scope() as s) as told)
  select r.register, a.code
    from scope, jsonb_to_recordset(coalesce(s->'entries', '[]')) as r(register text, area text), area_reach a
   where a.realm = scope.realm and a.above = r.area and scope.day between a.from_day and a.to_day
$$;
create function yimen_published() returns table (register text) language sql stable security definer set search_path = pg_catalog, public as $$
  select jsonb_array_elements_text(coalesce(yimen_scope()->'published', '[]'))
$$;
drop policy seen on entry;
create policy seen on entry for select using (
  realm = (select yimen_scope()->>'realm')
  and ((select yimen_all()) or register in (select p.register from yimen_published() as p) or (register, area) in (select e.register, e.code from yimen_entries() as e)));
