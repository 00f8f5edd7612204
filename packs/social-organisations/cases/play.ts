/** A table-top district for the rows of this folder: its posts, registers in memory as the house would keep them. */
import { clocksOf, readClockAt, type CountedHere } from 'yimen/kernel/case'
import { chinaCalendar } from 'yimen/kernel/clock'
import { bodyCodeCheck, creditCodeCheck, residentIdCheck } from 'yimen/kernel/identity'
import type { Programme } from 'yimen/kernel/programme'
import type { Entry } from 'yimen/kernel/register'
import type { Facts } from 'yimen/kernel/rule'
import { china, movesOn, post, type Move, type Played, type Start } from 'yimen/packs/table-top'
import { abilities } from '../abilities/index.ts'

export { china, type Move, type Played } from 'yimen/packs/table-top'

export const community = '430702001007'
export const district = '430702'
const areaPath = [community, '430702001', district, '430700', '430000']

/** The n-th fictional person. */
export const idOf = (n: number): string => {
  const first17 = `430702196${n % 10}0101${500 + n}`
  return first17 + residentIdCheck(first17)
}
/** A credit code with its checks: `51` association, `52` private unit, `53` foundation. */
export const codeOf = (head: string, n: number, region = district): string => {
  const body = `MJK${10_000 + n}`
  const first17 = `${head}${region}${body}${bodyCodeCheck(body)}`
  return first17 + creditCodeCheck(first17)
}

export const actors = {
  window: post('service-window', district),
  own: post('organisation', district, 'own'),
  other: post('organisation', district, 'other'),
  /** The first and the fifth person in a post that is no body’s own. */
  one: { ...post('organisation', district, `key-${idOf(1)}`), post: 'post-heads' },
  five: { ...post('organisation', district, `key-${idOf(5)}`), post: 'post-heads' },
  registrar: post('registrar', district),
  head: post('registrar-head', district),
  unit: post('supervising-unit', district),
  party: post('party-committee', district),
  worker: post('community-worker', community),
  street: post('street-clerk', '430702001'),
  purchaser: post('purchaser', district),
  finance: post('finance', district),
  financeHead: post('finance-head', district),
  ...Object.fromEntries(
    Array.from({ length: 9 }, (_, i) => [`expert${i + 1}`, post('expert', district, `key-${idOf(20 + i)}`)]),
  ),
}

export const entry = (
  register: string,
  id: string,
  standing: string,
  body: Facts = {},
  of = 'E-0001',
): Entry => ({ register, id, area: community, standing, body, case: of, seq: 1, from: '2020-01-02' })

/** So many records, or these. */
type Read = number | { readonly cases: readonly string[]; readonly digest: string }
function readOf(counted: Read): CountedHere {
  const { cases, digest } = typeof counted === 'number' ? { cases: [], digest: '0' } : counted
  const records = typeof counted === 'number' ? counted : cases.length
  return { top: records, bottom: null, records, digest, cases }
}

const moved = movesOn({ abilities, actors, pathOf: () => areaPath, at: community, id: 'Z-0001' })
/** Plays moves one after another and stops at the first refusal. What a case tells itself is done at once. */
export const play = (
  programme: Programme,
  moves: readonly Move[],
  {
    readings = {},
    ...start
  }: Omit<Start, 'readings'> & { readonly readings?: Readonly<Record<string, Read>> } = {},
): Played =>
  moved(programme, moves, {
    ...start,
    readings: Object.fromEntries(Object.entries(readings).map(([name, counted]) => [name, readOf(counted)])),
  })

/** ok, or the code of the first refusal. */
export const codeOfRefusal = (played: Played): string => played.refusal?.code ?? 'ok'
/** What the refusal says, in Chinese. */
export const saying = (played: Played): string => played.refusal?.message.zh ?? 'ok'

export const clock = (programme: Programme, played: Played, name: string, at: string) =>
  readClockAt(
    clocksOf(programme, played.case, { calendar: chinaCalendar, areaPath }).find((k) => k.name === name)!,
    china(at),
  )
