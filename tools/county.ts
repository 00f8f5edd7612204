/** What people of Yankoupu do in tests, through the same API as everybody: an application, and the way to a decision. */
import { household, random, yankoupu, yunzhao } from '../packs/rehearsal-hunan/index.ts'
import { expect } from 'vitest'
import type { Done } from '../src/server/contract/index.ts'
import type { Answer, TestHouse, Visitor } from './house.ts'

export type Family = {
  readonly name: string
  readonly idNo: string
  readonly card: string
  readonly phone: string
}

/** A fictional family of Yunzhao Village, another one for each number. */
export function family(n: number): Family {
  const h = household(random(n).fork('test family'), yunzhao)
  return { name: h.head.name, idNo: h.head.idNo, card: h.card, phone: h.phone }
}

/** The form of an emergency; the fields given replace its own. */
export const formOf = (
  f: Family,
  changed: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => ({
  kind: 'emergency',
  cause: 'illness',
  story: '突发疾病住院，家中积蓄用尽',
  applicantName: f.name,
  applicantId: f.idNo,
  phone: f.phone,
  monthlyIncome: 60_000,
  accountHolder: f.name,
  accountHolderRelation: 'self',
  account: f.card,
  authorised: true,
  ...changed,
})

export const visitOf = (need: number): Record<string, unknown> => ({
  visitor1: '周建平',
  visitor2: '刘春华',
  visitedOn: '2021-10-20',
  severity: 'serious',
  persons: 1,
  totalCost: need,
  insurancePaid: 0,
  otherHelp: 0,
  hardshipReal: true,
  findings: '入户走访，情况属实',
})

export type Staff = Readonly<
  Record<
    'village' | 'clerk' | 'head' | 'leader' | 'county' | 'finance' | 'finance-head' | 'auditor' | 'check',
    Visitor
  >
>

export async function staffOf(house: TestHouse): Promise<Staff> {
  const logins = [
    'village',
    'clerk',
    'head',
    'leader',
    'county',
    'finance',
    'finance-head',
    'auditor',
    'check',
  ] as const
  return Object.fromEntries(await Promise.all(logins.map(async (l) => [l, await house.as(l)]))) as Staff
}

export const posts = {
  village: `${yunzhao}-village-worker`,
  clerk: `${yankoupu}-township-clerk-1`,
  head: `${yankoupu}-township-head`,
  leader: `${yankoupu}-township-leader`,
  check: '430523-county-check',
  county: '430523-county-leader',
  finance: '430523-county-finance',
  'finance-head': '430523-county-finance-head',
} as const

/** The village worker applies for the family; gives the new case's id. */
export async function apply(
  staff: Staff,
  f: Family,
  changed: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const done = await staff.village.post<Done>('/api/cases', {
    programme: 'assistance.temporary',
    outcome: 'apply',
    area: yunzhao,
    post: posts.village,
    input: formOf(f, changed),
  })
  expect(done.status, JSON.stringify(done.body)).toBe(201)
  return done.body.case
}

/** One command by a post as the case stands; gives the answer, whatever it is. */
export function act(
  staff: Staff,
  who: keyof typeof posts,
  id: string,
  seq: number,
  outcome: string,
  input: Readonly<Record<string, unknown>> = {},
  key?: string,
): Promise<Answer<Done>> {
  return staff[who].post<Done>(`/api/cases/${id}/commands`, { seq, outcome, post: posts[who], input }, key)
}

/** From acceptance to the head's desk; the case then stands at seq 4. */
export const toReview = (staff: Staff, id: string, need: number): Promise<void> =>
  through(staff, id, [
    ['clerk', 'accept', {}],
    ['clerk', 'record_visit', visitOf(need)],
    ['clerk', 'propose', {}],
  ])

/** From acceptance to the leader's desk; the case then stands at seq 5. */
export async function toDecision(staff: Staff, id: string, need: number): Promise<void> {
  await toReview(staff, id, need)
  await through(staff, id, [['head', 'agree', {}]], 4)
}

async function through(
  staff: Staff,
  id: string,
  way: readonly (readonly [keyof typeof posts, string, Record<string, unknown>])[],
  from = 1,
): Promise<void> {
  for (const [i, [who, outcome, input]] of way.entries()) {
    const done = await act(staff, who, id, from + i, outcome, input)
    expect(done.status, `${outcome}: ${JSON.stringify(done.body)}`).toBe(200)
  }
}

/** A grant by the township: gives the case, which stands at seq 6 and waits for its payment. */
export async function granted(staff: Staff, f: Family, need: number): Promise<string> {
  const id = await apply(staff, f)
  await toDecision(staff, id, need)
  const done = await act(staff, 'leader', id, 5, 'approve')
  expect(done.status, JSON.stringify(done.body)).toBe(200)
  return id
}
