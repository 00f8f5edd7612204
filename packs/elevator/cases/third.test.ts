/** The third versions: what people write of people leaves the kernel sealed, in facts and in the lines that go on. */
import { expect, test } from 'vitest'
import type { Facts } from 'yimen/kernel/rule'
import type { Programme } from 'yimen/kernel/programme'
import { isSealed, veil, type CaseEvent } from 'yimen/kernel/case'
import { thirdFirm } from '../firm/third.ts'
import { secondProject } from '../project/second.ts'
import { thirdProject } from '../project/third.ts'

const word = '金丝鸟'
/** An event that entered and added this, as the engine gives it to be sealed. */
const sealedBy = (p: Programme, input: Facts, adds: Facts = {}): ReturnType<typeof veil> =>
  veil(p, {
    case: 'B1',
    seq: 3,
    programme: { id: p.id, version: p.version },
    input,
    sets: {},
    adds,
  } as unknown as CaseEvent)

test.each<[string, Facts, Facts]>([
  ['踏勘人员', { visitors: [{ name: word, office: '住建' }] }, {}],
  ['踏勘情况', { findings: word }, {}],
  ['理由', { reason: word }, {}],
  ['异议', { objection: word }, { objections: { no: 1, text: word } }],
  ['调解记录', { mediationNote: word }, { mediations: { no: 1, note: word } }],
  ['听证', { hearingNote: word }, { hearings: { no: 1, note: word } }],
  ['见证人', { witness: word }, { noticeProofs: { day: '2021-12-06', witness: word } }],
  ['部门意见', { conditions: word }, { opinions: { party: 'city-fire', conditions: word } }],
  ['维护保养', { maintenanceNote: word }, { maintenances: { note: word } }],
  ['演练', { drillNote: word }, { drills: { note: word } }],
  ['签署人', { signedBy: [{ party: 'design', name: word }] }, {}],
])('[S11] %s: sealed by the third version, and left as it was by the second', (_, input, adds) => {
  const third = sealedBy(thirdProject, input, adds)
  expect(JSON.stringify(third.event)).not.toContain(word)
  expect(JSON.stringify(third.secret)).toContain(word)
  expect(JSON.stringify(sealedBy(secondProject, input, adds).event)).toContain(word)
  for (const line of Object.values(third.event.adds ?? {}) as readonly Facts[])
    expect(Object.values(line).filter(isSealed)).toHaveLength(1)
})

test.each<[string, string, boolean]>([
  ['陈述申辩', 'statement', true],
  ['服务和质量情况', 'commendation', true],
  ['名录上公布的理由', 'reason', false],
])('[S11] of a firm %s is sealed: %s %s', (_, name, sealed) => {
  expect(isSealed(sealedBy(thirdFirm, { [name]: word }).event.input[name])).toBe(sealed)
})
