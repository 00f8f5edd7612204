/** [OA1]-[OA16] What officials do with a case beside its policy, as rows: what was done, by whom, and what came of it. */
import { describe, expect, test } from 'vitest'
import { readClockAt } from '../clocks.ts'
import { desksOf, makersOf } from './desk.ts'
import { rounds } from './errand.ts'
import { clocksOf, errandRowsOf, isSealed, standingErrands, tasksOf, type Case } from '../index.ts'
import { sendableSteps } from './send-back.ts'
import { allActs, around, atJoint, atReview, letter, play, written, type Doing } from './testing.ts'

const why = { words: '请协助办理' }
const hand = (by: string, to: string): Doing => ({ by, do: 'act.handOver', input: { to: `p-${to}`, ...why } })
const entrust = (by: string, to: string): Doing => ({
  by,
  do: 'act.entrust',
  input: { to: `p-${to}`, ...why },
})
const signers = (by: string, who: readonly string[], together = 'all', outcome = 'agree'): Doing => ({
  by,
  do: 'act.addSigner',
  input: { posts: who.map((x) => ({ post: `p-${x}` })), outcome, together, ...why },
})
const sign = (by: string, agree = true): Doing => ({
  by,
  do: 'act.sign',
  input: agree ? { agree } : { agree, words: '依据不足' },
})
const drop = (by: string, who: string): Doing => ({
  by,
  do: 'act.dropSigner',
  input: { to: `p-${who}`, ...why },
})
const back = (by: string, step: string): Doing => ({ by, do: 'act.sendBack', input: { step, ...why } })
const take = (by: string): Doing => ({ by, do: 'act.takeBack', input: why })
const say = (by: string, verb: string, input: Doing['input'] = {}): Doing => ({
  by,
  do: `act.${verb}`,
  input,
})
const urge = (by: string): Doing => say(by, 'urge')
const supervise = (by: string): Doing => say(by, 'supervise', { until: '2021-10-29', ...why })

const rows = (cases: readonly (readonly [string, readonly Doing[], string])[]): void => {
  test.each(cases)('%s', (_, doings, expected) => {
    expect(play(doings).said).toBe(expected)
  })
}
const dues = (c: Case): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    clocksOf(letter, c, around('c1', [], '2021-10-20')).map((k) => [
      k.name,
      k.facts.stoppedAt ? 'stopped' : readClockAt(k, '2021-10-20T09:00:00.000+08:00').due,
    ]),
  )
const desks = (c: Case): readonly string[] =>
  tasksOf(letter, c, around('c1', [], '2021-10-20')).map((task) => `${task.role}:${task.post ?? 'all'}`)

describe('[OA1] [OA2] 每个动作都是办件的一个事件，由事项允许', () => {
  test('事件写明谁、为什么、依据哪一条；理由封存，不改动办件的事实', () => {
    const { c, events } = play([...atReview, hand('h1', 'h2')])
    const event = events.at(-1)!
    expect(event).toMatchObject({
      outcome: 'act.handOver',
      to: 'review',
      by: { post: 'p-h1', person: 'h1' },
      clauses: ['rules#9'],
      effects: [],
      input: {},
      sets: {},
    })
    expect(isSealed(event.given!.words)).toBe(true)
    expect(c.facts).toEqual(play(atReview).c.facts)
  })
  rows([
    [
      '岗位不在允许之列',
      [...atReview, say('c1', 'supervise', { until: '2021-10-29', ...why })],
      'wrong_role',
    ],
    ['没有这个动作', [...atReview, say('h1', 'vanish')], 'unknown_outcome'],
    ['表单没有的项', [...atReview, say('c1', 'urge', { to: 'p-h1' })], 'unknown_field'],
    ['缺理由', [...atReview, say('h1', 'handOver', { to: 'p-h2' })], 'missing_field'],
    ['期限在过去', [...atReview, say('boss', 'supervise', { until: '2021-10-01', ...why })], 'invalid_field'],
    ['看的是旧情况', [...atReview, { ...hand('h1', 'h2'), late: 1 }], 'stale_seq'],
    ['催办不怕旧', [...atReview, { ...urge('c1'), late: 1 }], 'ok'],
    ['已经办结', [...atReview, { by: 'h1', do: 'refuse' }, urge('c1')], 'wrong_step'],
    ['外镇的岗位', [...atReview, urge('elsewhere')], 'wrong_area'],
    ['当事人的亲属', [...atReview, hand('kin', 'h2')], 'kin'],
  ])
  test.each([
    ['转办', hand('h1', 'h2'), 'ok'],
    ['催办', urge('c1'), 'ok'],
    ['抄告', say('h1', 'copy', { posts: [{ post: 'p-c2' }] }), 'ok'],
    ['督办', supervise('boss'), 'ok'],
    ['批注', say('h1', 'note', why), 'ok'],
    ['委派', entrust('h1', 'c2'), 'act_not_allowed'],
    ['加签', signers('h1', ['boss']), 'act_not_allowed'],
    ['退回', back('h1', 'desk'), 'act_not_allowed'],
    ['撤回', take('c1'), 'act_not_allowed'],
    ['手写签名', { by: 'h1', do: 'agree', signature: 'mine' }, 'act_not_allowed'],
  ] as const)('没有写到的旧版本，%s：%s', (_, doing, expected) => {
    const { acts: _none, ...silent } = letter
    expect(play([...atReview, doing], silent).said).toBe(expected)
  })
  test('写了的版本只允许它写到的环节', () => {
    const narrow = { ...letter, acts: { urge: { ...allActs.urge!, at: ['joint'] } } }
    expect(play([...atReview, urge('c1')], narrow).said).toBe('act_not_allowed')
    expect(play([...atReview, say('h1', 'note', why)], narrow).said).toBe('act_not_allowed')
    expect(play([...atJoint, urge('h1')], narrow).said).toBe('ok')
  })
})

describe('[OA3] [OA4] 转办', () => {
  rows([
    ['转给同岗位的同事', [...atReview, hand('h1', 'h2')], 'ok'],
    ['转走以后自己不能再办', [...atReview, hand('h1', 'h2'), { by: 'h1', do: 'agree' }], 'handed_on'],
    ['转走以后自己不能再转', [...atReview, hand('h1', 'h2'), hand('h1', 'h2')], 'handed_on'],
    ['接手的人可以办', [...atReview, hand('h1', 'h2'), { by: 'h2', do: 'agree' }], 'ok'],
    ['接手的人可以转回', [...atReview, hand('h1', 'h2'), hand('h2', 'h1'), { by: 'h1', do: 'agree' }], 'ok'],
    ['时间到了照样办', [...atReview, hand('h1', 'h2'), { by: 'system', do: 'close' }], 'ok'],
    ['来信人照样可以撤销', [...atReview, entrust('h1', 'c2'), { by: 'li', do: 'withdraw' }], 'ok'],
  ])
  test('时限不变；只在接手人的桌上；离开环节就了结', () => {
    const before = play(atReview)
    const handed = play([...atReview, hand('h1', 'h2')])
    expect(dues(handed.c)).toEqual(dues(before.c))
    expect(desks(before.c)).toEqual(['head:all'])
    expect(desks(handed.c)).toEqual(['head:p-h2'])
    expect(errandRowsOf(letter, handed.c)).toMatchObject([{ kind: 'handed', post: 'p-h2', sender: 'h1' }])
    const gone = play([...atReview, hand('h1', 'h2'), { by: 'h2', do: 'agree' }])
    expect(standingErrands(letter, gone.c)).toEqual([])
  })
  test('接手的岗位没有人了，办件回到同岗位的大家手上', () => {
    const { events } = play([...atReview, hand('h1', 'h2')])
    expect(play([{ by: 'h1', do: 'agree' }], letter, events, ['p-h2']).said).toBe('ok')
  })
  test('联合审查中一个单位转办，不碰牵头的和别的单位', () => {
    const { c } = play([...atJoint, hand('f1', 'f2')])
    expect(desks(c)).toEqual(['lead:all', 'fire:p-f2', 'works:all'])
  })
})

describe('[OA5] 委派，办完回来', () => {
  rows([
    ['委派期间本岗位等着', [...atReview, entrust('h1', 'c2'), { by: 'h1', do: 'agree' }], 'with_somebody'],
    ['受委派的人不能代为决定', [...atReview, entrust('h1', 'c2'), { by: 'c2', do: 'agree' }], 'wrong_role'],
    [
      '回复以后接着办',
      [...atReview, entrust('h1', 'c2'), say('c2', 'report', why), { by: 'h1', do: 'agree' }],
      'ok',
    ],
    [
      '收回以后接着办',
      [...atReview, entrust('h1', 'c2'), say('h1', 'recall'), { by: 'h1', do: 'agree' }],
      'ok',
    ],
    [
      '收回以后不能再回复',
      [...atReview, entrust('h1', 'c2'), say('h1', 'recall'), say('c2', 'report', why)],
      'not_yours',
    ],
    ['没有受委派的人不能回复', [...atReview, entrust('h1', 'c2'), say('c1', 'report', why)], 'not_yours'],
    ['一次只委派一个', [...atReview, entrust('h1', 'c2'), entrust('h1', 'c1')], 'with_somebody'],
  ])
})

describe('[OA6] [OA7] 加签、会签、或签、减签', () => {
  const round = [...atReview, signers('h1', ['boss', 'c2'])]
  const either = [...atReview, signers('h1', ['boss', 'c2'], 'any')]
  const agree: Doing = { by: 'h1', do: 'agree' }
  rows([
    ['签成以前不能办', [...round, agree], 'signers_wait'],
    ['会签：签了一个还不行', [...round, sign('boss'), agree], 'signers_wait'],
    ['会签：都签了', [...round, sign('boss'), sign('c2'), agree], 'ok'],
    ['或签：签了一个就行', [...either, sign('boss'), agree], 'ok'],
    ['加签的人可以不同意', [...round, sign('boss', false)], 'ok'],
    ['不同意要写理由', [...round, say('boss', 'sign', { agree: false })], 'missing_field'],
    ['会签：一个不同意，这个动作就不能办', [...round, sign('boss', false), agree], 'signer_refused'],
    ['或签：一个不同意，等另一个', [...either, sign('boss', false), agree], 'signers_wait'],
    ['或签：另一个同意', [...either, sign('boss', false), sign('c2'), agree], 'ok'],
    ['或签：都不同意', [...either, sign('boss', false), sign('c2', false), agree], 'signer_refused'],
    ['不同意以后别的出路还在', [...round, sign('boss', false), { by: 'h1', do: 'refuse' }], 'ok'],
    [
      '不同意以后再加一轮也不行',
      [...round, sign('boss', false), signers('h1', ['w1']), sign('w1'), agree],
      'signer_refused',
    ],
    ['没有签的可以减', [...round, sign('boss'), drop('h1', 'c2'), agree], 'ok'],
    ['签了的不能减', [...round, sign('boss', false), drop('h1', 'boss')], 'acted_already'],
    ['都减了，等于没有加签', [...round, drop('h1', 'boss'), drop('h1', 'c2'), agree], 'ok'],
    ['没有加签就没有减签', [...atReview, drop('h1', 'boss')], 'not_yours'],
    ['减签以后不能再签', [...round, drop('h1', 'boss'), sign('boss')], 'not_yours'],
    ['两个人同时签，后到的也算', [...round, sign('boss'), { ...sign('c2'), late: 1 }], 'ok'],
    ['签过的不能再签', [...round, sign('boss'), sign('boss')], 'not_yours'],
    ['签的动作须是这里有的', [...atReview, signers('h1', ['boss'], 'all', 'conclude')], 'invalid_field'],
    ['把自己加为第二个签署人', [...atReview, signers('h1', ['h1'])], 'same_person'],
    ['用自己的另一个岗位加签', [...atReview, signers('h1', ['h1too'])], 'same_person'],
    ['同一个人列两次', [...atReview, signers('h1', ['boss', 'boss'])], 'same_person'],
    ['经办人不能签自己经办的', [...atReview, signers('h1', ['c1'])], 'same_person'],
    [
      '签了的人不能自己来办',
      [...atReview, signers('h1', ['h2']), sign('h2'), { by: 'h2', do: 'agree' }],
      'same_person',
    ],
    [
      '退回重来以后重新签',
      [...round, sign('boss', false), back('h1', 'desk'), { by: 'c1', do: 'submit' }, agree],
      'ok',
    ],
  ])
  test('每一轮自己说清楚', () => {
    expect(rounds(play([...round, sign('boss')]).c).map((r) => r.state)).toEqual(['waits'])
    expect(rounds(play([...round, drop('h1', 'boss'), drop('h1', 'c2')]).c).map((r) => r.state)).toEqual([
      'void',
    ])
  })
})

describe('[OA8] 退回', () => {
  rows([
    ['退回上一环节', [...atReview, back('h1', 'desk')], 'ok'],
    ['没有到过、没有列出的环节', [...atReview, back('h1', 'pay')], 'invalid_field'],
    ['退给谁，谁接着办', [...atReview, back('h1', 'desk'), { by: 'c1', do: 'submit' }], 'ok'],
    ['联合审查只有牵头的能退', [...atJoint, back('f1', 'review')], 'wrong_role'],
    ['联合审查退到指定环节', [...atJoint, back('l1', 'desk')], 'ok'],
  ])
  const paid: readonly Doing[] = [
    ...atJoint,
    { by: 'f1', do: 'opine' },
    { by: 'w1', do: 'opine' },
    { by: 'l1', do: 'conclude' },
    { by: 'n1', do: 'pay' },
  ]
  rows([['付了款的不能退', [...paid, back('c1', 'pay')], 'effect_left']])
  test('两个环节有同名的动作，其中一个付款：付了款的不能退', () => {
    const { pay } = letter.steps.pay!.outcomes
    const twice = {
      ...letter,
      steps: {
        ...letter.steps,
        desk: {
          ...letter.steps.desk!,
          outcomes: { ...letter.steps.desk!.outcomes, pay: { ...pay!, effects: [] } },
        },
      },
    }
    expect(play([...paid, back('c1', 'pay')], twice).said).toBe('effect_left')
  })
  test('时限不白得：白做的动作停下的时限接着算，白做的动作开始的时限没有了', () => {
    const before = play(written)
    const review = play(atReview)
    const returned = play([...atReview, back('h1', 'desk')])
    expect(dues(review.c).desk).toBe('stopped')
    expect(dues(returned.c)).toEqual(dues(before.c))
    const joint = play(atJoint)
    expect(Object.keys(dues(joint.c))).toContain('fire')
    expect(Object.keys(dues(play([...atJoint, back('l1', 'review')]).c))).not.toContain('fire')
  })
  test('退回到联合审查：意见还算数，办件在牵头人手上，没有丢', () => {
    const { c, said } = play([...paid.slice(0, -1), back('n1', 'joint')])
    expect(said).toBe('ok')
    expect(desks(c)).toEqual(['lead:all'])
    expect(play([...paid.slice(0, -1), back('n1', 'joint'), { by: 'l1', do: 'conclude' }]).c.step).toBe('pay')
  })
  test('转到没有那个环节的版本以后，不能退回那里', () => {
    const { c } = play(atReview)
    const { desk: _, ...steps } = letter.steps
    expect([sendableSteps(letter, c), sendableSteps({ ...letter, steps }, c)]).toEqual([['desk'], []])
  })
  test('退出联合审查再回来：各单位重新提意见，一个不少', () => {
    const again = play([
      ...atJoint,
      { by: 'f1', do: 'opine' },
      back('l1', 'review'),
      { by: 'h2', do: 'agree' },
    ])
    expect(desks(again.c)).toEqual(['lead:all', 'fire:all', 'works:all'])
  })
})

describe('[OA9] 撤回', () => {
  rows([
    ['送出的人撤回', [...atReview, take('c1')], 'ok'],
    ['别人不能替他撤回', [...atReview, take('c2')], 'not_yours'],
    [
      '有人接着办过',
      [...atReview, { by: 'h1', do: 'remark', input: { advice: '补记' } }, take('c1')],
      'acted_already',
    ],
    ['已经转给别人', [...atReview, hand('h1', 'h2'), take('c1')], 'acted_already'],
    ['自己催办、批注过，不算有人办过', [...atReview, urge('c1'), say('c1', 'note', why), take('c1')], 'ok'],
    ['已经告知当事人', [...written, { by: 'c1', do: 'settle' }, take('c1')], 'effect_left'],
    [
      '已经付款',
      [...atJoint, { by: 'l1', do: 'conclude' }, { by: 'n1', do: 'pay' }, take('n1')],
      'effect_left',
    ],
    ['来信本身不能撤回，只能撤销', [...written, take('c1')], 'not_yours'],
    ['撤回以后不能再撤一次', [...atReview, take('c1'), take('c1')], 'acted_already'],
    ['撤回以后重新报', [...atReview, take('c1'), { by: 'c1', do: 'submit' }], 'ok'],
  ])
  test('撤回的等于没有做：环节、事实、时限、经办人都回到从前', () => {
    const before = play(written)
    const taken = play([...written, { by: 'c1', do: 'submit', input: { advice: '拟同意' } }, take('c1')])
    expect(taken.c.step).toBe('desk')
    expect(taken.c.facts).toEqual(before.c.facts)
    expect(dues(taken.c)).toEqual(dues(before.c))
    expect(makersOf(taken.c, 'submit')).toEqual([])
    const other = play([...atReview, take('c1'), { by: 'c2', do: 'submit' }])
    expect(makersOf(other.c, 'submit')).toEqual(['c2'])
  })
  test('改过的事实恢复成原来的', () => {
    const first: readonly Doing[] = [
      ...written,
      { by: 'c1', do: 'submit', input: { advice: '甲' } },
      back('h1', 'desk'),
    ]
    const { c } = play([...first, { by: 'c1', do: 'submit', input: { advice: '乙' } }, take('c1')])
    expect(c.facts.advice).toBe('甲')
  })
})

describe('[OA10] 谁可以接', () => {
  test.each([
    ['别的岗位', 'c2', 'unfit_post'],
    ['外镇的同岗位', 'elsewhere', 'unfit_post'],
    ['与事项无关的岗位', 'stranger', 'unfit_post'],
    ['自己', 'h1', 'same_person'],
    ['当事人的亲属', 'kin', 'kin'],
    ['没有这个岗位', 'nobody', 'unfit_post'],
    ['同岗位的同事', 'h2', 'ok'],
  ])('转办给%s', (_, to, expected) => {
    expect(play([...atReview, hand('h1', to)]).said).toBe(expected)
  })
})

describe('[OA11] [OA12] 催办和督办', () => {
  rows([
    ['来信人可以催', [...atReview, urge('li')], 'ok'],
    ['在自己手上的不用催', [...atReview, urge('h1')], 'same_person'],
    ['一天一次', [...atReview, urge('c1'), urge('c1')], 'once_only'],
    ['第二天可以再催', [...atReview, urge('c1'), { ...urge('c1'), on: '2021-10-21' }], 'ok'],
    ['上级督办', [...atReview, supervise('boss')], 'ok'],
    ['下级不能督办上级', [...atJoint, supervise('h1')], 'wrong_role'],
    ['自己手上的不能督办', [...atReview, supervise('h2')], 'same_person'],
    ['督办了不再督办一次', [...atReview, supervise('boss'), supervise('boss')], 'once_only'],
    ['有件的岗位回复', [...atReview, supervise('boss'), say('h1', 'reply', why)], 'ok'],
    ['没有件的不能回复', [...atReview, supervise('boss'), say('c1', 'reply', why)], 'wrong_role'],
    ['督办的人解除', [...atReview, supervise('boss'), say('boss', 'release')], 'ok'],
    ['别人不能解除', [...atReview, supervise('boss'), say('h1', 'release')], 'not_yours'],
  ])
  test('催办在有人办理后了结；督办跟着办件走，直到回复、解除或者办结', () => {
    const left = (doings: readonly Doing[]) => standingErrands(letter, play(doings).c).map((x) => x.kind)
    expect(left([...atReview, urge('c1')])).toEqual(['urged'])
    expect(left([...atReview, urge('c1'), { by: 'h1', do: 'remark', input: { advice: '补' } }])).toEqual([])
    expect(left([...atReview, supervise('boss'), { by: 'h1', do: 'agree' }])).toEqual(['supervised'])
    expect(left([...atReview, supervise('boss'), { by: 'h1', do: 'refuse' }])).toEqual([])
  })
})

describe('[OA13] 经办和审核不是一个人', () => {
  rows([
    [
      '替人办过的，不能再审',
      [
        ...atReview,
        entrust('h1', 'l1'),
        say('l1', 'report', why),
        { by: 'h1', do: 'agree' },
        { by: 'f1', do: 'opine' },
        { by: 'l1', do: 'conclude' },
      ],
      'same_person',
    ],
    [
      '签过的，不能再审',
      [
        ...atReview,
        signers('h1', ['l1']),
        sign('l1'),
        { by: 'h1', do: 'agree' },
        { by: 'l1', do: 'conclude' },
      ],
      'same_person',
    ],
    [
      '委派过又收回的，不算经办',
      [
        ...atReview,
        entrust('h1', 'l1'),
        say('h1', 'recall'),
        { by: 'h1', do: 'agree' },
        { by: 'l1', do: 'conclude' },
      ],
      'ok',
    ],
  ])
})

describe('[OA14] 抄告、批注', () => {
  const copied = [...atReview, say('h1', 'copy', { posts: [{ post: 'p-c2' }, { post: 'p-boss' }] })]
  rows([
    ['抄告看得到办件的岗位', copied, 'ok'],
    [
      '抄告看不到办件的岗位',
      [...atReview, say('h1', 'copy', { posts: [{ post: 'p-stranger' }] })],
      'unfit_post',
    ],
    ['已阅', [...copied, say('c2', 'acknowledge')], 'ok'],
    ['没有抄告他', [...copied, say('f1', 'acknowledge')], 'not_yours'],
    [
      '批注里提醒的人',
      [...atReview, say('h1', 'note', { ...why, posts: [{ post: 'p-c2' }] }), say('c2', 'acknowledge')],
      'ok',
    ],
    ['办结以后仍可已阅', [...copied, { by: 'h1', do: 'refuse' }, say('c2', 'acknowledge')], 'ok'],
  ])
  test('各人阅各人的', () => {
    const { c } = play([...copied, say('c2', 'acknowledge')])
    expect(standingErrands(letter, c).map((x) => x.to!.post)).toEqual(['p-boss'])
  })
})

describe('[OA16] 手写签名', () => {
  test('签名的图和它的摘要记在动作的事件里', () => {
    const { events } = play([...atReview, { by: 'h1', do: 'agree', signature: 'mine' }])
    expect(events.at(-1)!.signature).toEqual({ paper: 'mine', sha256: 'ab12' })
  })
  rows([
    ['别人的签名', [...atReview, { by: 'h1', do: 'agree', signature: 'others' }], 'unknown_paper'],
    ['没有这张图', [...atReview, { by: 'h1', do: 'agree', signature: 'none' }], 'unknown_paper'],
    ['没有规定签名的环节', [...written, { by: 'c1', do: 'submit', signature: 'mine' }], 'act_not_allowed'],
  ])
  test('加签时也可以手写', () => {
    const { events } = play([...atReview, signers('h2', ['boss']), { ...sign('boss'), signature: 'none' }])
    expect(events.at(-1)!.outcome).toBe('act.addSigner')
  })
})

test('[OA3] the desks of a case are its holder and the parties that have not answered', () => {
  expect(desksOf(letter, play(atJoint).c, around('l1', [], '2021-10-20'))).toEqual(['lead', 'fire', 'works'])
})
