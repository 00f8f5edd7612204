/**
 * A visit to a family that was found (主动发现上门走访): told of the policy, asked what is not known, and helped to apply if it
 * wants to.
 */
import { defineProgramme, type EffectRule, type Guard } from 'yimen/kernel/programme'
import { opinions, outreachRules } from '../clauses.ts'
import { offices } from './offices.ts'
import { results } from './results.ts'

const within = outreachRules('item-2')
const willing = outreachRules('item-3')
const village = ['village-worker'] as const

const hasCome: Guard = {
  test: 'visitedOn <= today',
  clause: within,
  message: { zh: '走访日期还没有到', en: 'That day has not come' },
}

/** [item-1] How the family stands on the list of those who were found, by its earlier case. */
const entered = (
  standing: string,
  body: Readonly<Record<string, string>> = {},
): EffectRule & { readonly kind: 'enter' } => ({
  kind: 'enter',
  register: 'assistance.visits',
  id: 'family',
  standing,
  body,
})

export const visit = defineProgramme({
  id: 'assistance.visit',
  version: 1,
  title: { zh: '主动发现上门走访', en: 'A visit to a family that was found' },
  summary: {
    zh:
      '村（社区）对交办的家庭上门核实、告知政策；愿意申请的协助申请，' + '不愿意的尊重本人，家中无人的另约。',
    en:
      'The village visits a family that was handed out and tells it of the policy; who wants to apply is helped, ' +
      'who does not is left in peace.',
  },
  from: '2021-07-01',
  basis: [within, willing, opinions('item-2')],
  audience: 'office',
  subject: { name: 'family', people: [], place: true },
  roles: { 'village-worker': offices['village-worker'], system: offices.system },
  fields: {
    family: { type: 'case', title: { zh: '原办件', en: 'Their earlier case' } },
    purpose: { type: 'text', max: 200, lines: true, title: { zh: '走访目的', en: 'What the visit is for' } },
    toAsk: { type: 'text', max: 200, title: { zh: '上门要问', en: 'To ask' } },
    visitedOn: { type: 'day', title: { zh: '走访日期', en: 'Visited on' } },
    met: {
      type: 'choice',
      title: { zh: '见到谁', en: 'Who was met' },
      options: {
        self: { zh: '本人', en: 'The person' },
        family: { zh: '家庭成员', en: 'Family' },
        neighbour: { zh: '邻居', en: 'A neighbour' },
      },
    },
    result: { type: 'choice', title: { zh: '核实结果', en: 'What was found' }, options: results },
    found: {
      type: 'text',
      max: 500,
      lines: true,
      sealed: true,
      title: { zh: '走访情况', en: 'What was seen and said' },
    },
    application: { type: 'case', title: { zh: '协助申请的办件', en: 'The application' } },
  },
  papers: {},
  params: {
    visitDays: {
      title: { zh: '走访时限', en: 'To visit' },
      unit: 'days',
      history: [{ from: '2021-07-01', value: 10, source: within, reviewBy: '2022-12-31', area: '430523' }],
    },
    mostTries: {
      title: { zh: '见不到人的次数', en: 'Times without anybody at home' },
      unit: 'count',
      history: [{ from: '2021-07-01', value: 3, source: within, reviewBy: '2022-12-31', area: '430523' }],
    },
  },
  tallies: {},
  decisions: {},
  values: {
    again: { title: { zh: '已有没办结的走访', en: 'Visits to them that are open' }, unit: 'count' },
    tries: { title: { zh: '上门未见到（次）', en: 'Times without anybody' }, unit: 'count' },
  },
  about: [],
  clocks: {
    visit: {
      title: { zh: '走访时限', en: 'To visit' },
      limit: { param: 'visitDays', unit: 'working_day' },
      starts: ['receive', 'nobody_home'],
      stops: ['record', 'nobody_home', 'give_up', 'strike_off'],
      clause: within,
    },
  },
  obligations: {},
  accounts: {},
  entries: { same: { register: 'assistance.visits', id: 'family' } },
  opens: {
    receive: {
      title: { zh: '交办', en: 'Handed out' },
      by: ['system'],
      to: 'to_visit',
      asks: { family: 'required', purpose: 'required', toAsk: 'optional' },
      sets: {
        again:
          'if same != null and (same.standing = "handed_out" or same.standing = "will_apply") then 1 else 0',
        tries: '0',
      },
      branches: [
        {
          title: { zh: '同一户的走访没有办结的', en: 'Where the family is being visited already' },
          when: 'again > 0',
          to: 'twice',
          clause: outreachRules('item-1'),
        },
      ],
      effects: [{ ...entered('"handed_out"'), when: 'again = 0' }],
      clause: outreachRules('item-1'),
    },
  },
  steps: {
    to_visit: {
      title: { zh: '待上门', en: 'To be visited' },
      holder: 'village-worker',
      outcomes: {
        record: {
          title: { zh: '登记走访', en: 'Note the visit' },
          by: village,
          to: 'visited',
          asks: { visitedOn: 'required', met: 'required', result: 'required', found: 'required' },
          when: [
            hasCome,
            {
              test: 'not(met = "neighbour" and (result = "will_apply" or result = "unwilling"))',
              clause: willing,
              message: {
                zh: '愿不愿意申请，要本人或者家庭成员说',
                en: 'Whether they want to apply is for the family to say, not for a neighbour',
              },
            },
          ],
          branches: [
            {
              title: { zh: '愿意申请的', en: 'Where they want to apply' },
              when: 'result = "will_apply"',
              to: 'helping',
              clause: willing,
            },
          ],
          effects: [entered('result', { visitedOn: 'visitedOn' })],
          clause: within,
        },
        nobody_home: {
          title: { zh: '家中无人，另约时间', en: 'Nobody at home: another day' },
          by: village,
          to: 'to_visit',
          asks: { visitedOn: 'required' },
          begins: ['visitedOn'],
          when: [hasCome],
          sets: { tries: 'tries + 1' },
          clause: within,
        },
        give_up: {
          title: { zh: '多次未见到，写明情况办结', en: 'Nobody was ever met: end it and say what was tried' },
          by: village,
          to: 'not_met',
          asks: { found: 'required' },
          when: [
            {
              test: 'tries >= mostTries',
              clause: within,
              message: {
                zh: '上门还没有到规定的次数，请另约时间再去',
                en: 'Not yet so often as the rule says: agree on another day',
              },
            },
          ],
          effects: [entered('"not_met"', { visitedOn: 'visitedOn' })],
          clause: within,
        },
      },
    },
    helping: {
      title: { zh: '待协助申请', en: 'To be helped to apply' },
      holder: 'village-worker',
      outcomes: {
        applied: {
          title: { zh: '已协助申请', en: 'Helped to apply' },
          by: village,
          to: 'applied',
          asks: { application: 'required' },
          when: [
            {
              test: 'application != family',
              clause: willing,
              message: {
                zh: '这是原来的办件，请写新申请的办件号',
                en: 'That is their earlier case: name the new application',
              },
            },
          ],
          effects: [entered('"applied"', { visitedOn: 'visitedOn', application: 'application' })],
          clause: willing,
        },
        changed_mind: {
          title: { zh: '本人又不申请了', en: 'They do not want to after all' },
          by: village,
          to: 'visited',
          asks: { found: 'required' },
          effects: [entered('"unwilling"', { visitedOn: 'visitedOn' })],
          clause: willing,
        },
      },
    },
    twice: {
      title: { zh: '重复交办，待销去', en: 'Handed out twice: to be struck off' },
      holder: 'village-worker',
      outcomes: {
        strike_off: {
          title: { zh: '销去重复的交办', en: 'Strike it off' },
          by: village,
          to: 'again',
          clause: outreachRules('item-1'),
        },
      },
    },
    visited: { title: { zh: '已走访', en: 'Visited' }, end: 'done', outcomes: {} },
    applied: { title: { zh: '已协助申请', en: 'Helped to apply' }, end: 'done', outcomes: {} },
    not_met: { title: { zh: '多次未见到', en: 'Nobody was met' }, end: 'done', outcomes: {} },
    again: { title: { zh: '重复交办，已销去', en: 'Handed out twice' }, end: 'withdrawn', outcomes: {} },
  },
})
