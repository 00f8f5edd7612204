/** What is played on the stage, as a fold over its lines: what was struck or void was never there, and nothing is ever written over. */
import { ability, given, how } from 'yimen/kernel/ability'
import { halves, type Key } from './answers.ts'
import { perPoint, ranked, shownText } from './marks.ts'

type Team = { readonly no: number; readonly name: string; readonly members: number }
type Question = { readonly q: number; readonly points: number }
/** `what`: answer (judged by the key), right, wrong, pass, foul, early, help. `against`: whom a ring match is with. */
export type Line = {
  readonly n: number
  readonly q: number
  readonly no: number
  readonly what: string
  readonly member?: number | null | undefined
  readonly against?: number | null | undefined
  readonly stake?: number | null | undefined
  readonly given?: string | null | undefined
}
export type StageMarks = {
  readonly earlyPoints: number
  readonly helpPoints: number
  readonly knockPoints: number
  readonly lastPoints: number
}

/** The lines that count, each answer judged; `pending` while one waits for its key. */
function judged(
  lines: readonly Line[],
  keys: readonly Key[],
  struck: readonly number[],
  voided: readonly number[],
) {
  const keyOf = new Map(keys.map((k) => [k.q, k]))
  const live = lines.filter((l) => !struck.includes(l.n) && !voided.includes(l.q))
  return live.map((l) => {
    if (l.what !== 'answer') return l
    const key = keyOf.get(l.q)
    if (key === undefined) return { ...l, what: 'pending' }
    return { ...l, what: halves(key, l.given ?? '') === 2 ? 'right' : 'wrong' }
  })
}

/** Points of one line; a ring match is reckoned by who is left. */
function pointsOf(form: string, l: Line, worth: number, earlyBefore: number, m: StageMarks): number {
  const at = l.stake ?? worth
  switch (l.what) {
    case 'right':
      return form === 'ring' ? 0 : at
    case 'wrong':
      return form === 'buzzer' || form === 'risk' ? -at : 0
    case 'help':
      return -m.helpPoints
    case 'early':
      return earlyBefore > 0 ? -m.earlyPoints : 0
    default:
      return 0
  }
}

export function stageRows(
  form: string,
  teams: readonly Team[],
  questions: readonly Question[],
  lines: readonly Line[],
  keys: readonly Key[],
  struck: readonly number[],
  voided: readonly number[],
  m: StageMarks,
) {
  const live = judged(lines, keys, struck, voided)
  const worth = new Map(questions.map((x) => [x.q, x.points]))
  const out = new Set(
    form === 'ring' ? live.filter((l) => l.what === 'wrong').map((l) => `${l.no} ${l.member ?? 0}`) : [],
  )
  const left = (t: Team): number => t.members - [...out].filter((x) => x.startsWith(`${t.no} `)).length
  const standing = teams.filter((t) => left(t) > 0)
  const rows = teams.map((t) => {
    const own = live.filter((l) => l.no === t.no)
    let early = 0
    const sum = own.reduce((points, l) => {
      const more = pointsOf(form, l, worth.get(l.q) ?? 0, early, m)
      if (l.what === 'early') early += 1
      return points + more
    }, 0)
    const knocked = form === 'ring' ? live.filter((l) => l.what === 'wrong' && l.against === t.no).length : 0
    const last = form === 'ring' && standing.length === 1 && standing[0]!.no === t.no ? m.lastPoints : 0
    return {
      no: t.no,
      name: t.name,
      points: (sum + knocked * m.knockPoints + last) * perPoint,
      right: own.filter((l) => l.what === 'right').length,
      wrong: own.filter((l) => l.what === 'wrong').length,
      left: left(t),
    }
  })
  return { rows: ranked(rows), whole: rows.length > 0 && live.every((l) => l.what !== 'pending') }
}

export const stage = ability({
  id: 'contests.stage@2',
  takes: {
    form: 'text',
    teams: { list: { of: { no: 'number', name: 'text', members: 'number' } }, orNone: true },
    questions: { list: { of: { q: 'number', points: 'number' } }, orNone: true },
    lines: {
      list: {
        of: {
          n: 'number',
          q: 'number',
          no: 'number',
          what: 'text',
          member: { maybe: 'number' },
          against: { maybe: 'number' },
          stake: { maybe: 'number' },
          given: { maybe: 'text' },
        },
      },
      orNone: true,
    },
    keys: { list: { of: { q: 'number', key: 'text' } }, orNone: true },
    struck: { list: { of: { n: 'number' } }, orNone: true },
    voided: { list: { of: { q: 'number' } }, orNone: true },
    earlyPoints: { unit: 'points' },
    helpPoints: { unit: 'points' },
    knockPoints: { unit: 'points' },
    lastPoints: { unit: 'points' },
  },
  gives: {
    of: {
      rows: {
        list: {
          of: {
            no: 'number',
            name: 'text',
            points: 'number',
            right: 'number',
            wrong: 'number',
            left: 'number',
            rank: { maybe: 'number' },
          },
        },
      },
      whole: 'boolean',
    },
  },
  rules: given.nothing,
}).does({
  work: ({ form, teams, questions, lines, keys, struck, voided, ...marks }) =>
    stageRows(
      form,
      teams,
      questions,
      lines,
      keys,
      struck.map((s) => s.n),
      voided.map((v) => v.q),
      marks,
    ),
  words: {
    rows: {
      zh: '各队得分',
      en: 'marks of each team',
      columns: {
        no: { zh: '队号', en: 'team' },
        name: { zh: '队名', en: 'name' },
        points: { zh: '得分（万分之一分）', en: 'marks in ten-thousandths' },
        right: { zh: '答对', en: 'right' },
        wrong: { zh: '答错', en: 'wrong' },
        left: { zh: '在场选手', en: 'members still in' },
        rank: { zh: '名次', en: 'rank' },
      },
    },
    whole: { zh: '没有等待答案的作答', en: 'no answer waits for its key' },
  },
  tells: (value) => [
    {
      kind: 'table',
      id: 'score',
      title: { zh: '本环节得分', en: 'Marks of this part' },
      columns: [
        { title: { zh: '名次', en: 'Rank' }, number: true },
        { title: { zh: '战队', en: 'Team' } },
        { title: { zh: '得分', en: 'Marks' }, number: true },
        { title: { zh: '对', en: 'Right' }, number: true },
        { title: { zh: '错', en: 'Wrong' }, number: true },
        { title: { zh: '在场', en: 'In' }, number: true },
      ],
      rows: value.rows
        .toSorted((a, b) => (a.rank ?? 999) - (b.rank ?? 999) || a.no - b.no)
        .map((x) => ({
          cells: [
            { amount: x.rank ?? 0, unit: 'count' },
            { zh: `${x.no} ${x.name}`, en: `${x.no} ${x.name}` },
            shownText(x.points),
            { amount: x.right, unit: 'count' },
            { amount: x.wrong, unit: 'count' },
            { amount: x.left, unit: 'count' },
          ],
        })),
    },
  ],
  explains(_, say) {
    const [lines, struck, voided] = [say('lines'), say('struck'), say('voided')]
    const [early, help, knock, last] = [
      say('earlyPoints'),
      say('helpPoints'),
      say('knockPoints'),
      say('lastPoints'),
    ]
    return {
      lines: [
        how(
          `${lines.zh}除去${struck.zh}和${voided.zh}以后逐条计分：答对得该题分值，抢答和风险题答错扣同样分值；第一次抢跑不扣分，以后每次扣${early.zh}；求助扣${help.zh}`,
          `${lines.en}, without ${struck.en} and ${voided.en}, line by line: right earns what the question is worth, wrong takes it in buzzer and risk; the first early buzz costs nothing, each later one ${early.en}; help costs ${help.en}`,
        ),
        how(
          `擂台：答错的选手下台，守住的一方得${knock.zh}，最后仍在台上的战队加${last.zh}`,
          `Ring: who is wrong leaves, who stands against them earns ${knock.en}, and the last team standing ${last.en} besides`,
        ),
      ],
    }
  },
})
