/** What a ballot tells its reader: what is asked of an owner, how far it is, and the dwellings one by one. */
import type { GridCell, Panel, PanelBar, PanelReader, ValueOf } from 'yimen/kernel/ability'
import type { Text } from 'yimen/kernel/text'
import {
  fewestToPass,
  rulesOn,
  tallyBallots,
  whatIf,
  type Ballot,
  type BallotRules,
  type BallotTally,
  type Choice,
} from '../ballot.ts'
import { isOf, signsFor, type Voter } from '../roll.ts'
import { dayText, hundredths, shortDay, t } from '../words.ts'
import type { ballotLines } from './shapes.ts'

export type BallotWays = {
  readonly sets: readonly BallotRules[]
  readonly cast?: {
    readonly outcome: string
    readonly room: string
    readonly choice: string
    readonly paper?: string
  }
  readonly consent?: { readonly outcome: string; readonly room: string }
}
type Line = ValueOf<typeof ballotLines>[number]
type Parts = {
  readonly roll: readonly Voter[]
  readonly ballots: readonly Line[]
  readonly on: string
  readonly wanted?: readonly string[] | null | undefined
  readonly given?: readonly Given[] | null | undefined
}
type Given = {
  readonly room: string
  readonly owner?: string | null | undefined
  readonly all?: boolean | null | undefined
}
type Vote = Omit<BallotTally['votes'][number], 'choice'> & {
  readonly choice?: Choice | 'split' | null | undefined
}
type Tally = Pick<BallotTally, 'tests' | 'passed' | 'heads' | 'area'> & { readonly votes: readonly Vote[] }
/** One ballot for one reader. */
type Count = {
  readonly rules: BallotRules
  readonly ways: BallotWays
  readonly reader: PanelReader
  readonly parts: Parts
  readonly ballots: readonly Ballot[]
  readonly tally: Tally
}

const isOpen = (vote: Vote): boolean => (vote.choice ?? null) === null

export const choiceText: Readonly<Record<Choice | 'split', Text>> = {
  agree: t('同意', 'Agree'),
  disagree: t('不同意', 'Disagree'),
  abstain: t('弃权', 'Abstain'),
  split: t('共有人意见不一', 'Co-owners differ'),
}
const tones = { agree: 'good', disagree: 'bad', abstain: 'calm', split: 'calm' } as const

export function ballotTold(
  tally: Tally,
  ways: BallotWays,
  reader: PanelReader,
  parts: Parts,
): readonly Panel[] {
  const rules = rulesOn(ways.sets, parts.on)
  if (!rules) return []
  const ballots = parts.ballots.map(({ room, choice, owner, all }): Ballot => ({
    room,
    choice,
    owner: owner ?? null,
    all: all === true,
  }))
  const count = { rules, ways, reader, parts, ballots, tally }
  return [...votesAsked(count), ...consentsAsked(count), doorsOf(count), ...consentsGiven(count)]
}

/** The dwellings that the reader may vote for, alone or for a ward, and has not. */
function votesAsked({ rules, ways, reader, parts, ballots, tally }: Count): readonly Panel[] {
  const { cast } = ways
  if (!cast || !reader.may(cast.outcome)) return []
  const options = Object.entries(reader.options(cast.choice))
  const unsigned = parts.roll.filter(
    (v) =>
      isOpen(tally.votes.find((x) => x.room === v.room)!) &&
      signsFor(v, reader.person).some(
        (owner) => !ballots.some((b) => b.room === v.room && b.owner === owner),
      ),
  )
  const rooms = unsigned.map((v) => v.room)
  return unsigned.map((v): Panel => {
    const { owners, signed } = tally.votes.find((x) => x.room === v.room)!
    const mayDecide = !tally.passed && whatIf(rules, parts.roll, ballots, [v.room], 'agree').passed
    return {
      kind: 'ask',
      id: `vote-${v.room}`,
      title: t(
        `请您表决（${v.room}），${dayText(parts.on).zh}截止`,
        `Please vote (${v.room}) by ${dayText(parts.on).en}`,
      ),
      puts: t('您是否同意公布的方案？', 'Do you agree to the plan that was shown?'),
      ...(mayDecide
        ? {
            weighs: t(
              '您这一票可能决定结果：您同意，本次表决即达到法定比例。',
              'Yours may decide: if you agree, the ballot reaches what the law asks.',
            ),
          }
        : {}),
      notes: [
        ...(owners > 1
          ? [
              t(
                `${v.room}由${owners}人共有，已有${signed}人签。每位共有人都要表决；意见一致才算同意。`,
                `${v.room} has ${owners} owners, ${signed} have signed: each votes, and only together they agree.`,
              ),
            ]
          : []),
        t('不方便在手机上签的，可以到社区填纸质表决票。', 'Or sign on paper at the community.'),
      ],
      clause: rules.clause,
      until: parts.on,
      outcome: cast.outcome,
      ways: options.map(([name, title]) => ({
        title,
        input: { [cast.room]: v.room, [cast.choice]: name },
        ...(name === 'agree' ? { first: true as const } : {}),
      })),
      brief: t(`请您表决（${rooms.join('、')}）`, `Please vote (${rooms.join(', ')})`),
      answers: t(
        `${reader.subject} ${v.room}（${hundredths(v.area)}㎡），您表决：`,
        `${reader.subject} ${v.room}, you vote: `,
      ),
      signs: t('提交后不能更改。', 'It cannot be changed afterwards.'),
    }
  })
}

/** A dwelling has consented when all its owners have, or one for all of them. */
function consentOf({ parts }: Count) {
  const given = parts.given ?? []
  const has = (v: Voter, owner: string) =>
    given.some((g) => g.room === v.room && (g.all === true || g.owner === owner))
  return {
    has,
    all: (v: Voter) =>
      given.some((g) => g.room === v.room && g.all === true) ||
      (v.owners.length > 0 && v.owners.every((owner) => has(v, owner))),
    wanted: (parts.wanted ?? []).flatMap((room) => parts.roll.filter((v) => v.room === room)),
  }
}

/** Only those whose own part the plan would use are asked, apart from the vote. */
function consentsAsked(count: Count): readonly Panel[] {
  const { ways, reader, parts } = count
  const way = ways.consent && reader.offers(ways.consent.outcome)
  if (!way || !ways.consent) return []
  const { outcome, room } = ways.consent
  const { wanted, has } = consentOf(count)
  const waiting = wanted.filter((v) => signsFor(v, reader.person).some((owner) => !has(v, owner)))
  const rooms = waiting.map((v) => v.room)
  return waiting.map((v): Panel => ({
    kind: 'ask',
    id: `own-${v.room}`,
    title: way.title,
    puts: t(
      `方案要占用您家（${v.room}）的专有部分，表决之外须由您单独同意；没有您的同意，方案不能通过。`,
      `The plan would use a part that is yours (${v.room}). Apart from the vote you must consent; without it the plan cannot pass.`,
    ),
    notes: [
      t(
        `${dayText(parts.on).zh}前答复；不同意可以不答复。`,
        `Until ${dayText(parts.on).en}; who does not consent need not answer.`,
      ),
    ],
    clause: way.clause,
    until: parts.on,
    outcome,
    ways: [{ title: t('我同意占用', 'I consent'), input: { [room]: v.room }, first: true }],
    brief: t(
      `请您确认：${way.title.zh}（${rooms.join('、')}）`,
      `Please answer: ${way.title.en} (${rooms.join(', ')})`,
    ),
    answers: t(`${v.room}：`, `${v.room}: `),
    signs: t('不同意的，不必操作。', 'If you do not consent, do nothing.'),
  }))
}

/** To officials: whose own part is used, and whether they have consented. */
function consentsGiven(count: Count): readonly Panel[] {
  const { ways, reader } = count
  const { wanted, all } = consentOf(count)
  const way = ways.consent && reader.offers(ways.consent.outcome)
  if (!way || !reader.official || wanted.length === 0) return []
  return [
    {
      kind: 'table',
      id: 'own',
      title: t('占用专有部分', 'Own parts used'),
      clause: way.clause,
      columns: [{ title: t('房号', 'Room') }, { title: t('答复', 'Answer') }],
      rows: wanted.map((v) => ({
        cells: [t(v.room, v.room), all(v) ? t('已同意', 'consented') : t('未同意', 'not yet')],
        tone: all(v) ? ('good' as const) : ('warn' as const),
      })),
    },
  ]
}

const turns = [
  { name: 'agree', title: choiceText.agree },
  { name: 'disagree', title: choiceText.disagree },
  { name: 'abstain', title: choiceText.abstain },
  { name: 'none', title: t('不参与', 'no part') },
] as const

/**
 * [BL5] The tests and every dwelling. Who holds the office may suppose that some say otherwise; an owner may not, who would learn
 * from it what the others said.
 */
function doorsOf(count: Count): Panel {
  const { rules, ways, reader, parts } = count
  const { roll } = parts
  const supposed = Object.entries(reader.official ? reader.supposed : {}).filter(
    ([room, turn]) => roll.some((v) => v.room === room) && turns.some((x) => x.name === turn),
  )
  const ballots = [
    ...count.ballots.filter((b) => supposed.every(([room]) => room !== b.room)),
    ...supposed.flatMap(([room, turn]) =>
      turn === 'none' ? [] : [{ room, choice: turn as Choice, owner: null, all: true }],
    ),
  ]
  const tally = supposed.length === 0 ? count.tally : tallyBallots(rules, roll, ballots)
  const isOn = [ways.cast, ways.consent].some((way) => way && reader.offers(way.outcome) !== null)
  const voted = tally.votes.filter((v) => !isOpen(v)).length
  const floors = [...new Set(roll.map((v) => v.floor))].toSorted((x, y) => y - x)
  const counted = t(
    `${roll.length}户中已有${voted}户表决。`,
    `${voted} of ${roll.length} dwellings have voted. `,
  )
  const reaches = tally.passed
    ? t('已达到法定比例。', 'It reaches what the law asks.')
    : t('尚未达到法定比例。', 'It does not reach what the law asks yet.')
  const enters = entersOf(count)
  return {
    kind: 'grid',
    id: 'doors',
    title: t('业主表决', 'The ballot of the owners'),
    ...(isOn ? (reader.official ? {} : { stands: 'below' as const }) : { stands: 'over' as const }),
    holds: [ways.cast?.outcome, ways.consent?.outcome].filter((o) => o !== undefined),
    says: {
      text: t(`${counted.zh}${reaches.zh}`, `${counted.en}${reaches.en}`),
      tone: tally.passed ? 'good' : 'warn',
    },
    notes: [rules.title],
    clause: rules.clause,
    until: parts.on,
    bars: tally.tests.map(barOf),
    ...(reader.official ? wantsOf(rules, roll, ballots, tally.passed, supposed.length > 0) : {}),
    caption: t(
      `共${roll.length}户，按${tally.heads.all}人、${hundredths(tally.area.all)}平方米计`,
      `${roll.length} dwellings, ${tally.heads.all} heads, ${hundredths(tally.area.all)} m²`,
    ),
    rows: floors.map((floor) => ({
      title: t(`${floor}层`, `Floor ${floor}`),
      cells: roll
        .filter((v) => v.floor === floor)
        .map((v) => {
          const turn = supposed.find(([room]) => room === v.room)?.[1]
          return turn === undefined ? cellOf(count, v, supposed.length > 0) : supposedCell(v, String(turn))
        }),
    })),
    ...(reader.official
      ? {
          supposes: {
            note: t(
              '这是假设，不是表决。点一户改变假设：同意、不同意、弃权、不参与，再点回到现状。',
              'A supposition, not a vote. Click a dwelling: agree, disagree, abstain, no part, then as it is.',
            ),
            turns,
          },
        }
      : {}),
    ...(enters ? { enters } : {}),
  }
}

const barOf = (x: Tally['tests'][number]): PanelBar => ({
  title: x.title,
  unit: x.by === 'heads' ? 'head' : 'hundredth_m2',
  is: x.counted,
  of: x.base,
  needs: x.needed,
  met: x.passed,
  says: testText(x),
})

/** What a test lacks, or that it is met. */
function testText({ by, counted, needed, passed }: Tally['tests'][number]): Text {
  /** Nobody voted yet: there is nothing to be short of. */
  if (needed === 0) return t('还没有票', 'no votes yet')
  const measure = (n: number) =>
    by === 'heads' ? t(`${n}人`, `${n} heads`) : t(`${hundredths(n)}㎡`, `${hundredths(n)} m²`)
  const [has, needs, short] = [measure(counted), measure(needed), measure(Math.max(0, needed - counted))]
  return passed
    ? t(`${has.zh}，已达到${needs.zh}`, `${has.en}, reaches ${needs.en}`)
    : t(`${has.zh}，还差${short.zh}（须${needs.zh}）`, `${has.en}, ${short.en} short of ${needs.en}`)
}

/** [BL7] Who is still to be won: the smallest set of dwellings that would carry it. */
function wantsOf(
  rules: BallotRules,
  roll: readonly Voter[],
  ballots: readonly Ballot[],
  passed: boolean,
  supposing: boolean,
): { readonly wants?: Text } {
  const [zh, en] = supposing ? ['照此假设，', 'If so, '] : ['', '']
  if (passed) return supposing ? { wants: t(`${zh}表决通过。`, `${en}the ballot passes.`) } : {}
  const fewest = fewestToPass(rules, roll, ballots)
  return {
    wants:
      fewest === null
        ? t(`${zh}其余未表决的户全部同意也达不到。`, `${en}all that have not voted would not be enough.`)
        : t(
            `${zh}最少还要${fewest.length}户同意：${fewest.join('、')}`,
            `${en}${fewest.length} more must agree at least: ${fewest.join(', ')}`,
          ),
  }
}

const supposedCell = ({ room }: Voter, turn: string): GridCell => ({
  id: room,
  says: turns.find((x) => x.name === turn)!.title,
  ...(turn === 'none' ? {} : { tone: tones[turn as Choice] }),
  supposed: true,
})

/** [BL8] [P9] The choice of others is told to officials alone; owners see who has voted, and their own. */
function cellOf({ rules, reader, parts, ballots, tally }: Count, v: Voter, supposing: boolean): GridCell {
  const vote = tally.votes.find((x) => x.room === v.room)!
  const mine = isOf(v, reader.person)
  const mayRead = reader.official || mine
  const last = mayRead ? parts.ballots.findLast((b) => b.room === v.room) : undefined
  const choice = mayRead ? (vote.choice ?? null) : null
  const decides =
    mayRead &&
    !supposing &&
    isOpen(vote) &&
    !tally.passed &&
    whatIf(rules, parts.roll, ballots, [v.room], 'agree').passed
  /** A sheet may hold the neighbours’ signatures too. */
  const papers = reader.official ? (last?.papers ?? []) : []
  return {
    id: v.room,
    says: choice ? choiceText[choice] : votedText(vote),
    ...(choice ? { tone: tones[choice] } : isOpen(vote) ? {} : { tone: 'calm' as const }),
    ...(last && typeof last.on === 'string' ? { notes: voteWay(last) } : {}),
    ...(papers.length > 0 ? { papers } : {}),
    ...(decides ? { mark: t('同意即通过', 'would decide') } : {}),
    ...(mine ? { mine: true as const } : {}),
  }
}

function votedText(vote: Vote): Text {
  const { owners, signed } = vote
  if (!isOpen(vote)) return t('已表决', 'voted')
  return signed > 0 ? t(`待另${owners - signed}人签`, `${owners - signed} to sign`) : t('未表决', 'open')
}

/** When a vote was given, and how. */
export function voteWay({ on, paper, owner, all }: Line): Text {
  const way =
    paper === true
      ? t('社区录入纸质票', 'on paper, entered by the community')
      : owner != null && all === true
        ? t('受托签署', 'by a proxy')
        : t('手机签署', 'on a phone')
  if (typeof on !== 'string') return way
  const day = shortDay(on)
  return t(`${day.zh}${way.zh}`, `${day.en}, ${way.en}`)
}

/** How an official enters ballots on paper; null where one cannot. */
function entersOf({ ways, reader, tally }: Count): (Panel & { readonly kind: 'grid' })['enters'] | null {
  const { cast } = ways
  if (!cast?.paper || !reader.official || !reader.may(cast.outcome)) return null
  const most = reader.most(cast.paper)
  const cells = tally.votes.flatMap((v) => (isOpen(v) ? [v.room] : []))
  return most === null || cells.length === 0
    ? null
    : {
        title: t('录入纸质票', 'Enter paper ballots'),
        outcome: cast.outcome,
        cell: cast.room,
        choice: cast.choice,
        options: reader.options(cast.choice),
        paper: cast.paper,
        most,
        cells,
        words: {
          cell: t('房号', 'Room'),
          choice: t('意见', 'Choice'),
          item: t('票', ' ballots'),
          papers: t('表决票照片', 'Photos of ballots'),
          notThere: t('户册里没有', 'not on the roll: '),
          done: t('已经表决', 'has voted: '),
        },
      }
}
