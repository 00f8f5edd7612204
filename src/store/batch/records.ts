/** What a batch does to registers and figures: versions of entries begin and end, and with them the records that count them. */
import type { Ending } from '#kernel/figure'
import type { Entry } from '#kernel/register'
import type { Written } from './written.ts'
import { type Add, type Bind, type Col, insertion } from './insertion.ts'

/**
 * One look into the index for each row that is named, whatever the planner believes: of a table that grows by
 * a hundred thousand rows within a minute it knows no numbers yet, and would read all of it for each. The
 * rows found are met by where they lie; another writer who was sooner moved them, and they are left, as they
 * would be for being ended already. Of an entry only the newest version may stand, and asked so it is found
 * by its id.
 *
 * [RG2] A new version ends the one that stood; one that another of the same batch follows is born with its
 * last day.
 */
export function addEntries(w: Written, add: Add, bind: Bind, col: Col): void {
  const e = w.entries.map((x) => x.entry)
  if (e.length === 0) return
  const names = e.map((x) => `${x.register} ${x.id}`)
  const [firsts, next] = [new Map<string, Entry>(), new Map<string, string>()]
  const superseded: (string | null)[] = e.map(() => null)
  for (let i = e.length - 1; i >= 0; i--) {
    superseded[i] = next.get(names[i]!) ?? null
    next.set(names[i]!, e[i]!.from)
    firsts.set(names[i]!, e[i]!)
  }
  const first = [...firsts.values()]
  add(
    `update entry e
      set to_day = w.on_day
      from (select d.on_day, x.ctid
        from unnest(${bind(first.map((x) => x.register))}::text[], ${bind(first.map((x) => x.id))}::text[],
          ${bind(first.map((x) => x.from))}::date[]) as d(register, id, on_day)
        cross join lateral (select ctid, to_day
          from entry
          where realm = $1 and register = d.register and id = d.id
          order by n desc
          limit 1) as x
        where x.to_day is null) as w
      where e.ctid = w.ctid
      returning e.register, e.id, e.to_day`,
    'ended',
  )
  add(
    insertion(
      'entry',
      [
        col(e, 'register', 'text', (x) => x.register),
        col(e, 'id', 'text', (x) => x.id),
        col(e, 'area', 'text', (x) => x.area),
        col(e, 'standing', 'text', (x) => x.standing),
        col(e, 'body', 'jsonb', (x) => JSON.stringify(x.body)),
        col(w.entries, 'open', 'boolean', (x) => x.open),
        col(e, 'case_id', 'text', (x) => x.case),
        col(e, 'seq', 'int', (x) => x.seq),
        col(e, 'origin', 'text', (x) => x.case),
        col(e, 'from_day', 'date', (x) => x.from),
        ['to_day', 'date', superseded],
      ],
      bind,
    ),
  )
}

/**
 * [RG4] What a case takes back: its versions that stand end, what stood before each stands again, and so do the records that it
 * counted. An entry that another case entered since is left as it is. Such a command is alone in its batch.
 */
export function addTakeBacks(w: Written, add: Add, bind: Bind): void {
  for (const t of w.takeBacks) {
    const [id, seq, register, on] = [bind(t.case), bind(t.seq), bind(t.register), bind(t.on)]
    const back = `(select * from entry where realm = $1 and origin = ${id} and register = ${register} and to_day is null)`
    const before = `(select distinct on (p.id) p.*
        from ${back} as b
        join entry p on p.realm = $1 and p.register = b.register and p.id = b.id and p.n < b.n
          and p.origin <> b.origin and p.voided_on is null
        order by p.id, p.n desc)`
    add(
      `update entry
        set to_day = coalesce(to_day, ${on}::date), voided_on = ${on}::date
        where realm = $1 and origin = ${id} and register = ${register} and voided_on is null
        returning 1`,
    )
    add(
      `insert into entry (realm, register, id, area, standing, body, open, case_id, seq, origin, from_day)
        select $1, register, id, area, standing, body, open, ${id}, ${seq}::int, origin, ${on}::date
        from ${before} as p
        returning 1`,
    )
    add(
      `update figure_record r
        set to_day = ${on}::date
        from ${back} as b
        where r.realm = $1 and r.case_id = b.case_id and r.seq = b.seq and r.entry = b.id and r.to_day is null
        returning 1`,
    )
    add(
      `insert into figure_record (realm, figure, version, part, case_id, seq, entry, area, person, from_day,
          value)
        select $1, r.figure, r.version, r.part, ${id}, ${seq}::int, r.entry, r.area, r.person, ${on}::date,
          r.value
        from ${before} as p
        join figure_record r on r.realm = $1 and r.case_id = p.case_id and r.seq = p.seq and r.entry = p.id
        returning 1`,
    )
  }
}

/** What an ending ends: the open record of a case, or that of an entry whichever case made it. */
type Ended = Pick<Ending, 'figure' | 'version' | 'part' | 'case'> & { readonly entry?: string }
const endedBy = (x: Ended): string =>
  `${x.figure}|${x.version}|${x.part}|${x.entry === undefined ? `case ${x.case}` : `entry ${x.entry}`}`

export function addFigures(w: Written, add: Add, bind: Bind, col: Col): void {
  const ends = new Map<string, (Ended & { readonly to: string; readonly order: number })[]>()
  const end = (x: Ended & { readonly to: string; readonly order: number }): void => {
    const endings = ends.get(endedBy(x))
    if (endings) endings.push(x)
    else ends.set(endedBy(x), [x])
  }
  /** Only where more than one event ends something may one end a record of an entry that another began. */
  const several = w.ends.some((x) => x.order !== w.ends[0]!.order)
  for (const { entries, ...x } of w.ends) {
    if (entries === undefined) end(x)
    else if (several) for (const entry of entries) end({ ...x, entry })
  }
  /** A record that enters and leaves within one batch is born with its last day. */
  const endOf = (a: (typeof w.adds)[number]) =>
    ends.size === 0 ? null : (ends.get(endedBy(a))?.find((x) => x.order > a.order)?.to ?? null)
  const adds = w.adds
  /** The first of several endings is the one that ends what stood before the batch. */
  const list = [...ends.values()].flatMap(([first]) => (first!.entry === undefined ? [first!] : []))
  if (list.length > 0) {
    add(
      `update figure_record r
        set to_day = w.to_day
        from (select d.to_day, x.ctid
          from unnest(${bind(list.map((x) => x.figure))}::text[], ${bind(list.map((x) => x.version))}::int[],
            ${bind(list.map((x) => x.part))}::text[], ${bind(list.map((x) => x.case))}::text[],
            ${bind(list.map((x) => x.to))}::date[]) as d(figure, version, part, ended, to_day)
          cross join lateral (select ctid
            from figure_record
            where realm = $1 and figure = d.figure and version = d.version and part = d.part
              and case_id = d.ended and entry = '' and to_day is null
            offset 0) as x) as w
        where r.ctid = w.ctid
        returning 1`,
    )
  }
  endEntries(w, add, bind)
  if (adds.length > 0) {
    add(
      insertion(
        'figure_record',
        [
          col(adds, 'figure', 'text', (x) => x.figure),
          col(adds, 'version', 'int', (x) => x.version),
          col(adds, 'part', 'text', (x) => x.part),
          col(adds, 'case_id', 'text', (x) => x.case),
          col(adds, 'seq', 'int', (x) => x.seq),
          col(adds, 'entry', 'text', (x) => x.entry ?? ''),
          col(adds, 'area', 'text', (x) => x.area),
          col(adds, 'person', 'text', (x) => x.person),
          col(adds, 'from_day', 'date', (x) => x.from),
          col(adds, 'to_day', 'date', endOf),
          col(adds, 'value', 'bigint', (x) => x.value),
        ],
        bind,
      ),
    )
  }
}

/**
 * [RG3] An open record of an entry belongs to the version that stood: where this batch ended none, as for
 * whatever is new to a register, no record is looked for.
 */
function endEntries(w: Written, add: Add, bind: Bind): void {
  const keys = [
    ...new Map(
      w.ends.flatMap((x) =>
        x.register === undefined ? [] : [[`${x.register}|${x.figure}|${x.version}|${x.part}`, x] as const],
      ),
    ).values(),
  ]
  if (keys.length === 0) return
  add(
    `update figure_record r
      set to_day = w.to_day
      from (select o.to_day, x.ctid
        from ended as o
        join unnest(${bind(keys.map((x) => x.register))}::text[], ${bind(keys.map((x) => x.figure))}::text[],
          ${bind(keys.map((x) => x.version))}::int[], ${bind(keys.map((x) => x.part))}::text[]) as d(register,
          figure, version, part) on d.register = o.register
        cross join lateral (select ctid
          from figure_record
          where realm = $1 and figure = d.figure and version = d.version and part = d.part and entry = o.id
            and entry <> '' and to_day is null
          offset 0) as x) as w
      where r.ctid = w.ctid
      returning 1`,
  )
}
