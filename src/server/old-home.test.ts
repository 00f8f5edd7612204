/** A home of an earlier version, restored and migrated: every derivation of today gives what that version said of it. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouseOver, type TestHouse } from '../../tools/house.ts'
import { oldHomeFile, restoreOldHome, type OldHome } from '../../tools/old-home.ts'
import { verifyThrough } from '../../tools/catalogue/verify-through.ts'
import type { BulletinView, CaseView, FigureSummary, ReadingView, Revealed } from './contract/index.ts'

const asOf = '2021-10-20'
const realms = [
  ['430523', 'Shaoyang County'],
  ['430300', 'Xiangtan City'],
] as const

/** A case in the clerk's hand, with a paper; and one whose family was erased, with its paper. */
const sealed = { case: 'BUVSF8-J69GE', phone: '15481443667', paper: 'fd3e393c-3203-43db-b8d9-c4d79c48daf2' }
const erased = { case: 'BKR6R8-SY7LP', paper: '15d9d61d-a5fc-488a-9950-75463c9ba61c' }

const saidThen = JSON.parse(readFileSync(oldHomeFile('json'), 'utf8')) as Readonly<Record<string, Telling>>
const saidNow: Record<string, Telling> = {}
let home: OldHome
let house: TestHouse

beforeAll(async () => {
  home = await restoreOldHome()
  house = await openHouseOver(home.database, {
    codes: realms.map(([code]) => code),
    headsFile: home.headsFile,
  })
  for (const [code] of realms) saidNow[code] = await tell(house, code)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
  home.remove()
})

describe.each(realms)('%s %s', (code) => {
  const pair = <K extends keyof Telling>(part: K): readonly [Telling[K], Telling[K]] => [
    saidNow[code]![part],
    saidThen[code]![part],
  ]

  test('[V1] [F5] verify finds nothing, in as many cases, events, records, transfers, leaves and published heads', async () => {
    const [now, then] = pair('verified')
    expect(now.mismatches).toEqual([])
    /** What this start wrote of itself (the baseline) is counted apart, where it is a leaf already. */
    const own = await writtenSince(code)
    /** Figures that came since that version have counted what it left. */
    expect(Number(now['figures'])).toBeGreaterThanOrEqual(Number((then as Telling['verified'])['figures']))
    expect({
      ...now,
      figures: (then as Telling['verified'])['figures'],
      leaves: Number(now['leaves']) - own.leaves,
      heads: Number(now['heads']) - own.heads,
      published: Number(now['published']) - own.heads,
    }).toMatchObject(then)
  })

  test('[V9] what that version left is covered since this one was first started over it', async () => {
    const { rows } = await house.owner.query<{ at: string }>(
      `select body::jsonb->>'at' as at from access_entry where realm = $1 and kind = 'baseline'`,
      [code],
    )
    expect(saidNow[code]!.verified['coveredSince']).toBe(rows.at(-1)!.at)
  })

  test.each([
    [
      'when an event was recorded',
      `update event set recorded_at = recorded_at + interval '1 day'`,
      'seq = 1',
      'event.before',
    ],
    [
      'what was asked under a key',
      `update command set digest = sha256('another')`,
      `actor <> ''`,
      'command.before',
    ],
    ['a paper', `update upload set type = 'application/pdf'`, `type <> 'application/pdf'`, 'upload'],
    [
      'the reading of a signed bulletin',
      `update bulletin_issue set readings = '{}'`,
      'true',
      'bulletin_issue',
    ],
  ])('[V9] %s, changed since, is found', async (_, change, where, kind) => {
    const db = await house.owner.connect()
    await db.query('begin')
    try {
      await db.query('set local session_replication_role = replica')
      const { rowCount } = await db.query(
        `${change} where ctid = (select ctid from ${change.split(' ')[1]!} where realm = $1 and ${where} limit 1)`,
        [code],
      )
      expect(rowCount).toBe(1)
      const report = await verifyThrough(
        house.houses.find((h) => h.code === code)!,
        db,
      )
      expect(report.mismatches.map((m) => m.kind)).toContain(kind)
    } finally {
      await db.query('rollback')
      db.release()
    }
  })

  test.each(['tasks', 'obligations', 'awards'] as const)('[V6] the same %s, to the row', (part) => {
    const [now, then] = pair(part)
    expect(now).toEqual(then)
  })

  test('every figure of that version reads the same, from the same records', () => {
    const [now, then] = pair('figures')
    expect(Object.keys(then).length).toBeGreaterThan(0)
    expect(Object.fromEntries(Object.keys(then).map((id) => [id, now[id]]))).toEqual(then)
  })

  test('[B4] signed bulletins stand as they were signed, with the corrections that they had', () => {
    const [now, then] = pair('bulletins')
    expect(Object.keys(then).length).toBeGreaterThan(0)
    expect(now).toEqual(then)
  })
})

test('[VS3] [VS6] every text kept there says what the packs say of that version today', () => {
  expect(house.houses.flatMap((h) => h.versions.changed)).toEqual([])
})

test('[P4] [ER1] what was sealed opens with the same master key, what was erased stays erased', async () => {
  const clerk = await house.as('clerk')
  const { body: opened } = await clerk.post<Revealed>(`/api/cases/${sealed.case}/reveal`, {
    names: ['phone'],
    purpose: '核对恢复的数据',
  })
  expect(opened.values.map((v) => v.value)).toEqual([sealed.phone])
  const paper = await clerk.file(`/api/uploads/${sealed.paper}?case=${sealed.case}`)
  expect([paper.status, paper.body.subarray(1, 4).toString()]).toEqual([200, 'PNG'])
  expect((await clerk.get<CaseView>(`/api/cases/${erased.case}`)).body.subject).toBe('（已依法删除）')
  expect((await clerk.get(`/api/uploads/${erased.paper}?case=${erased.case}`)).status).toBe(404)
})

/** Leaves that are entries of the start of today, and heads over them, in what was told. */
async function writtenSince(code: string): Promise<{ readonly leaves: number; readonly heads: number }> {
  const { leaves, heads } = saidNow[code]!.verified as unknown as {
    readonly leaves: number
    readonly heads: number
  }
  const { rows } = await house.owner.query<{ leaves: number; heads: number }>(
    `with own as (select l.idx
        from leaf l
        join access_entry a on a.realm = l.realm and a.id = l.pos
        where l.realm = $1 and l.source = 'access' and l.idx < $2
          and a.kind in ('baseline', 'programmes', 'parameters')
          and a.id >= (select min(id) from access_entry where realm = $1 and kind = 'baseline'))
      select (select count(*) from own) as leaves,
        (select count(*) from (select size from tree_head where realm = $1 order by size limit $3) as h
          where size > (select min(idx) from own)) as heads`,
    [code, leaves, heads],
  )
  return rows[0]!
}

/** Rows of one kind, by what they are: how many, and one digest of them all. */
type Rows = Readonly<Record<string, { readonly rows: number; readonly digest: string }>>
type Verified = { readonly mismatches: readonly object[] } & Readonly<Record<string, unknown>>
/** What a home says of itself: kept beside its backup by the version that played it. */
type Telling = {
  readonly verified: Verified
  readonly tasks: Rows
  readonly obligations: Rows
  readonly awards: Rows
  readonly figures: Readonly<
    Record<string, { readonly value: number | null; readonly records: number; readonly digest: string }>
  >
  readonly bulletins: Readonly<
    Record<
      string,
      {
        readonly number: string | null
        readonly by: string
        readonly printed: Readonly<Record<string, string>>
        readonly corrections: readonly string[]
        readonly text: string
      }
    >
  >
}

async function tell(of: TestHouse, code: string): Promise<Telling> {
  const { console } = of.at(code)
  const get = async <T>(path: string): Promise<T> => {
    const { status, body } = await console.get<T>(path)
    if (status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`)
    return body
  }
  const { body: report } = await console.send<Verified & { readonly seconds: number }>(
    'POST',
    '/api/verify',
    '{}',
    { 'content-type': 'application/json' },
  )
  const { seconds: _, ...verified } = report

  const figures = await Promise.all(
    (await get<readonly FigureSummary[]>('/api/figures')).map(async ({ id }) => {
      const { value, records, digest } = await get<ReadingView>(`/api/figures/${id}/reading?asOf=${asOf}`)
      return [id, { value, records, digest }] as const
    }),
  )

  const bulletins: Record<string, Telling['bulletins'][string]> = {}
  for (const { id, issues } of await get<
    readonly { readonly id: string; readonly issues: readonly string[] }[]
  >('/api/bulletins')) {
    for (const day of issues) {
      const view = await get<BulletinView>(`/api/bulletins/${id}?asOf=${day}`)
      bulletins[`${id} ${day}`] = {
        number: view.number,
        by: view.signed!.by,
        printed: Object.fromEntries(Object.entries(view.slots).map(([slot, { printed }]) => [slot, printed])),
        corrections: view.signed!.corrections.map((c) => `${c.slot}: ${c.was} → ${c.now}`),
        text: digestOf(view.paragraphs.flatMap(textOf).join('\n')),
      }
    }
  }

  const rows = (query: string): Promise<Rows> => rowsOf(of, code, query)
  return {
    verified,
    tasks: await rows(
      `select concat_ws(' ', programme, step, role) as kind, concat_ws('|', case_id, programme, step, role,
          area, ${minute('since')}, ${minute('due')}, clock, amount) as line
        from task
        where realm = $1`,
    ),
    obligations: await rows(
      `select concat_ws(' ', c.programme, o.name, o.how) as kind, concat_ws('|', o.case_id, o.name,
          ${minute('o.since')}, ${minute('o.due')}, ${minute('o.closed_at')}, o.how) as line
        from obligation o
        join office_case c on c.realm = o.realm and c.id = o.case_id
        where o.realm = $1`,
    ),
    awards: await rows(
      `select concat_ws(' ', programme, tag,
          case when voided_on is null then 'stands' else 'voided' end) as kind, concat_ws('|', case_id, seq,
          programme, array_to_string(people, ','), on_day, amount, tag, coalesce(voided_on::text,
          '-')) as line
        from award
        where realm = $1`,
    ),
    figures: Object.fromEntries(figures),
    bulletins,
  }
}

/** A paragraph as it is printed: its words, and its table line by line. */
function textOf({ heading, runs, table }: BulletinView['paragraphs'][number]): readonly string[] {
  const lines = table ? [...table.rows.map((r) => [r.area, ...r.cells]), table.total] : []
  return [
    heading?.zh ?? '',
    (runs?.zh ?? []).map((r) => r.text).join(''),
    ...lines.map((cells) => cells.join('|')),
  ]
}

/** An instant as text that no setting of a connection changes; the place of one that is not there stays. */
const minute = (column: string): string =>
  `coalesce(to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS.MS'), '-')`

async function rowsOf({ house: { pool } }: TestHouse, code: string, query: string): Promise<Rows> {
  const { rows } = await pool.query<{ kind: string; line: string }>(query, [code])
  const kinds = [...new Set(rows.map((r) => r.kind))].sort()
  return Object.fromEntries(
    kinds.map((kind) => {
      const lines = rows
        .filter((r) => r.kind === kind)
        .map((r) => `${r.line}\n`)
        .sort()
      return [kind, { rows: lines.length, digest: digestOf(lines.join('')) }]
    }),
  )
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')
