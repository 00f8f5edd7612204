/** [CT2] [CT3] [CT5] A window with two screens: the queue as whoever sits there sees it, and the little that stands before the person. */
import { entryName } from '#kernel/register'
import { isMaskedName, type Field, type Programme } from '#kernel/programme'
import { sightOf, type Case } from '#kernel/case'
import type { Value } from '#kernel/rule'
import type { Text } from '#kernel/text'
import { counterActs, type Counter } from '#room'
import { casesAtSteps, findCaseState, findEntries } from '#store'
import { allows, reading, thingOf } from '../access.ts'
import type {
  CounterPairing,
  CounterSummary,
  CounterTicket,
  CounterView,
  ScreenView,
} from '../contract/counters.ts'
import type { Pairing } from '../counters/pairings.ts'
import { inForce, programmeOf, type House } from '../realm.ts'
import { postsToday, type Principal } from '../session.ts'
import { loadKeys, shown } from './show.ts'

const mostTickets = 300

export const countersOf = (house: House): readonly Counter[] =>
  (house.packs.counters ?? []).filter((c) => inForce(house, c.queue.programme))

/** The posts by which this person calls numbers there. */
export function postsAt(house: House, who: Principal, counter: Counter): readonly string[] {
  const by = Object.values(inForce(house, counter.queue.programme)!.steps).flatMap(
    (step) => step.outcomes[counter.queue.acts.call]?.by ?? [],
  )
  return postsToday(house, who.person)
    .filter((post) => by.includes(post.role))
    .map((post) => post.id)
}

export const counterSummary = (house: House, who: Principal, counter: Counter): CounterSummary => ({
  id: counter.id,
  title: counter.title,
  posts: [...postsAt(house, who, counter)],
})

export async function counterView(
  house: House,
  who: Principal,
  counter: Counter,
  pairing: CounterPairing | null,
): Promise<CounterView> {
  const { queue } = counter
  const p = inForce(house, queue.programme)!
  const steps = [...queue.waiting, ...queue.called, ...queue.serving]
  const cases = (
    await reading(house, who, (db) =>
      casesAtSteps(db, house.code, { programme: queue.programme, steps }, mostTickets),
    )
  ).filter((c) => allows(house, who, 'see', thingOf(house, c)))
  const kind = p.fields[queue.kind]
  return {
    ...counterSummary(house, who, counter),
    programme: p.id,
    acts: Object.fromEntries(counterActs.map((act) => [act, queue.acts[act]])) as CounterView['acts'],
    fields: { window: queue.window, served: queue.served },
    kinds:
      kind?.type === 'choice'
        ? Object.entries(kind.options).map(([name, title]) => ({ name, title: plain(title) }))
        : [],
    opens: counter.opens.flatMap(({ programme, outcome, here = false }) => {
      const of = inForce(house, programme)
      const title = of?.opens[outcome]?.title
      return of && title ? [{ programme, outcome, title, of: of.title, here }] : []
    }),
    tickets: cases.map((c) => ticketView(house, who, counter, c)),
    pairing,
  }
}

const plain = ({ zh, en }: Text): Text => ({ zh, en })

function numberOf(house: House, { queue }: Counter, c: Case) {
  const kind = programmeOf(house, c)?.fields[queue.kind]
  const kindName = c.facts[queue.kind]
  const number = c.facts[queue.number]
  const title =
    kind?.type === 'choice' && typeof kindName === 'string' ? (kind.options[kindName] ?? null) : null
  return {
    kind: title && plain(title),
    kindName: typeof kindName === 'string' ? kindName : null,
    number: typeof number === 'number' ? number : null,
    state: stateOf(queue, c),
  }
}

const stateOf = (queue: Counter['queue'], c: Case): CounterTicket['state'] =>
  queue.serving.includes(c.step) ? 'serving' : queue.called.includes(c.step) ? 'called' : 'waiting'

function ticketView(house: House, who: Principal, counter: Counter, c: Case): CounterTicket {
  const { queue } = counter
  const state = stateOf(queue, c)
  const last = c.acts.at(-1)!
  const calls = c.facts[queue.calls]
  const window = c.facts[queue.window]
  return {
    case: c.id,
    seq: c.seq,
    ...numberOf(house, counter, c),
    calls: typeof calls === 'number' ? calls : 0,
    window: state !== 'waiting' && typeof window === 'string' ? window : null,
    by: state === 'waiting' ? null : (house.reference.people.get(last.person) ?? null),
    mine: state !== 'waiting' && last.person === who.person,
    since: c.acts[0]!.at,
  }
}

const secondsUntil = (until: number, now: number): number => Math.max(0, Math.ceil((until - now) / 1000))

export const pairingView = (p: Pairing, now: number): CounterPairing => ({
  window: p.window,
  code: p.code && { digits: p.code.digits, seconds: secondsUntil(p.code.until, now) },
  paired: p.screen !== null,
  ticket: p.ticket,
  case: p.handed?.id ?? null,
  seconds: p.handed && secondsUntil(p.handed.until, now),
  said: p.said,
})

/** [CT4] What the one concerned can agree to where the case stands, done by a post of this role; null where there is nothing of the kind. */
export function signedHere(
  p: Programme,
  c: Case,
  role: string | undefined,
): { readonly outcome: string; readonly act: Text; readonly consent: Text } | null {
  const way = Object.entries(p.steps[c.step]?.outcomes ?? {}).find(
    ([, o]) => o.onScreen !== undefined && role !== undefined && o.by.includes(role),
  )
  return way ? { outcome: way[0], act: way[1].title, consent: way[1].onScreen!.consent } : null
}

export async function screenView(house: House, pairing: Pairing): Promise<ScreenView> {
  const counter = countersOf(house).find((c) => c.id === pairing.counter)!
  const ticket = pairing.ticket === null ? null : await seenBy(house, pairing, pairing.ticket)
  return {
    title: counter.title,
    realm: house.realm?.name ?? { zh: house.code, en: house.code },
    window: pairing.window,
    number: ticket && counterNumber(house, counter, ticket),
    case: pairing.handed && (await handedView(house, pairing, pairing.handed)),
    said: pairing.said,
  }
}

function counterNumber(house: House, counter: Counter, c: Case): ScreenView['number'] {
  const { kind, number, state } = numberOf(house, counter, c)
  const isOver = programmeOf(house, c)?.steps[c.step]?.end !== undefined
  return isOver ? null : { kind, number, state }
}

/** As whoever paired the screen sees it at this moment: a post that ended hands nothing on. */
export async function seenBy(house: House, { who, post }: Pairing, id: string): Promise<Case | null> {
  if (!postsToday(house, who.person).some((p) => p.id === post)) return null
  const c = await reading(house, who, (db) => findCaseState(db, house.code, id))
  return c && allows(house, who, 'see', thingOf(house, c)) ? c : null
}

async function handedView(
  house: House,
  pairing: Pairing,
  handed: NonNullable<Pairing['handed']>,
): Promise<ScreenView['case']> {
  const c = await seenBy(house, pairing, handed.id)
  const p = c && programmeOf(house, c)
  const role = postsToday(house, pairing.who.person).find((x) => x.id === pairing.post)?.role
  const sign = c && p && signedHere(p, c, role)
  if (!c || !p || !sign) return null
  await loadKeys(house, [c])
  const sight = sightOf(p, { person: '', official: false })
  const entered = Object.entries(p.fields).filter(
    ([name]) => c.facts[name] !== undefined && c.facts[name] !== null && sight.sees(name),
  )
  const names = await entryNames(house, entered, c)
  return {
    id: c.id,
    seq: c.seq,
    title: p.title,
    facts: entered
      .filter(([, field]) => field.type !== 'papers')
      .map(([name, field]) => {
        const fact = shown(house, p, c, name, c.facts[name]!, false, (v) => sight.told(name, v))
        return {
          title: fact.title,
          text: isMaskedName(p, name) ? fact.text : (namedText(field, c.facts[name]!, names) ?? fact.text),
        }
      }),
    papers: entered
      .filter(([, field]) => field.type === 'papers')
      .map(([name, field]) => ({ title: field.title, n: (c.facts[name] as readonly string[]).length })),
    act: sign.act,
    consent: sign.consent,
  }
}

/** A person reads the names of entries and not their codes. */
function namedText(field: Field, value: Value, names: ReadonlyMap<string, string>): string | null {
  if (field.type === 'entry') return names.get(`${field.register} ${String(value)}`) ?? null
  if (field.type !== 'list' || !Array.isArray(value)) return null
  const columns = Object.entries(field.of)
  if (columns.length !== 1 || columns[0]![1].type !== 'entry') return null
  const [column, of] = columns[0]!
  return (value as readonly Readonly<Record<string, Value>>[])
    .map((line) => namedText(of, line[column] ?? null, names) ?? String(line[column]))
    .join('；')
}

async function entryNames(
  house: House,
  entered: readonly (readonly [string, Field])[],
  c: Case,
): Promise<ReadonlyMap<string, string>> {
  const wanted = entered.flatMap(([name, field]) => entriesIn(field, c.facts[name]!))
  const entries = await findEntries(house.pool, house.code, wanted)
  return new Map(
    [...entries].flatMap(([key, entry]) => {
      const register = house.packs.registers.find((r) => r.id === entry.register)
      return register ? [[key, entryName(register, entry)] as const] : []
    }),
  )
}

function entriesIn(
  field: Field,
  value: Value,
): readonly { readonly register: string; readonly id: string }[] {
  if (field.type === 'entry' && typeof value === 'string') return [{ register: field.register, id: value }]
  if (field.type !== 'list' || !Array.isArray(value)) return []
  return (value as readonly Readonly<Record<string, Value>>[]).flatMap((line) =>
    Object.entries(field.of).flatMap(([column, of]) => entriesIn(of, line[column] ?? null)),
  )
}
