/** A case as one person may see it. */
import type { AuthorityChain, AuthorityGrant } from '#kernel/authority'
import type { Text } from '#kernel/text'
import {
  barredBy,
  offeredFirst,
  clocksOf,
  enteredBy,
  obligationsOf,
  holderOf,
  outcomesAt,
  pressing,
  readClockAt,
  sightOf,
  ways,
  type Actor,
  type Around,
  type Case,
  type CaseEvent,
  type Onlooker,
  type Refusal,
  type Sight,
  type Surroundings,
} from '#kernel/case'
import { distanceOf } from '#kernel/clock'
import { kernelEnds, partner, officeTitles, officeVerbOf, type Ends, type Programme } from '#kernel/programme'
import { type Trace, tracedAs } from '#kernel/rule'
import type { CaseView, WayView } from '../contract/index.ts'
import type { AccessEntry } from '#store'
import {
  accountName,
  areaName,
  placeName,
  programmeOf,
  roleTitle,
  settingOf,
  surroundings,
  today,
  type House,
} from '../realm.ts'
import { ask } from '../commands/gather.ts'
import { holdersOf } from '../session.ts'
import { accessView } from './accesses.ts'
import { bankTotals } from './bank.ts'
import { papersOf } from './prints.ts'
import { handedName, isForConcerned, officeView, type OfficeReader } from './office.ts'
import { isPaidByLists } from './listed.ts'
import { panelViews } from './panels.ts'
import { togetherView } from './together.ts'
import { loadKeys, shown } from './show.ts'
import { byItselfView, isAsleep, runTitle, runView } from './time.ts'
import { type Logged, clauseView } from './clause.ts'
import { subjectOf } from './subject.ts'
import { whyNotRefused } from './why-not.ts'
import { isWrongClock } from '../written.ts'

export async function caseView(
  house: House,
  c: Case,
  log: readonly Logged[],
  actor: Actor,
  isConcerned: boolean,
  more: {
    readonly mayReveal: boolean
    readonly looks: readonly AccessEntry[]
    readonly reader: string
    /** Sees it by a post, or because they audit. */ readonly official: boolean
    readonly refused: readonly { readonly case: string; readonly refusal: Refusal }[]
    /** As whom the office's own acts are told. */ readonly reading?: OfficeReader
  },
): Promise<CaseView> {
  const p = programmeOf(house, c)!
  /** [P9] A case about a place concerns many: none of them sees the others’ sealed data. */
  const concerned = isConcerned && p.subject?.place !== true
  const reader: Onlooker = { person: more.reader, official: more.official }
  const sight = sightOf(p, reader)
  /** Of the others one is not told who took what either. */
  const looks =
    more.official || p.subject?.place !== true
      ? more.looks
      : more.looks.filter((e) => e.post !== null || e.person === more.reader)
  await loadKeys(house, [c])
  const setting = settingOf(house, c)
  const now = house.clock.now()
  const clocks = clocksOf(p, c, setting)
  const clause = (id: string) => clauseView(house, id)
  const answers = await ask(house, c, (world) => {
    const around = { ...surroundings(house, actor, c.area), world }
    return {
      ways: waysOn(house, p, c, around),
      panels: panelViews(house, p, c, around, { person: more.reader, official: more.official }),
      together: togetherView(house, p, c, around, { person: more.reader, official: more.official }),
    }
  })
  return {
    id: c.id,
    programme: {
      ...c.programme,
      title: p.title,
      versions: house.versions.all.filter((x) => x.id === p.id).length,
    },
    area: c.area,
    areaName: placeName(house, c.area),
    seq: c.seq,
    step: c.step,
    stepTitle: p.steps[c.step]!.title,
    end: p.steps[c.step]!.end ?? null,
    endTone:
      p.steps[c.step]!.end === undefined ? null : (endsOf(house)[p.steps[c.step]!.end!]?.tone ?? 'plain'),
    subject: subjectOf(house, p, c, concerned),
    openedAt: c.acts[0]!.at,
    holder: holderView(house, p, c, setting, surroundings(house, actor, c.area), readerOf(more).byPost),
    byItself: byItselfView(house, p, c, log),
    clocks: clocks.map((k) => {
      const r = readClockAt(k, now)
      return {
        name: k.name,
        title: k.title,
        clause: clause(k.clause),
        limit: k.facts.limit,
        startedAt: k.facts.startedAt,
        ...(k.facts.stoppedAt ? { stoppedAt: k.facts.stoppedAt } : {}),
        due: r.due,
        state: r.state,
        used: r.used,
        ...distanceOf(k.facts, r, now),
        provisional: r.provisional,
        days: r.days.map((d) => ({
          day: d.day,
          counted: d.counted,
          ...(d.number === undefined ? {} : { number: d.number }),
          reason: d.reason,
        })),
      }
    }),
    facts: inOrderOf(p, c.facts)
      .filter(([name]) => sight.sees(name) && isTitled(p, name))
      .map(([name, value]) => shown(house, p, c, name, value, concerned, (v) => sight.told(name, v))),
    bank: bankTotals(p, c),
    listed: isPaidByLists(house, p),
    timeline: log
      .filter(
        (l) =>
          more.official ||
          isForConcerned({ outcome: l.event.outcome, person: l.event.by.person }, more.reader),
      )
      .map((l) => {
        const sightThen = sightOn(house, p, l.event, reader)
        const h = happened(house, p, c, l, concerned, sightThen)
        return {
          ...h,
          input: h.input.filter((s) => sightThen.seesEntered(l.event, s.name)),
          sets: h.sets.filter(
            (s) => !sightThen.isOthers(l.event) && sightThen.sees(s.name) && isTitled(p, s.name),
          ),
          trace: h.trace.filter((t) => sightThen.seesTrace(t.decision)),
        }
      }),
    ways: answers.ways,
    panels: [...answers.panels],
    office: officeView(house, p, c, log, surroundings(house, actor, c.area), readerOf(more)),
    together: answers.together,
    obligations: obligationsOf(p, c, setting).map((o) => {
      const rule = p.obligations[o.name]!
      return {
        name: o.name,
        title: rule.title,
        since: o.since,
        due: o.due,
        closed:
          o.closedAt === null || o.how === null
            ? null
            : { at: o.closedAt, how: o.how, title: rule.ends?.[o.how] ?? endTitle(house, o.how) },
        overdue: o.closedAt === null && o.due !== null && now > o.due,
      }
    }),
    messages: log
      .toReversed()
      .flatMap((l) =>
        l.event.effects.flatMap((e) => (e.kind === 'notify' ? [{ at: l.event.at, text: e.text }] : [])),
      ),
    papers: papersOf(c, p, more.official),
    mayReveal: more.mayReveal,
    whyNot: await whyNotRefused(house, c, log, sight),
    refused: more.refused.map((r) => ({
      case: r.case,
      message: r.refusal.message,
      clauses: r.refusal.clauses.map(clause),
    })),
    reveals: looks.filter((e) => e.kind === 'reveal').map((e) => revealView(house, p, e)),
    exports: looks.filter((e) => e.kind !== 'reveal').map((e) => exportView(house, p, e, more.reader)),
    transfers: log
      .filter((l) => !sightOn(house, p, l.event, reader).isOthers(l.event))
      .flatMap((l) =>
        l.event.effects.flatMap((e) =>
          e.kind === 'transfer'
            ? [
                {
                  id: e.transfer.id,
                  at: l.event.at,
                  debit: accountName(house, e.transfer.debit),
                  credit: accountName(house, e.transfer.credit),
                  amount: e.transfer.amount,
                  unit: e.transfer.unit,
                  memo: e.transfer.memo,
                },
              ]
            : [],
        ),
      ),
  }
}

/** The ways on from here, or into a case that is not there yet, each with what bars it already. */
export function waysOn(house: House, p: Programme, c: Case | null, around: Surroundings): WayView[] {
  const toldWays = ways(p, c, around).map((w) => ({
    ...w,
    barred: w.open ? barredBy(p, c, outcomesAt(p, c)[w.outcome]!, around, w.outcome) : null,
  }))
  const first = offeredFirst(p, c, toldWays)
  return toldWays.map(({ barred, ...w }) => {
    const o = outcomesAt(p, c)[w.outcome]!
    return {
      outcome: w.outcome,
      title: w.title,
      clause: clauseView(house, w.clause),
      open: w.open,
      ...(w.refusal ? { refusal: { code: w.refusal.code, message: w.refusal.message } } : {}),
      barred: barred && {
        code: barred.code,
        message: barred.message,
        clause: clauseView(house, barred.clause),
      },
      first: w.outcome === first,
      asks: Object.entries(o.asks ?? {}).map(([name, ask]) => ({ name, field: p.fields[name]!, ask })),
      decides: o.decides !== undefined,
    }
  })
}

/** [K18] The ways into a case at a place, as a page tells them before anybody fills a form in. */
export const openingsView = (
  house: House,
  p: Programme,
  area: string,
  actor: Actor,
): Promise<readonly WayView[]> =>
  ask(house, { area }, (world) => waysOn(house, p, null, { ...surroundings(house, actor, area), world }))

/** The database keeps them by the length of their names; people read them as the policy tells them. */
function inOrderOf(
  p: Programme,
  facts: Case['facts'],
): readonly (readonly [string, Case['facts'][string]])[] {
  const order = [...Object.keys(p.fields), ...Object.keys(p.values ?? {})]
  return Object.entries(facts).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
}

/** What a programme only computes with, and names for nobody, is on no page. */
export const isTitled = (p: Programme, name: string): boolean =>
  Object.hasOwn(p.fields, name) ||
  p.values?.[name] !== undefined ||
  p.params[name] !== undefined ||
  p.tallies[name] !== undefined

/** How it ended, in the words of who declared that end. */
const endsOf = (house: House): Ends => ({ ...kernelEnds, ...house.packs.ends })
function endTitle(house: House, end: string): Text {
  const { zh, en } = endsOf(house)[end] ?? { zh: end, en: end }
  return { zh, en }
}

function holderView(
  house: House,
  p: Programme,
  c: Case,
  setting: ReturnType<typeof settingOf>,
  around: Around,
  isInOffice: boolean,
): CaseView['holder'] {
  const holder = isAsleep(house, p, c) ? null : holderOf(p, c, setting.areaPath)
  if (!holder) return null
  const first = pressing(clocksOf(p, c, setting))
  const people = holdersOf(house, holder.role, holder.area, today(house)).map(
    (h) => house.reference.people.get(h.person) ?? h.post.id,
  )
  return {
    role: holder.role,
    roleTitle: p.roles[holder.role]!.title,
    areaName: holder.area ? areaName(house, holder.area) : '',
    people,
    /** [OA15] Who of them does it for whom is the office's own affair. */
    handed: isInOffice ? handedName(house, p, c, holder.role, around) : null,
    since: holder.since,
    due: first?.due.due ?? null,
    clock: first?.title ?? null,
    clause: first ? clauseView(house, first.clause) : null,
  }
}

/** In whose place they acted, and on which order. */
export function standingFor(
  house: House,
  e: { readonly by: Pick<CaseEvent['by'], 'post' | 'acting'> },
): {
  readonly acting?: { readonly name: string; readonly order: { readonly zh: string; readonly en: string } }
} {
  const orders = (e.by.acting ?? []).flatMap(
    (id) => house.reference.substitutions.find((s) => s.id === id)?.order ?? [],
  )
  const absent = house.reference.posts.get(e.by.post ?? '')
  if (orders.length === 0 || !absent) return {}
  return {
    acting: {
      name: house.reference.people.get(absent.person) ?? absent.id,
      order: { zh: orders.map((o) => o.zh).join('；'), en: orders.map((o) => o.en).join('; ') },
    },
  }
}

const readerOf = (more: {
  readonly reader: string
  readonly official: boolean
  readonly reading?: OfficeReader
}): OfficeReader => more.reading ?? { person: more.reader, byPost: more.official, posts: [] }

function officeTitleOf(e: CaseEvent): Text | null {
  const verb = officeVerbOf(e.outcome)
  return verb && officeTitles[verb]
}

/** [VS1] What was done is told in the words of the version that it was done under. */
const versionOf = (house: House, p: Programme, e: CaseEvent): Programme =>
  house.versions.of(e.programme.id, e.moved?.from ?? e.programme.version) ?? p

/** By the version that an act was done under, and closed where the one of today says so of the same name. */
function sightOn(house: House, p: Programme, e: CaseEvent, reader: Onlooker): Sight {
  const then = versionOf(house, p, e)
  const sight = sightOf(then, reader)
  if (then.version === p.version) return sight
  const now = sightOf(p, reader)
  const isClosedNow = (name: string): boolean => Object.hasOwn(p.fields, name) && !now.sees(name)
  return {
    ...sight,
    sees: (name) => sight.sees(name) && !isClosedNow(name),
    told: (name, value) => now.told(name, sight.told(name, value)),
    toldEntered: (act, name, value) => now.toldEntered(act, name, sight.toldEntered(act, name, value)),
    seesEntered: (act, name) =>
      sight.seesEntered(act, name) && (act.by.person === reader.person || !isClosedNow(name)),
  }
}

function happened(
  house: House,
  p: Programme,
  c: Case,
  l: Logged,
  concerned: boolean,
  sight: Sight,
): CaseView['timeline'][number] {
  const e = l.event
  const then = versionOf(house, p, e)
  const o =
    then.opens[e.outcome] ??
    Object.values(then.steps).find((s) => Object.hasOwn(s.outcomes, e.outcome))?.outcomes[e.outcome]
  const run = runView(then, e)
  return {
    seq: e.seq,
    at: e.at,
    recordedAt: l.recordedAt,
    historical: e.historical ?? false,
    outcome: e.outcome,
    title: o?.title ?? runTitle(then, e) ?? officeTitleOf(e) ?? { zh: e.outcome, en: e.outcome },
    to: programmeOf(house, e)!.steps[e.to]!.title,
    by: {
      name:
        e.by.post !== null
          ? (house.reference.people.get(e.by.person) ?? '')
          : e.by.role === 'system'
            ? '系统'
            : (partnerName(then, e.by.person) ?? '申请人'),
      role: then.roles[e.by.role]?.title ?? roleTitle(house, e.by.role),
      post: e.by.post,
      ...standingFor(house, e),
    },
    ...(run ? { run } : {}),
    ...(e.written ? { written: { ...e.written, wrong: isWrongClock(e.written.behind) } } : {}),
    ...(e.aside === undefined ? {} : { aside: true as const }),
    /** [OA1] What officials say to one another stands with their errands and comments. */
    input: e.office
      ? []
      : Object.entries(enteredBy(e)).map(([name, value]) =>
          shown(house, p, c, name, value, concerned, (v) => sight.toldEntered(e, name, v)),
        ),
    sets: Object.entries(e.sets).map(([name, value]) =>
      shown(house, p, c, name, value, concerned, (v) => sight.told(name, v)),
    ),
    clauses: e.clauses.map((id) => clauseView(house, id)),
    ...(e.authority ? { authority: authorityView(house, p, e.authority) } : {}),
    trace: traceView(house, e.trace ?? {}),
    hash: l.hash,
  }
}

function revealView(house: House, p: Programme, r: AccessEntry): CaseView['reveals'][number] {
  const role = r.post === null ? undefined : house.reference.posts.get(r.post)?.role
  return {
    at: r.at,
    name: house.reference.people.get(r.person) ?? '',
    role: p.roles[role ?? '']?.title ?? { zh: '', en: '' },
    fields: r.names.map((n) => p.fields[n]?.title ?? { zh: n, en: n }),
    purpose: r.purpose,
  }
}

/** [X5] Who took what of a case. */
function exportView(house: House, p: Programme, e: AccessEntry, reader: string): CaseView['exports'][number] {
  const { at, name, post, what, number } = accessView(house, e, p)
  return {
    at,
    name,
    own: e.person === reader,
    post,
    what: what[0] ?? { zh: '', en: '' },
    number: number ?? '',
  }
}

/** The chain that allowed a decision, each link by who holds it. */
export function authorityView(
  house: House,
  p: Programme,
  a: AuthorityChain,
): NonNullable<CaseView['timeline'][number]['authority']> {
  const grants = house.reference.authorities as readonly AuthorityGrant[]
  const chain = a.grants.map((id, i) => {
    const role = grants.find((g) => g.id === id)?.role ?? id
    return {
      grant: id,
      holder: p.roles[role]?.title ?? roleTitle(house, role),
      clause: clauseView(house, a.clauses[i] ?? ''),
    }
  })
  const together = (a.together ?? []).map((x) => ({
    name: house.reference.people.get(x.person) ?? '',
    title: Object.values(p.steps).find((s) => Object.hasOwn(s.outcomes, x.outcome))?.outcomes[x.outcome]
      ?.title ?? { zh: x.outcome, en: x.outcome },
  }))
  return { chain, amount: a.amount, counted: a.counted, max: a.max, together }
}

export const traceView = (
  house: House,
  trace: Readonly<Record<string, Trace>>,
): CaseView['timeline'][number]['trace'] =>
  Object.entries(trace).map(([key, t]) => ({
    decision: tracedAs(key).name,
    ...(tracedAs(key).day === null ? {} : { day: tracedAs(key).day! }),
    inputs: t.inputs as Record<string, unknown>,
    rows: [...t.rows],
    clauses: t.clauses.map((id) => clauseView(house, id)),
    ...(t.problem ? { problem: t.problem } : {}),
  }))

/** A partner as its option in the form calls it; null for whoever is none. */
function partnerName(p: Programme, person: string): string | null {
  const id = partner.of(person)
  if (id === null) return null
  const field = Object.values(p.receives ?? {})
    .map((r) => p.fields[r.partner])
    .find((f) => f?.type === 'choice')
  return field?.type === 'choice' ? (field.options[id]?.zh ?? id) : id
}
