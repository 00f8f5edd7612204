/** A table-top hall for the rows of this folder: its posts, cases that speak to one another, registers and time, as the house would keep them. */
import type { Entry } from 'yimen/kernel/register'
import type { Facts } from 'yimen/kernel/rule'
import type { Programme } from 'yimen/kernel/programme'
import { abilitiesOf } from 'yimen/kernel/ability'
import { chinaCalendar } from 'yimen/kernel/clock'
import {
  clocksOf,
  evolve,
  knownWorld,
  outcomeOfRun,
  readClockAt,
  runsOf,
  step,
  type Actor,
  type Case,
  type CaseEvent,
  type Command,
  type Refusal,
} from 'yimen/kernel/case'
import { dayOfInstant, parseInstant, toEpochMs, type Instant } from 'yimen/kernel/day'
import { kernelAbilities } from 'yimen/kernel/abilities'
import { oneDoor } from '../index.ts'

export const zone = '430271'
export const street = '430271008'
export const community = '430271008002'
const pathOf = (area: string): readonly string[] =>
  [area, area.slice(0, 9), zone, '430200', '430000'].filter((code, i, all) => all.indexOf(code) === i)

const post = (role: string, area: string, person = role): Actor => ({
  person,
  post: `post-${person}`,
  role,
  area,
  kin: [],
})
const person = (name: string): Actor => ({ person: name, post: null, role: 'resident', area: null, kin: [] })
/** A citizen signs in as the person of their number. */
const keyOf = (idNo: string): string => `key-${idNo}`
export const zhang = '430302195503120015'
export const child = '431103201206010543'
export const actors: Readonly<Record<string, Actor>> = {
  helper: post('helper', community),
  streetWindow: post('street-window', street),
  window: post('window-clerk', zone, 'window-1'),
  window2: post('window-clerk', zone, 'window-2'),
  reviewer: post('reviewer', zone),
  approver: post('approver', zone),
  delivery: post('delivery', zone),
  lead: post('hall-lead', zone),
  manager: post('item-manager', zone),
  crossing: post('cross-window', zone),
  hotline: post('hotline', zone),
  zhang: person(keyOf(zhang)),
  system: { person: 'system', post: null, role: 'system', area: null, kin: [] },
}

/** Times are written `2021-03-02 10:00`, China time. */
const china = (text: string): Instant => parseInstant(`${text.replace(' ', 'T')}:00+08:00`)!
const programmes = new Map<string, Programme>(oneDoor.programmes.map((p) => [p.id, p]))

export type Answer =
  | { readonly ok: true; readonly case: string }
  | { readonly ok: false; readonly refusal: Refusal }

/** A hall in which things happen one after another. */
export class Hall {
  readonly cases = new Map<string, Case>()
  readonly events: CaseEvent[] = []
  readonly entries = new Map<string, Entry>()
  /** Commands that a case gave and another refused: none, in a hall that works. */
  readonly lost: string[] = []
  #opened = 0

  #around(c: Case | null, area: string, actor: Actor, at: Instant) {
    return {
      now: at,
      actor,
      areaPath: pathOf(c?.area ?? area),
      calendar: chinaCalendar,
      abilities: abilitiesOf([...kernelAbilities, ...oneDoor.abilities]),
      authorities: [],
      personKey: keyOf,
      world: knownWorld({
        entry: (register, id) => this.entries.get(`${register} ${id}`) ?? null,
        paper: () => ({ sender: null, picture: 'paper' }),
        opened: (_, __, value) => value,
      }),
    }
  }

  open(programme: string, by: string, outcome: string, at: string, input: object, area = community): Answer {
    this.#opened += 1
    return this.#give(programme, `D-${String(this.#opened).padStart(4, '0')}`, by, outcome, at, input, area)
  }

  act(id: string, by: string, outcome: string, at: string, input: object = {}, seq?: number): Answer {
    const c = this.cases.get(id)!
    return this.#give(c.programme.id, id, by, outcome, at, input, c.area, seq)
  }

  #give(
    programme: string,
    id: string,
    by: string,
    outcome: string,
    at: string,
    input: object,
    area: string,
    seq?: number,
  ): Answer {
    const now = at.length === 16 ? china(at) : (at as Instant)
    this.pass(now)
    const c = this.cases.get(id) ?? null
    const command: Command = { case: id, seq: seq ?? c?.seq ?? 0, outcome, input: input as Facts, area }
    const stepped = step(programmes.get(programme)!, c, command, this.#around(c, area, actors[by]!, now))
    if (!stepped.ok) return { ok: false, refusal: stepped.refusal }
    this.#commit(stepped.event)
    return { ok: true, case: id }
  }

  #commit(event: CaseEvent): void {
    this.cases.set(event.case, evolve(this.cases.get(event.case) ?? null, event))
    this.events.push(event)
    for (const effect of event.effects) {
      if (effect.kind === 'enter')
        for (const [i, x] of effect.entries.entries()) {
          /** A line that is entered as it is brings its own columns. */
          const lines = effect.list === undefined ? [] : (event.input[effect.list] as readonly Facts[])
          this.entries.set(`${effect.register} ${x.id}`, {
            register: effect.register,
            ...x,
            body: { ...lines[i], ...x.body },
            case: event.case,
            seq: event.seq,
            from: dayOfInstant(event.at),
          })
        }
      if (effect.kind === 'command') {
        const to = this.cases.get(effect.case)
        const answer = this.#give(
          effect.programme ?? to!.programme.id,
          effect.case,
          'system',
          effect.outcome,
          event.at,
          effect.input,
          effect.area ?? to!.area,
        )
        if (!answer.ok) this.lost.push(`${effect.case} ${effect.outcome}: ${answer.refusal.message.zh}`)
      }
    }
  }

  /** Time passes: what falls due by itself until then is done, in its order. */
  pass(until: Instant | string): void {
    const end = until.length === 16 ? china(until) : (until as Instant)
    for (;;) {
      const runs = [...this.cases.values()].flatMap((c) => {
        const p = programmes.get(c.programme.id)!
        const setting = { calendar: chinaCalendar, areaPath: pathOf(c.area) }
        return p.steps[c.step]!.end === undefined ? runsOf(p, c, setting).map((run) => ({ c, p, run })) : []
      })
      const [next] = runs
        .filter((r) => toEpochMs(r.run.due) <= toEpochMs(end))
        .toSorted((a, b) => toEpochMs(a.run.due) - toEpochMs(b.run.due))
      if (next === undefined) return
      const { c, p, run } = next
      const last = c.acts.at(-1)!.at
      const now = toEpochMs(last) > toEpochMs(run.due) ? last : run.due
      const around = { ...this.#around(c, c.area, actors['system']!, now), due: run.due }
      const command: Command = { case: c.id, seq: c.seq, outcome: outcomeOfRun(p, run)!, input: {}, run }
      const stepped = step(p, c, command, around)
      if (!stepped.ok) throw new Error(`${c.id} ${command.outcome}: ${stepped.refusal.message.zh}`)
      this.#commit(stepped.event)
    }
  }

  fact(id: string, name: string): unknown {
    return this.cases.get(id)!.facts[name] ?? null
  }

  step(id: string): string {
    return this.cases.get(id)!.step
  }

  entry(register: string, id: string): Entry | null {
    return this.entries.get(`${register} ${id}`) ?? null
  }

  standing(register: string, id: string): string | null {
    return this.entry(register, id)?.standing ?? null
  }

  /** The last day of a clock as it is read at a moment; null where none runs. */
  due(id: string, name: string, at: string): string | null {
    const c = this.cases.get(id)!
    const setting = { calendar: chinaCalendar, areaPath: pathOf(c.area) }
    const clock = clocksOf(programmes.get(c.programme.id)!, c, setting).find((k) => k.name === name)
    const reading = clock === undefined ? null : readClockAt(clock, china(at))
    return reading?.due === null || reading === null ? null : dayOfInstant(reading.due)
  }

  /** The books: what a case moved, by account. */
  balance(id: string, account: string): number {
    return this.events
      .filter((e) => e.case === id)
      .flatMap((e) => e.effects)
      .reduce(
        (sum, x) =>
          x.kind !== 'transfer'
            ? sum
            : sum +
              (x.transfer.debit.includes(account) ? x.transfer.amount : 0) -
              (x.transfer.credit.includes(account) ? x.transfer.amount : 0),
        0,
      )
  }

  /** What a case told whom, in Chinese. */
  told(id: string): readonly string[] {
    return this.events
      .filter((e) => e.case === id)
      .flatMap((e) => e.effects.flatMap((x) => (x.kind === 'notify' ? [x.text.zh] : [])))
  }

  children(of: string, programme: string): readonly string[] {
    return [...this.cases.values()]
      .filter((c) => c.id.startsWith(`${of}-`) && c.programme.id === programme)
      .map((c) => c.id)
  }
}

/** ok, or the code of the refusal. */
export const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.refusal.code)
/** ok, or what the refusal says in Chinese. */
export const saying = (answer: Answer): string => (answer.ok ? 'ok' : answer.refusal.message.zh)
export const idOf = (answer: Answer): string => {
  if (!answer.ok) throw new Error(`${answer.refusal.code} ${answer.refusal.field ?? ''}: ${saying(answer)}`)
  return answer.case
}

/** A row of the catalogue: a food licence, promised in five working days. */
export const food = {
  code: '43027100SP-XK-0001',
  name: '食品经营许可',
  doing: 'open',
  type: 'licence',
  level: 'county',
  organ: '株洲经开区市场监督管理局',
  organNature: 'statutory',
  legalBasis: '食品安全法第三十五条',
  object: 'both',
  service: 'business',
  side: 'enterprise',
  handling: 'promised',
  legalDays: 20,
  legalUnit: 'workday',
  promisedDays: 5,
  papers: '申请书（原件1份）；营业执照（复印件，免提交）；平面布局图（原件1份，可容缺）；身份证（原件）',
  fee: 0,
  resultName: '食品经营许可证',
  resultType: 'licence',
  visits: 1,
  inPerson: false,
  canPromise: true,
  isOnline: true,
  depth: 'three',
  reach: 'cities',
  canBook: true,
  canPost: true,
  payOnline: false,
  window: '区政务服务大厅综合窗口',
  hours: '工作日9:00—17:00',
  phone: '0731-28660001',
  complaints: '0731-28660000',
  version: 1,
  effectiveFrom: '2021-01-01',
} as const
/** Done at once, with a fee. */
export const card = {
  ...food,
  code: '43027100SB-GG-0001',
  name: '社会保障卡补领',
  type: 'service',
  object: 'natural',
  service: 'government',
  side: 'livelihood',
  handling: 'immediate',
  legalDays: 15,
  promisedDays: 0,
  papers: '身份证（原件）',
  fee: 1_600,
  feeBasis: '湘发改价费〔2018〕1号',
  canPromise: false,
  resultName: '社会保障卡',
} as const
/** For a child: residence. */
export const residence = {
  ...food,
  code: '43027100GA-QR-0001',
  name: '户口迁移',
  type: 'confirmation',
  object: 'natural',
  service: 'government',
  side: 'livelihood',
  canPromise: false,
  inPerson: true,
  papers: '户口簿（原件）；身份证（原件）',
} as const
/** Of the district by law, of a street by delegation until the end of June. */
export const delegated = {
  ...food,
  code: '43027100CG-XK-0001',
  name: '门店招牌设置',
  delegatedTo: '学林街道办事处',
  delegatedUntil: '2021-06-30',
  object: 'both',
} as const

export const rows = [food, card, residence, delegated]

/** A hall with these items in its catalogue since January. */
export function hallWith(items: readonly object[] = rows): Hall {
  const h = new Hall()
  const batch = idOf(
    h.open('door.catalogue', 'manager', 'begin', '2021-01-04 09:00', { batchName: '初始' }, zone),
  )
  idOf(h.act(batch, 'manager', 'rows', '2021-01-04 09:05', { rows: items }))
  idOf(h.act(batch, 'manager', 'finish', '2021-01-04 09:10'))
  return h
}

export const form = {
  itemCode: food.code,
  who: 'natural',
  applicantName: '张建国',
  applicantId: zhang,
  hasAgent: false,
  phone: '13812345678',
  channel: 'window',
}
/** Received at the window on a day at nine. */
export const receivedAt = (h: Hall, at = '2021-09-06 09:00', more: object = {}): string =>
  idOf(h.open('door.application', 'window', 'receive', at, { ...form, ...more }))
/** Accepted, with nothing missing. */
export function acceptedAt(h: Hall, at = '2021-09-06 09:00', more: object = {}): string {
  const id = receivedAt(h, at, more)
  idOf(h.act(id, 'window', 'accept', at))
  return id
}
/** Decided and handed over. */
export function handedAt(h: Hall, at = '2021-09-06 09:00', more: object = {}): string {
  const id = acceptedAt(h, at, more)
  idOf(h.act(id, 'reviewer', 'propose', at, { opinion: 'granted' }))
  idOf(h.act(id, 'approver', 'grant', at))
  idOf(h.act(id, 'delivery', 'hand_over', at, { handedTo: 'self', idSeen: true }))
  return id
}
