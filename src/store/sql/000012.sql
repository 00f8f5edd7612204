-- Lines that went on a register one by one are no facts of their case any more: they stand on the register and in their events.
update office_case c set state = jsonb_set(c.state, '{facts}', (c.state->'facts') - x.lists)
  from (select e.realm, e.case_id, array_agg(distinct f->>'list') as lists
          from event e cross join lateral jsonb_array_elements(e.body::jsonb->'effects') as f
         where e.body like '%"kind":"enter"%"list":%' and f->>'kind' = 'enter' and f ? 'list'
         group by 1, 2) as x
 where c.realm = x.realm and c.id = x.case_id and c.state->'facts' ?| x.lists;
