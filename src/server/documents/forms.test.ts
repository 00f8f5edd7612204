/** The forms of a retrofit, from a project that was played: what must stand on each, and what no owner reads of the others. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, acceptedWorks, agreed, agreeing, begun, building, claimed, convened, departments, filed, inspected, inUse, noticed, opened, opining, passed, posted, registered, reviewed, shown, votes, type Move } from '../../../packs/elevator/cases/play.ts'
import { paragraphsOf } from '../../../tools/docx.ts'
import type { TestHouse, Visitor, Visitors } from '../../../tools/house.ts'
import { linesIn, sheetsIn } from '../../../tools/pdf.ts'
import { history, openXiangtan, rowsOf } from '../../../tools/stair.ts'
import type { CaseView } from '../contract/index.ts'

let house: TestHouse
let at: Visitors
let owner: Visitor | undefined
const shots = process.env.YIMEN_SHOTS
const one = <T extends object>(by: string, what: string, when: string, input?: T): Move => ({ by, do: what, at: when, ...(input ? { with: input as Readonly<Record<string, unknown>> } : {}) })

/** One day short by area: two of three by heads is met, but the rest are not. */
const failed: readonly Move[] = [...opened, ...votes([...agreeing(5), [5, 'disagree'], [6, 'disagree'], [7, 'abstain']]), one('worker', 'renegotiate', '2021-03-16 09:00')]
const objected: readonly Move[] = [...posted, ...shown(7, 8, 9), one('worker', 'object', '2021-04-09 15:00', { objector: '周某某', relation: 'neighbour', ground: 'light', objection: '担心影响一层采光' }), ...shown(10, 11, 12, 13, 14, 15, 16), one('worker', 'to_mediation', '2021-04-19 09:00'), one('mediator', 'mediate', '2021-04-21 10:00', { objectionNo: 1, mediated: 'settled', mediationNote: '井道改用玻璃幕墙，异议人同意', compensationFen: 300_000 }), one('mediator', 'settled', '2021-04-22 09:00')]
const silent: readonly Move[] = [...convened, ...opining(...departments.slice(1)), one('city', 'conclude', '2021-05-12 09:00')]
const kept: readonly Move[] = [...inUse, one('firm', 'maintain', '2021-09-10 09:00', { maintained: 'half_month', maintenanceNote: '清洁、润滑，检查制动器' }), one('firm', 'maintain', '2021-09-24 09:00', { maintained: 'quarter', maintenanceNote: '更换轿厢照明' })]

/** Each project with its stair; E-MAIN is played stage by stage, and what is filled in at a stage is printed there. */
const stages: readonly (readonly [stage: readonly Move[], forms: readonly string[]])[] = [
  [begun, ['owner-opinion']], [opened, ['ballot', 'authorisation']], [passed, ['agreement']], [agreed, ['application']], [posted.slice(0, -1), ['public-notice']], [noticed, []], [convened, ['joint-review']], [reviewed, ['contract-filing']], [filed, ['install-notice']], [inspected, ['acceptance']],
  [acceptedWorks, []], [[...registered, claimed.at(-3)!], ['subsidy-claim']], [kept, ['maintenance-record']],
]

/** What was printed: `agreement` is filled in, `agreement?` was still to be. */
const printed = new Map<string, { readonly docx: readonly string[]; readonly sheets: readonly (readonly string[])[] }>()
const kindsFilled = ['consent-tally', 'agreement', 'application', 'public-notice', 'notice-result', 'joint-review', 'contract-filing', 'install-notice', 'acceptance', 'subsidy-claim', 'running-agreement'] as const

async function print(who: Visitor, id: string, kind: string, name: string, lang = 'zh'): Promise<void> {
  const [docx, pdf] = [await who.file(`/api/cases/${id}/papers/${kind}.docx?lang=${lang}`), await who.file(`/api/cases/${id}/papers/${kind}.pdf?lang=${lang}`)]
  expect([name, docx.status, pdf.status]).toEqual([name, 200, 200])
  if (shots !== undefined) {
    mkdirSync(shots, { recursive: true })
    for (const [ending, file] of [['docx', docx], ['pdf', pdf]] as const) writeFileSync(`${shots}/${name.replace('?', '-blank')}.${ending}`, file.body)
  }
  printed.set(name, { docx: paragraphsOf(docx.body), sheets: sheetsIn(pdf.body).map((s) => linesIn(s).map((l) => l.text)) })
}
const words = (name: string): string => printed.get(name)!.docx.join('\n')
const lines = (name: string): string => printed.get(name)!.sheets.flat().join('')

beforeAll(async () => {
  ;({ house, at } = await openXiangtan({ surveyed: '2021-01-11' }))
  owner = await at.as('owner')
  let from = 0
  for (const [moves, forms] of stages) {
    await history(at, rowsOf('E-MAIN', moves, { from }))
    from = moves.length
    for (const kind of forms) await print(at.console, 'E-MAIN', kind, `${kind}?`)
  }
  for (const kind of kindsFilled) await print(at.console, 'E-MAIN', kind, kind)
  for (const [i, [id, moves]] of Object.entries({ 'E-FAILED': failed, 'E-OBJECTED': objected, 'E-SILENT': silent }).entries()) await history(at, rowsOf(id, moves, { of: i + 1 }))
  await print(at.console, 'E-FAILED', 'consent-tally', 'consent-tally failed')
  await print(at.console, 'E-OBJECTED', 'objection-record', 'objection-record')
  await print(at.console, 'E-OBJECTED', 'notice-result', 'notice-result objected')
  await print(at.console, 'E-SILENT', 'joint-review', 'joint-review silent')
}, 240_000)
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

test('x', () => {
  console.log(words('consent-tally failed'), lines('agreement'))
})
void [describe, owner] as unknown as CaseView
