/** Families found by what is held are handed to their villages, each as a visit of its own (主动发现走访交办). */
import { defineProgramme } from 'yimen/kernel/programme'
import { opinions, outreachRules } from '../clauses.ts'
import { offices } from './offices.ts'

const rule = outreachRules('item-1')

export const outreach = defineProgramme({
  id: 'assistance.outreach',
  version: 1,
  title: { zh: '主动发现走访交办', en: 'Families found, handed out to be visited' },
  summary: {
    zh: '政策找人找到的家庭，写明目的，逐户交所在村（社区）上门核实；同一户没有办结的不重复交办。',
    en:
      'Families found by what is held are handed with the purpose to their villages, each to be visited ' +
      'and none twice at once.',
  },
  from: '2021-07-01',
  basis: [rule, opinions('item-2')],
  audience: 'office',
  roles: { 'township-clerk': offices['township-clerk'], 'county-leader': offices['county-leader'] },
  fields: {
    purpose: {
      type: 'text',
      max: 200,
      lines: true,
      title: { zh: '走访目的', en: 'What the visits are for' },
    },
    families: {
      type: 'list',
      max: 500,
      title: { zh: '走访的家庭', en: 'Families to visit' },
      of: {
        family: { type: 'case', title: { zh: '原办件', en: 'Their earlier case' } },
        village: { type: 'area', title: { zh: '村（社区）', en: 'Village' } },
        toAsk: { type: 'text', max: 200, optional: true, title: { zh: '上门要问', en: 'To ask' } },
      },
    },
  },
  papers: {},
  params: {},
  tallies: {},
  decisions: {},
  values: { handed: { title: { zh: '交办（户）', en: 'Handed out' }, unit: 'count' } },
  about: ['handed'],
  clocks: {},
  obligations: {},
  accounts: {},
  opens: {
    hand_out: {
      title: { zh: '交村走访', en: 'Hand out to be visited' },
      by: ['township-clerk', 'county-leader'],
      to: 'handed',
      asks: { purpose: 'required', families: 'required' },
      when: [
        {
          test: 'count(families) > 0',
          clause: rule,
          message: { zh: '没有要走访的家庭', en: 'There is no family to visit' },
        },
        {
          test: 'count(distinct values(families.family)) = count(families)',
          clause: rule,
          message: { zh: '同一户写了两次', en: 'A family is named twice' },
        },
      ],
      sets: { handed: 'count(families)' },
      effects: [
        {
          kind: 'open_each',
          list: 'families',
          programme: 'assistance.visit',
          outcome: 'receive',
          area: 'village',
          input: { family: 'family', toAsk: 'toAsk', purpose: 'purpose' },
        },
      ],
      clause: rule,
    },
  },
  steps: { handed: { title: { zh: '已交办', en: 'Handed out' }, end: 'done', outcomes: {} } },
})
