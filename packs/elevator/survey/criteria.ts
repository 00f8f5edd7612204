/** What a stair unit must be so that an elevator may be added: scope first, then what is around it. */
import type { Reckoning } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'

const scope = { otherwise: 'unfit', clause: local('item-1') } as const
const around = { otherwise: 'to_fix', clause: local('item-2') } as const

export const criteria = [
  {
    ...scope,
    name: 'legal',
    title: {
      zh: '合法建成（有产权证、规划核实或合法批准）',
      en: 'Built lawfully: title, planning verification or approval',
    },
    test: 'legalProof != "none"',
  },
  {
    ...scope,
    name: 'floors',
    title: { zh: '地上四层及以上', en: 'Four floors or more above ground' },
    test: 'floors >= floorsLeast',
  },
  {
    ...scope,
    name: 'no_elevator',
    title: { zh: '未设电梯', en: 'No elevator yet' },
    test: 'hasElevator = false',
  },
  {
    ...scope,
    name: 'not_expropriated',
    title: { zh: '未列入征收计划', en: 'Not in an expropriation plan' },
    test: 'expropriation = false',
  },
  {
    ...scope,
    name: 'not_dangerous',
    title: { zh: '不属危险房屋（C、D级）', en: 'Not a dangerous building (C, D)' },
    test: 'danger = "A" or danger = "B"',
  },
  {
    ...scope,
    name: 'several_owners',
    title: { zh: '不属单一产权', en: 'Not of a single owner' },
    test: 'singleOwner = false',
  },
  {
    ...around,
    name: 'red_line',
    title: { zh: '加装部位在用地红线内', en: 'Inside the red line of the plot' },
    test: 'insideRedLine',
  },
  {
    ...around,
    name: 'fire_lane',
    title: { zh: '消防车道净宽满足要求', en: 'Fire lane wide enough' },
    test: 'fireLane >= fireLaneLeast',
  },
  {
    ...around,
    name: 'spacing',
    title: { zh: '与相邻建筑间距满足要求', en: 'Far enough from the next building' },
    test: 'spacing >= spacingLeast',
  },
  {
    ...around,
    name: 'sunlight',
    title: { zh: '日照影响满足要求', en: 'Sunlight of the neighbours kept' },
    test: 'sunlightOk',
  },
  /** A blank says that no courtyard is touched. */
  {
    ...around,
    name: 'courtyard',
    title: { zh: '不占用底层专有院落，或者业主同意', en: 'No private courtyard taken without its owner' },
    test: 'courtyard = null or courtyard != "open"',
  },
] as const

/** Each criterion's test is a part of its name. */
export const eligibility: Reckoning = {
  ability: 'kernel.criteria@1',
  with: Object.fromEntries(criteria.map((c) => [c.name, c.test])),
  rules: criteria.map(({ otherwise, clause, name, title }) => ({ otherwise, clause, name, title })),
  clause: local('item-1'),
}
