/**
 * What can be done, by outcome: who may, where, what is asked, on which conditions, what follows. The same act at many steps is
 * said once.
 */
import { exclusionsOf } from '../case/elsewhere.ts'
import { waysOf } from '../check/finding.ts'
import type { Way } from '../check/finding.ts'
import type { Branch } from '../programme/programme.ts'
import type { EffectRule, Guard, Outcome, Programme } from '../programme/index.ts'
import type { Text } from '../text.ts'
import { names } from '../rule/index.ts'
import { amountText, dayText } from './amounts.ts'
import { authorityText } from './authority.ts'
import type { Item, Line } from './explanation.ts'
import { joined, listed, quoted } from './phrase.ts'
import type { Teller } from './teller.ts'

/** An item and the article that it stands under. */
export type Placed = { readonly clause: string; readonly item: Item }

const text = (zh: string, en: string): Text => ({ zh, en })
export const line = (zh: string, en: string, said: Text): Line => ({ label: text(zh, en), text: said })

/** The same act, at all the steps where it may be done. */
type Act = { readonly name: string; readonly outcome: Outcome; readonly ways: readonly Way[] }

export function actsOf(p: Programme): readonly Act[] {
  const groups = new Map<string, Way[]>()
  for (const way of waysOf(p)) {
    const { to: _, ...same } = way.outcome
    const key = `${way.name} ${JSON.stringify(same)}`
    groups.set(key, [...(groups.get(key) ?? []), way])
  }
  return [...groups.values()].map((ways) => ({ name: ways[0]!.name, outcome: ways[0]!.outcome, ways }))
}

export function actItems(t: Teller): readonly Placed[] {
  const seen = new Map<string, number>()
  return actsOf(t.p).map((act) => {
    const nth = (seen.get(act.name) ?? 0) + 1
    seen.set(act.name, nth)
    return {
      clause: act.outcome.clause,
      item: {
        key: `act ${act.name}${nth === 1 ? '' : ` ${nth}`}`,
        kind: 'act',
        title: act.outcome.title,
        lines: actLines(t, act),
      },
    }
  })
}

function actLines(t: Teller, act: Act): readonly Line[] {
  const { outcome } = act
  const { by, notBy, atMost, onlyAfter, decides, seenBy, onScreen } = outcome
  return [
    line('办理人', 'Who', listed(by.map(t.nouns.role))),
    line('环节', 'Where', whereText(t, act)),
    ...(outcome.branches ?? []).map((b) => branchLine(t, outcome, b)),
    ...asksLines(t, outcome),
    ...(notBy && notBy.length > 0
      ? [
          line(
            '回避',
            'Not the same',
            text(
              `不得与办理${listed(notBy.map((n) => quoted(t.nouns.outcome(n)))).zh}的是同一人`,
              `not whoever did ${listed(notBy.map((n) => quoted(t.nouns.outcome(n)))).en}`,
            ),
          ),
        ]
      : []),
    ...(outcome.kinMayAct
      ? [line('亲属', 'Kin', text('本人和近亲属可以办理', 'one’s own case and that of kin may be acted in'))]
      : []),
    ...(decides ? authorityLines(t, decides, by) : []),
    ...(atMost === undefined
      ? []
      : [line('次数', 'At most', text(`一个办件最多办理${atMost}次`, `${atMost} time(s) in a case`))]),
    ...(onlyAfter === undefined
      ? []
      : [
          line(
            '何时',
            'When',
            text(
              `${quoted(t.nouns.clock(onlyAfter)).zh}届满以后才能办理`,
              `only once ${quoted(t.nouns.clock(onlyAfter)).en} has run out`,
            ),
          ),
        ]),
    ...(onScreen === undefined
      ? []
      : [
          line(
            '当面签名',
            'Signed there',
            text(
              `当事人在窗口对面的屏幕上核对、同意并签名：“${onScreen.consent.zh}”`,
              `the one concerned checks, agrees and signs on the screen before them: “${onScreen.consent.en}”`,
            ),
          ),
        ]),
    ...(outcome.when ?? []).map((g) => guardLine(t, outcome, g)),
    ...exclusionLines(t, act.name),
    ...factLines(t, outcome),
    ...numberLines(t, [
      ...(outcome.when ?? []).filter((g) => g.clause === outcome.clause).map((g) => g.test),
      ...Object.values(outcome.sets ?? {}),
    ]),
    ...(outcome.effects ?? []).map((e) => effectLine(t, e)),
    ...(seenBy
      ? [
          line(
            '谁看得到',
            'Seen by',
            text('所填内容只有办理人本人和机关看得到', 'the office and whoever acts'),
          ),
        ]
      : []),
  ]
}

function whereText(t: Teller, { ways }: Act): Text {
  const step = (id: string) => quoted(t.nouns.step(id))
  const staying = ways.filter((w) => w.from === w.outcome.to)
  const moving = ways.filter((w) => w.from !== w.outcome.to)
  const targets = [...new Set(moving.map((w) => w.outcome.to))]
  const parts = [
    ...targets.map((to) => {
      const from = moving.filter((w) => w.outcome.to === to).map((w) => w.from)
      const end = t.p.steps[to]?.end ? text('，办结', ', the end') : text('', '')
      const goal = { zh: `转入${step(to).zh}${end.zh}`, en: `to ${step(to).en}${end.en}` }
      const steps = from.flatMap((f) => (f === null ? [] : [step(f)]))
      if (steps.length === 0) return { zh: `提出办件，${goal.zh}`, en: `opens a case, ${goal.en}` }
      return { zh: `${listed(steps).zh}→${goal.zh}`, en: `${listed(steps).en} → ${goal.en}` }
    }),
    ...(staying.length > 0
      ? [
          {
            zh: `${listed(staying.map((w) => step(w.from!))).zh}，办后仍在原环节`,
            en: `${listed(staying.map((w) => step(w.from!))).en}, and stays there`,
          },
        ]
      : []),
  ]
  return joined(parts, '；', '; ')
}

function asksLines(t: Teller, outcome: Outcome): readonly Line[] {
  const asks = Object.entries(outcome.asks ?? {})
  const title = (name: string): Text => t.p.fields[name]?.title ?? { zh: name, en: name }
  const only = (how: 'required' | 'optional') =>
    asks.flatMap(([name, ask]) => (ask === how ? [title(name)] : []))
  const [required, optional] = [only('required'), only('optional')]
  const conditional = asks.flatMap(([name, ask]) =>
    typeof ask === 'string' ? [] : [[title(name), t.say.condition(ask.when)] as const],
  )
  return [
    ...(required.length > 0 ? [line('必填', 'Asked', listed(required))] : []),
    ...(optional.length > 0 ? [line('选填', 'If one likes', listed(optional))] : []),
    ...conditional.map(([what, when]) =>
      line('视情况填', 'Asked if', { zh: `${when.zh}的，填${what.zh}`, en: `${what.en}, where ${when.en}` }),
    ),
  ]
}

/** [EC2] At the act itself in short: in full it stands under its own article. */
const exclusionLines = (t: Teller, outcome: string): readonly Line[] =>
  exclusionsOf(t.p, outcome).map(([, x]) => {
    const cited = t.cite(x.clause)
    return {
      ...line('除外', 'Not where', {
        zh: `${quoted(x.title).zh}的（${cited}）`,
        en: `${quoted(x.title).en} (${cited})`,
      }),
      otherwise: x.bars!.message,
    }
  })

function authorityLines(
  t: Teller,
  decides: NonNullable<Outcome['decides']>,
  by: readonly string[],
): readonly Line[] {
  const amount = t.say.value(decides.amount)
  const grants = t.authorities.filter((a) => a.act === decides.act && by.includes(a.role))
  return [
    line('金额', 'Amount', { zh: `按${amount.zh}审查权限`, en: `authority is looked up for ${amount.en}` }),
    ...grants.map((a) => {
      const [role, most] = [t.nouns.role(a.role), authorityText(t, a)]
      return line('权限', 'Authority', { zh: `${role.zh}：${most.zh}`, en: `${role.en}: ${most.en}` })
    }),
  ]
}

/** A condition of the act's own article in full; one of another article in short, where it is said in full. */
function guardLine(t: Teller, outcome: Outcome, g: Guard): Line {
  if (g.clause === outcome.clause)
    return { ...line('条件', 'Condition', t.say.condition(g.test)), otherwise: g.message }
  const cited = t.cite(g.clause)
  const test = t.say.condition(g.test)
  return {
    ...line('条件', 'Condition', { zh: `${test.zh}（${cited}）`, en: `${test.en} (${cited})` }),
    otherwise: g.message,
  }
}

/** [K30] Where it leads instead, when that is, and by which article where that is another one. */
function branchLine(t: Teller, outcome: Outcome, b: Branch): Line {
  const [test, to] = [t.say.condition(b.when), quoted(t.nouns.step(b.to))]
  const cited = b.clause === outcome.clause ? '' : t.cite(b.clause)
  return line('去向', 'Leads to', {
    zh: `${b.title.zh}（${test.zh}），转入${to.zh}${cited === '' ? '' : `（${cited}）`}`,
    en: `${to.en}, ${b.title.en}: ${test.en}${cited === '' ? '' : ` (${cited})`}`,
  })
}

function factLines(t: Teller, outcome: Outcome): readonly Line[] {
  const set = (zh: string, en: string, facts: Readonly<Record<string, string>> = {}, between: string) =>
    Object.entries(facts).map(([name, formula]) => {
      const noun = t.nouns.find(name)
      const what = quoted(noun?.label ?? { zh: name, en: name })
      const value = t.say.value(formula, noun)
      const is = between === '＝' && isSentence(value) ? '：' : between
      return line(zh, en, { zh: `${what.zh}${is}${value.zh}`, en: `${what.en}: ${value.en}` })
    })
  const begins = (outcome.begins ?? []).map((name) =>
    quoted(t.nouns.find(name)?.label ?? { zh: name, en: name }),
  )
  return [
    ...(begins.length > 0
      ? [
          line(
            '重新开始',
            'Begins anew',
            text(`${listed(begins).zh}以前的内容不再算数`, `${listed(begins).en}`),
          ),
        ]
      : []),
    ...set('记下', 'Kept', outcome.sets, '＝'),
    ...set('登记', 'Added', outcome.adds, '增加一项：'),
  ]
}

function effectLine(t: Teller, e: EffectRule): Line {
  const when = 'when' in e && e.when !== undefined ? t.say.condition(e.when) : null
  const said = effectText(t, e)
  return line(
    said.label.zh,
    said.label.en,
    when ? { zh: `${when.zh}的：${said.text.zh}`, en: `where ${when.en}: ${said.text.en}` } : said.text,
  )
}

function effectText(t: Teller, e: EffectRule): Line {
  switch (e.kind) {
    case 'transfer': {
      const [debit, credit, amount] = [
        t.nouns.account(e.debit),
        t.nouns.account(e.credit),
        t.say.value(e.amount),
      ]
      return line('记账', 'Book', {
        zh: `借：${debit.zh}；贷：${credit.zh}；金额：${amount.zh}（${e.memo.zh}）`,
        en: `debit ${debit.en}, credit ${credit.en}: ${amount.en} (${e.memo.en})`,
      })
    }
    case 'award': {
      const amount = t.say.value(e.amount)
      return line('计入累计', 'Counts', {
        zh: `${amount.zh}计入本人和家庭的给付累计`,
        en: `${amount.en} counts towards what the household was given`,
      })
    }
    case 'void_award':
      return line(
        '计入累计',
        'Counts',
        text('原已计入累计的金额撤销', 'what was counted before is taken back'),
      )
    case 'open_obligation':
      return line('待补事项', 'Owed', {
        zh: `产生${quoted(titleOf(t, e.obligation)).zh}`,
        en: `${quoted(titleOf(t, e.obligation)).en} is owed`,
      })
    case 'close_obligation': {
      const own = t.p.obligations[e.obligation]?.ends
      const end = (name: string): Text => own?.[name] ?? t.ends[name] ?? { zh: name, en: name }
      const done =
        e.late === undefined
          ? end(e.how)
          : {
              zh: `${end(e.how).zh}；已过期限的：${end(e.late).zh}`,
              en: `${end(e.how).en}; past its limit: ${end(e.late).en}`,
            }
      return line('待补事项', 'Owed', {
        zh: `了结${quoted(titleOf(t, e.obligation)).zh}：${done.zh}`,
        en: `${quoted(titleOf(t, e.obligation)).en} ends: ${done.en}`,
      })
    }
    case 'notify': {
      const to = e.to === 'applicant' ? text('申请人', 'the applicant') : t.nouns.role(e.to)
      return line('告知', 'Told', { zh: `${to.zh}：“${e.text.zh}”`, en: `${to.en}: “${e.text.en}”` })
    }
    case 'enter':
      return enterText(t, e)
    case 'take_back': {
      const register = registerTitle(t, e.register)
      return line('名录', 'Register', {
        zh: `撤回本办件写入${quoted(register).zh}的内容，恢复原状`,
        en: `what this case entered on ${quoted(register).en} is taken back`,
      })
    }
    case 'send': {
      const carried = listed(Object.values(e.tells).map((n) => t.nouns.find(n)?.label ?? { zh: n, en: n }))
      const to = t.say.value(e.to)
      return line('告知对方', 'Told to a partner', {
        zh: carried.zh === '' ? to.zh : `${to.zh}：${carried.zh}`,
        en: carried.en === '' ? to.en : `${to.en}: ${carried.en}`,
      })
    }
    case 'command': {
      const to = t.say.value(e.case)
      return line('联办', 'Another case', {
        zh: `向${to.zh}转去：${inputText(t, e.outcome, e.input).zh}`,
        en: `to ${to.en}: ${inputText(t, e.outcome, e.input).en}`,
      })
    }
    case 'open_each':
      return line('联办', 'Other cases', {
        zh: `为${listTitle(t, e.list).zh}的每一行提出一个办件：${inputText(t, e.outcome, e.input).zh}`,
        en: `a case for each line of ${listTitle(t, e.list).en}: ${inputText(t, e.outcome, e.input).en}`,
      })
    case 'command_each':
      return line('联办', 'Other cases', {
        zh: `对${listTitle(t, e.list).zh}每一行的办件办理：${inputText(t, e.outcome, e.input).zh}`,
        en: `each case of ${listTitle(t, e.list).en}: ${inputText(t, e.outcome, e.input).en}`,
      })
  }
}

const titleOf = (t: Teller, obligation: string): Text =>
  t.p.obligations[obligation]?.title ?? { zh: obligation, en: obligation }
const registerTitle = (t: Teller, id: string): Text =>
  t.nouns.registers.find((r) => r.id === id)?.title ?? { zh: id, en: id }
const listTitle = (t: Teller, name: string): Text =>
  quoted(t.nouns.find(name)?.label ?? { zh: name, en: name })

function enterText(t: Teller, e: EffectRule & { readonly kind: 'enter' }): Line {
  const register = t.nouns.registers.find((r) => r.id === e.register)
  const title = quoted(registerTitle(t, e.register))
  const standing = t.say.value(e.standing, {
    label: text('状态', 'standing'),
    ...(register ? { options: register.standings } : {}),
  })
  const each = e.each === undefined ? text('', '') : listTitle(t, e.each)
  const columns = Object.keys(e.body).map((c) => register?.columns[c]?.title ?? { zh: c, en: c })
  const withColumns = columns.length > 0 ? `；登记${listed(columns).zh}` : ''
  return line('名录', 'Register', {
    zh: `${each.zh ? `${each.zh}的每一行` : ''}写入${title.zh}，状态为${standing.zh}${withColumns}`,
    en: `${each.en ? `each line of ${each.en} ` : ''}entered on ${title.en} as ${standing.en}${
      columns.length > 0 ? `, with ${listed(columns).en}` : ''
    }`,
  })
}

function inputText(t: Teller, outcome: string, input: Readonly<Record<string, string>>): Text {
  const parts = Object.entries(input).map(([name, formula]): Text => {
    const noun = t.nouns.elsewhere(outcome, name) ?? t.nouns.find(name)
    const title = noun?.label
    const value = t.say.value(formula, noun)
    return title ? { zh: `${title.zh}为${value.zh}`, en: `${title.en}: ${value.en}` } : value
  })
  return parts.length === 0 ? text('（不带内容）', 'nothing besides') : joined(parts, '，', '; ')
}

/** A value that is said by cases, and not as a sum. */
export const isSentence = (value: Text): boolean => /的，为|；没有的，为|，取/.test(value.zh)

/** [EX2] The dated numbers that formulas name, with where each comes from. */
export function numberLines(t: Teller, formulas: readonly string[]): readonly Line[] {
  const all = [...new Set(formulas.flatMap((f) => names(f)))].filter((n) => Object.hasOwn(t.p.params, n))
  return all.map((name) => {
    const param = t.p.params[name]!
    const values = param.history.map((h): Text => {
      const value =
        h.value === null ? { zh: '不再规定', en: 'no longer set' } : amountText(h.value, param.unit, t.units)
      return { zh: `${dayText(h.from).zh}起${value.zh}`, en: `${value.en} from ${h.from}` }
    })
    const sources = [...new Set(param.history.map((h) => t.cite(h.source)))].join('、')
    return line('其中', 'Where', {
      zh: `${quoted(param.title).zh}：${values.map((v) => v.zh).join('，')}（${sources}）`,
      en: `${quoted(param.title).en}: ${values.map((v) => v.en).join(', ')} (${sources})`,
    })
  })
}

/** Conditions that stand on another article than the act that asks them, once for all acts that do. */
export function conditionItems(t: Teller): readonly Placed[] {
  const guards = new Map<string, { readonly guard: Guard; readonly acts: Text[] }>()
  for (const { outcome } of actsOf(t.p))
    for (const guard of outcome.when ?? []) {
      if (guard.clause === outcome.clause) continue
      const key = JSON.stringify(guard)
      const entry = guards.get(key) ?? { guard, acts: [] }
      guards.set(key, entry)
      if (!entry.acts.some((a) => a.zh === outcome.title.zh)) entry.acts.push(outcome.title)
    }
  const branches = actsOf(t.p).flatMap(({ outcome }) =>
    (outcome.branches ?? []).flatMap((b): readonly Placed[] =>
      b.clause === outcome.clause
        ? []
        : [
            {
              clause: b.clause,
              item: {
                key: `branch ${outcome.title.zh} ${b.title.zh}`,
                kind: 'condition',
                title: { zh: `用于${quoted(outcome.title).zh}`, en: `for ${quoted(outcome.title).en}` },
                lines: [branchLine(t, { ...outcome, clause: b.clause }, b), ...numberLines(t, [b.when])],
              },
            },
          ],
    ),
  )
  const conditions = [...guards.values()].map(({ guard, acts }): Placed => ({
    clause: guard.clause,
    item: {
      key: `condition ${guard.message.zh}`,
      kind: 'condition',
      title: { zh: `用于${listed(acts.map(quoted)).zh}`, en: `for ${listed(acts.map(quoted)).en}` },
      lines: [
        { ...line('条件', 'Condition', t.say.condition(guard.test)), otherwise: guard.message },
        ...numberLines(t, [guard.test]),
      ],
    },
  }))
  return [...conditions, ...branches]
}
