/** A letter that a resident writes, small enough to see through: received, reviewed, answered by offices together, paid, filed. For tests. */
import { abilitiesOf } from '../../ability/index.ts'
import { kernelAbilities } from '../../abilities/index.ts'
import { chinaCalendar } from '../../clock/index.ts'
import { assert } from '../../assert.ts'
import { parseInstant, type Instant } from '../../day/index.ts'
import { officeStep } from './step.ts'
import { type OfficeActs, isOfficeName } from '../../programme/office.ts'
import type { Outcome, Programme } from '../../programme/index.ts'
import type { PostHeld } from '../case.ts'
import type { Actor, Case, CaseEvent, Command, Past, Refusal, Surroundings } from '../index.ts'
import { evolve, fold, knownWorld, step, veil } from '../index.ts'

const t = (zh: string) => ({ zh, en: zh })
const out = (title: string, to: string, by: readonly string[], more: Partial<Outcome> = {}): Outcome => ({
  title: t(title),
  by,
  to,
  clause: 'rules#1',
  ...more,
})
const clock = (starts: readonly string[], stops: readonly string[], by?: string) => ({
  title: t('时限'),
  limit: { param: 'days', unit: 'working_day' as const },
  starts,
  stops,
  ...(by === undefined ? {} : { by }),
  clause: 'rules#2',
})
const everybody = ['clerk', 'head', 'lead', 'fire', 'works', 'finance', 'leader']
const act = (by: readonly string[] = everybody) => ({ by, clause: 'rules#9' })

export const allActs: OfficeActs = {
  handOver: act(),
  entrust: act(),
  addSigner: act(),
  sendBack: { ...act(), to: { review: ['desk'], joint: ['review', 'desk'], pay: ['joint'], paid: ['pay'] } },
  takeBack: act(),
  urge: act([...everybody, 'resident']),
  copy: act(),
  supervise: act(['head', 'leader']),
  note: act(),
  handSign: { by: ['leader', 'head'], at: ['review'], clause: 'rules#10' },
}

export const letter: Programme = {
  id: 'test.letter',
  version: 1,
  title: t('来信办理'),
  summary: t('来信办理'),
  from: '2021-01-01',
  basis: ['rules#1'],
  audience: 'resident',
  subject: { name: 'name', people: ['idNo'] },
  roles: {
    resident: { title: t('来信人'), level: 'person' },
    clerk: { title: t('经办人'), level: 'township' },
    head: { title: t('科长'), level: 'township' },
    lead: { title: t('牵头人'), level: 'county' },
    fire: { title: t('消防'), level: 'county' },
    works: { title: t('住建'), level: 'county' },
    finance: { title: t('财务'), level: 'county' },
    leader: { title: t('领导'), level: 'county' },
    system: { title: t('系统'), level: 'system' },
  },
  fields: {
    name: { type: 'name', title: t('姓名') },
    idNo: { type: 'resident_id', title: t('身份证') },
    advice: { type: 'text', max: 100, title: t('拟办意见') },
  },
  papers: {},
  params: {
    days: {
      title: t('天数'),
      unit: 'days',
      history: [{ from: '2020-01-01', value: 5, source: 'rules#2', reviewBy: '2022-01-01' }],
    },
  },
  tallies: {},
  decisions: {},
  clocks: {
    whole: clock(['write'], ['file']),
    desk: clock(['write'], ['submit', 'settle']),
    fire: clock(['agree'], ['opine', 'conclude'], 'fire'),
    works: clock(['agree'], ['opine', 'conclude'], 'works'),
  },
  obligations: {},
  accounts: { box: { title: t('钱箱'), kind: 'asset' }, out: { title: t('支出'), kind: 'expense' } },
  opens: {
    write: out('来信', 'desk', ['resident', 'clerk'], {
      asks: { name: 'required', idNo: 'required' },
      kinMayAct: true,
    }),
  },
  steps: {
    desk: {
      title: t('受理'),
      holder: 'clerk',
      outcomes: {
        submit: out('报审核', 'review', ['clerk'], { asks: { advice: 'optional' } }),
        settle: out('答复并告知', 'review', ['clerk'], {
          effects: [{ kind: 'notify', to: 'applicant', text: t('已答复') }],
        }),
        withdraw: out('撤销来信', 'filed', ['resident'], { kinMayAct: true }),
      },
    },
    review: {
      title: t('审核'),
      holder: 'head',
      outcomes: {
        agree: out('同意', 'joint', ['head'], { notBy: ['submit'] }),
        refuse: out('不同意', 'filed', ['head']),
        remark: out('补记', 'review', ['head'], { asks: { advice: 'required' } }),
        close: out('视为同意', 'joint', ['system']),
        withdraw: out('撤销来信', 'filed', ['resident'], { kinMayAct: true }),
      },
    },
    joint: {
      title: t('联合答复'),
      holder: 'lead',
      parties: { fire: { clock: 'fire' }, works: { clock: 'works' } },
      outcomes: {
        opine: out('提出意见', 'joint', ['fire', 'works'], { unordered: true }),
        conclude: out('汇总', 'pay', ['lead'], { notBy: ['agree'] }),
      },
    },
    pay: {
      title: t('付款'),
      holder: 'finance',
      outcomes: {
        pay: out('付款', 'paid', ['finance'], {
          effects: [{ kind: 'transfer', debit: 'out', credit: 'box', amount: '100', memo: t('补助') }],
        }),
      },
    },
    paid: { title: t('待归档'), holder: 'clerk', outcomes: { file: out('归档', 'filed', ['clerk']) } },
    filed: { title: t('已归档'), end: 'done', outcomes: {} },
  },
  acts: allActs,
}

const township = '430523106'
const county = '430523'
const areaPath = ['430523106234', township, county, '430500', '430000']
const post = (
  id: string,
  role: string,
  area: string,
  kin: readonly string[] = [],
  person = id,
): PostHeld => ({ post: `p-${id}`, person, role, area, kin })
export const resident = 'key-li'
/** Who there is: two of each post that hands over, and some who may not be asked. */
export const posts: Readonly<Record<string, PostHeld>> = {
  c1: post('c1', 'clerk', township),
  c2: post('c2', 'clerk', township),
  h1: post('h1', 'head', township),
  h2: post('h2', 'head', township),
  l1: post('l1', 'lead', county),
  f1: post('f1', 'fire', county),
  f2: post('f2', 'fire', county),
  w1: post('w1', 'works', county),
  n1: post('n1', 'finance', county),
  boss: post('boss', 'leader', county),
  /** The same person as h1, in another post. */
  h1too: post('h1too', 'leader', county, [], 'h1'),
  kin: post('kin', 'head', township, [resident]),
  elsewhere: post('elsewhere', 'head', '430523101'),
  stranger: post('stranger', 'grid', township),
}
export const actorOf = (name: string): Actor => {
  if (name === 'li') return { person: resident, post: null, role: 'resident', area: null, kin: [] }
  if (name === 'system') return { person: 'system', post: null, role: 'system', area: null, kin: [] }
  const held = posts[name]
  assert(held !== undefined, `nobody is called ${name}`)
  return { person: held.person, post: held.post, role: held.role, area: held.area, kin: held.kin }
}

export type Doing = {
  readonly by: string
  readonly do: string
  readonly input?: Readonly<Record<string, unknown>>
  readonly on?: string
  /** How many events ago the sender looked. */
  readonly late?: number
  readonly signature?: string
}
export type Played = {
  readonly c: Case
  readonly events: readonly CaseEvent[]
  /** `ok`, or the code of the last refusal. */
  readonly said: string
  readonly refusal: Refusal | null
}

const at = (day: string): Instant => parseInstant(`${day}T09:00:00+08:00`)!

/** What was gathered for somebody's act: what the log knows, and two pictures. */
const worldOf = (events: readonly CaseEvent[]) =>
  knownWorld({
    past: (_, seq): Past => {
      const before = fold(events.slice(0, seq - 1))
      return { event: events[seq - 1]!, facts: before.facts, people: before.people }
    },
    paper: (id) =>
      ({ mine: { sender: 'h1', picture: 'ab12' }, others: { sender: 'h2', picture: 'cd34' } })[id] ?? null,
  })

export const around = (
  name: string,
  events: readonly CaseEvent[],
  on: string,
  gone: readonly string[] = [],
): Surroundings => ({
  now: at(on),
  actor: actorOf(name),
  areaPath,
  calendar: chinaCalendar,
  abilities: abilitiesOf(kernelAbilities),
  authorities: [],
  world: worldOf(events),
  personKey: (idNo) => (idNo === '430523194903089975' ? resident : `key-${idNo}`),
  posts: (id) => Object.values(posts).find((x) => x.post === id && !gone.includes(id)) ?? null,
})

/** Does one thing after another; what is refused changes nothing. `gone`: posts that nobody holds any more. */
export function play(
  doings: readonly Doing[],
  p: Programme = letter,
  before: readonly CaseEvent[] = [],
  gone: readonly string[] = [],
): Played {
  let events = before
  let c = before.length > 0 ? fold(before) : null
  let said = 'ok'
  let refusal: Refusal | null = null
  let day = '2021-10-20'
  for (const doing of doings) {
    day = doing.on ?? day
    const cmd: Command = {
      case: 'L-1',
      seq: (c?.seq ?? 0) - (doing.late ?? 0),
      outcome: doing.do,
      input: doing.input ?? {},
      area: areaPath[0]!,
      ...(doing.signature === undefined ? {} : { signature: doing.signature }),
    }
    const s = around(doing.by, events, day, gone)
    const stepped = isOfficeName(doing.do) ? officeStep(p, c, cmd, s, []) : step(p, c, cmd, s)
    if (!stepped.ok) {
      said = stepped.refusal.code
      refusal = stepped.refusal
      continue
    }
    said = 'ok'
    refusal = null
    const { event } = veil(p, stepped.event)
    events = [...events, event]
    c = evolve(c, event)
  }
  assert(c !== null, 'nothing was begun')
  return { c, events, said, refusal }
}

export const written: readonly Doing[] = [
  { by: 'li', do: 'write', input: { name: '李某某', idNo: '430523194903089975' } },
]
export const atReview: readonly Doing[] = [...written, { by: 'c1', do: 'submit' }]
export const atJoint: readonly Doing[] = [...atReview, { by: 'h1', do: 'agree' }]
