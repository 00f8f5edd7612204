/**
 * The rows that the commands wrote, written again one command a transaction by pgbench: into tables of the same
 * columns and indexes, each command's own statements and no others, with the two accounts that every payment moves
 * and without them. As single statements, as one writes such a script; and as one call of a function with kept
 * plans, which has no client to wait for between them and is the harder rival.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { evolve, type Case, type CaseEvent } from '../../src/kernel/case/index.ts'
import { secondsOfFamily } from './cpu.ts'

/** Tables whose rows are copied as they are, with the column that names their case; of each, the seq whose command wrote it. */
const copied = [
  { table: 'case_person', at: 1 },
  { table: 'subject_key', at: 1 },
  { table: 'case_key', at: 1 },
  { table: 'transfer', at: 4 },
] as const

export type Rival = {
  /** Commands that there are rows of. */
  readonly commands: number
  readonly rowsPerCommand: number
  measure(form: Form, withAccounts: boolean, clients: number): Promise<RivalRun>
  end(): Promise<void>
}
export type Form = 'statements' | 'function'
export type RivalRun = { readonly perSecond: number; readonly postgres: number }

/** Null where there is no pgbench: a loop of ours over a client would be a slower rival, and not one to boast of. */
export function pgbench(): string | null {
  try {
    return execFileSync('which', ['pgbench'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return null
  }
}

/** Sets the rows of the first so many commands aside. */
export async function openRival(tool: string, url: string, postmaster: number, most: number): Promise<Rival> {
  const db = new pg.Client({ connectionString: url })
  db.on('error', () => undefined)
  await db.connect()
  await db.query('create schema rival; set search_path = rival, public')
  await db.query(
    `create table pick as select row_number() over (order by pos) as n, case_id, seq, body
      from (select * from event where case_id like 'BN-%' order by pos limit ${most}) e`,
  )
  await db.query('create unique index on pick (n); create index on pick (case_id, seq)')
  const { rows: picked } = await db.query<{ n: string; body: string }>('select n, body from pick order by n')
  await db.query('create table state_from (n bigint primary key, state jsonb)')
  const states = new Map<string, Case>()
  for (let i = 0; i < picked.length; i += 500) {
    const part = picked.slice(i, i + 500).map(({ n, body }) => {
      const event =
        (JSON.parse(body) as { readonly event?: CaseEvent }).event ?? (JSON.parse(body) as CaseEvent)
      const state = evolve(states.get(event.case) ?? null, event)
      states.set(event.case, state)
      return { n, state: JSON.stringify(state) }
    })
    await db.query('insert into state_from select * from unnest($1::bigint[], $2::jsonb[])', [
      part.map((p) => p.n),
      part.map((p) => p.state),
    ])
  }
  for (const t of ['event', 'office_case', 'task', 'command', 'account', ...copied.map((c) => c.table)])
    await db.query(`create table rival.${t} (like public.${t} including all)`)
  await db.query(
    `create table event_from as select p.n, e.* from public.event e join pick p using (case_id, seq);
     create table command_from as select p.n, c.* from public.command c
       join pick p on p.case_id = c.answer->>'case' and p.seq = (c.answer->>'seq')::int;
     create table case_from as select p.n, c.realm, c.id, c.programme, c.version, c.area, s.state->>'step' as step,
       p.seq, c.opened_at, s.state from public.office_case c join pick p on p.case_id = c.id join state_from s using (n)`,
  )
  for (const { table, at } of copied)
    await db.query(
      table === 'subject_key'
        ? `create table subject_key_from as select p.n, s.* from public.subject_key s
             join public.case_person cp on cp.person = s.subject join pick p on p.case_id = cp.case_id and p.seq = ${at}`
        : `create table ${table}_from as select p.n, s.* from public.${table} s join pick p on p.case_id = s.case_id and p.seq = ${at}`,
    )
  for (const t of ['event', 'command', 'case', ...copied.map((c) => c.table)])
    await db.query(`create index on ${t}_from (n)`)
  const { rows } = await db.query<{ rows: string; keys: string }>(
    `select (select count(*) from event_from) * 3 + (select count(*) from command_from)
        + ${copied.map(({ table }) => `(select count(*) from ${table}_from)`).join(' + ')} as rows,
      (select count(*) from case_key_from) as keys`,
  )
  const insertOf = async (table: string): Promise<string> => {
    const { rows: columns } = await db.query<{ name: string }>(
      `select column_name as name from information_schema.columns
        where table_schema = 'public' and table_name = $1 and is_identity = 'NO' and column_name <> 'txid'
        order by ordinal_position`,
      [table],
    )
    const names = columns.map((c) => `"${c.name}"`).join(', ')
    return `insert into rival.${table} (${names}) select ${names} from rival.${table}_from where n = :i`
  }
  const always = [await insertOf('event'), await insertOf('command')]
  const opening = [
    `insert into rival.office_case (realm, id, programme, version, area, step, seq, opened_at, state)
      select realm, id, programme, version, area, step, seq, opened_at, state from rival.case_from where n = :i`,
    await insertOf('case_person'),
    await insertOf('subject_key'),
    ...(rows[0]!.keys === '0' ? [] : [await insertOf('case_key')]),
  ]
  const moving = `update rival.office_case c set version = m.version, step = m.step, seq = m.seq, state = m.state
      from rival.case_from m where m.n = :i and c.realm = m.realm and c.id = m.id`
  const waits = `insert into rival.task (realm, case_id, programme, step, role, area, since, due, clock)
      select realm, id, programme, step, 'role-' || seq, area, opened_at, opened_at, 'whole' from rival.case_from where n = :i`
  const waitsNoMore = `delete from rival.task t using rival.case_from m
      where m.n = :i and t.realm = m.realm and t.case_id = m.id and t.role <> 'role-' || m.seq`
  const transferred = await insertOf('transfer')
  const pays = (withAccounts: boolean): readonly string[] => [
    transferred,
    ...(withAccounts
      ? ['relief', 'treasury'].map(
          (id, i) =>
            `update rival.account set balance = balance ${i === 0 ? '+' : '-'} 1 where realm = '430523' and id = '${id}'`,
        )
      : []),
  ]
  const statementsOf = (seq: number, withAccounts: boolean): readonly string[] => [
    ...always,
    ...(seq === 1 ? [...opening, waits] : [moving, waitsNoMore, ...(seq < 4 ? [waits] : pays(withAccounts))]),
  ]
  for (const withAccounts of [true, false])
    await db.query(
      `create function rival.one_${withAccounts}(i bigint) returns void language plpgsql as $$
        declare s int; begin
          select seq into s from rival.pick where n = i;
          ${[1, 2, 3, 4]
            .map(
              (seq) =>
                `if s = ${seq} then ${statementsOf(seq, withAccounts)
                  .map((sql) => `${sql.replaceAll(':i', 'i')};`)
                  .join('\n')} end if;`,
            )
            .join('\n')}
        end $$`,
    )
  await db.query('analyze')
  const commands = picked.length
  return {
    commands,
    rowsPerCommand: Math.round((Number(rows[0]!.rows) / commands) * 10) / 10,
    async measure(form, withAccounts, clients) {
      await db.query(
        `truncate ${['event', 'office_case', 'task', 'command', 'account', ...copied.map((c) => c.table)].map((t) => `rival.${t}`).join(', ')};
         insert into rival.account (realm, id, unit, balance) values ('430523', 'relief', 'fen', 0), ('430523', 'treasury', 'fen', 0);
         drop sequence if exists rival.next; create sequence rival.next`,
      )
      const script =
        form === 'function'
          ? `select rival.one_${withAccounts}(nextval('rival.next'));\n`
          : `select nextval('rival.next') as i \\gset\nselect seq as s from rival.pick where n = :i \\gset\nbegin;\n${[
              1, 2, 3, 4,
            ]
              .map(
                (seq) =>
                  `\\if :s = ${seq}\n${statementsOf(seq, withAccounts)
                    .map((sql) => `${sql.replace(/\s+/g, ' ')};`)
                    .join('\n')}\n\\endif`,
              )
              .join('\n')}\nend;\n`
      const before = secondsOfFamily(postmaster)
      const each = Math.floor(commands / clients)
      const perSecond = run(tool, url, clients, each, script)
      const cpu = secondsOfFamily(postmaster) - before
      return { perSecond, postgres: (cpu / (each * clients)) * 1000 }
    },
    async end() {
      await db.query('drop schema rival cascade')
      await db.end()
    },
  }
}

function run(tool: string, url: string, clients: number, each: number, script: string): number {
  const dir = mkdtempSync(join(tmpdir(), 'yimen-pgbench-'))
  const file = join(dir, 'one.sql')
  writeFileSync(file, script)
  const said = execFileSync(
    tool,
    ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-t', String(each), '-f', file, url],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  )
  rmSync(dir, { recursive: true, force: true })
  return Math.round(Number(/tps = ([\d.]+)/.exec(said)![1]))
}
