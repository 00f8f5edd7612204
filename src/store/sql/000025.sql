-- [LS7] Which case a line of a gathered list names, so that the case reads what lists gave it: its column of type case, where the
-- list has one such column. Filled for lists that were gathered before, by the programme that their case runs under.
alter table gathered_line add column named_case text;
update gathered_line l
  set named_case = l.body::json->>g.field
  from office_case c,
    programme p,
    lateral (
      select list.key as list, min(field.key) as field
        from json_each(p.body->'gathers') as list, json_each(list.value->'of') as field
        where json_typeof(p.body->'gathers') = 'object' and field.value->>'type' = 'case'
        group by list.key
        having count(*) = 1) as g
  where c.realm = l.realm and c.id = l.case_id and p.realm = c.realm and p.id = c.programme and p.version = c.version
    and g.list = l.list;
create index gathered_line_named on gathered_line (realm, named_case, list) where named_case is not null;

-- Who may see a case may read the lines that name it, and no other line of the list.
alter table gathered_line enable row level security;
create policy seen on gathered_line for select using (
  realm = (select yimen_scope()->>'realm')
  and exists (select 1 from office_case c where c.realm = gathered_line.realm and c.id = gathered_line.named_case));
