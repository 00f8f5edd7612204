-- Those who audit page through what people did, newest first, by kind; and ask who took the sheet that carries a number.

create index access_entry_kind on access_entry (realm, kind, id desc);
create index access_entry_number on access_entry (realm, (body::jsonb->>'number')) where kind in ('export', 'download');
