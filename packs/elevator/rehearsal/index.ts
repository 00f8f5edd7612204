/**
 * The retrofit year of Xiangtan, from the survey to the elevators in use, as commands in time. Figures are
 * made by counting, never stored.
 */
import { addDays, type Day } from 'yimen/kernel/day'
import { firms } from './firms.ts'
import { enliven } from './living.ts'
import { after, type File } from './file.ts'
import { amongOfficials } from './office.ts'
import { projectOf, type Turn } from './project.ts'
import { surveys } from './survey.ts'
import type { Line, World } from './world.ts'

export type { Line, World } from './world.ts'

/** How many projects take which way; those that began late are still at the ballot. */
const shares = { first: 8, accepted: 272, stopped: 6, refused: 3, givenUp: 9, consenting: 52 }
/** What is special, by the place in the list; all others are plain. */
const turns: Readonly<Record<number, Turn>> = {
  12: 'objection',
  33: 'objection',
  54: 'objection',
  75: 'objection',
  96: 'objection',
  40: 'unsettled',
  80: 'unsettled',
  20: 'supplement',
  60: 'supplement',
  100: 'supplement',
  140: 'supplement',
  25: 'conditions',
  85: 'conditions',
  30: 'early_start',
  70: 'early_start',
  50: 'ballot_failed',
  90: 'ballot_failed',
}
/**
 * Where some stand still, by the place in the list: each after the outcome that nobody followed up. The
 * objection that nobody mediates and the early start that nobody cures are such by their turn.
 */
const stalls: Readonly<Record<number, string>> = {
  5: 'accept',
  45: 'accept',
  110: 'accept',
  96: 'to_mediation',
  65: 'convene',
  115: 'convene',
  165: 'convene',
  125: 'submit_drawings',
  185: 'submit_drawings',
  35: 'waive_permits',
  95: 'waive_permits',
  155: 'waive_permits',
  205: 'waive_permits',
  70: 'early_start',
  145: 'notify_installation',
  195: 'notify_installation',
  55: 'accept_works',
}
/** Firms that are on the list the whole year. */
const steadyFirms = 9

/** What stands still began so early that it came there. */
const latestStalled: Day = '2021-05-31'
/** Begun by then, a project is accepted before the newspaper's day; begun after it, it is not. */
const latestAccepted: Day = '2021-08-06'
/** What takes no turn is accepted within seven weeks, the National Day among them. */
const latestPlain: Day = '2021-09-02'
const earliestOpen: Day = '2021-09-13'
/** Its ballot is open on the newspaper's day. */
const ballotNear: Day = '2021-09-26'

/** The same to the byte for the same world. */
export function rehearseElevators(world: World): readonly (readonly Line[])[] {
  const { files, entered } = surveys(world)
  const fit = world.rows.map((row, n) => ({ row, n })).filter(({ row }) => world.fit(row))
  const first = fit.filter(({ row }) => row.estate === world.first)
  const others = world.random
    .fork('projects')
    .shuffle(
      fit.filter(({ row }) => row.community !== first[0]!.row.community && entered.get(row)! < '2021-07-12'),
    )
  const projects: File[] = []
  const begin = (
    x: { readonly row: (typeof fit)[number]['row']; readonly n: number },
    day: Day,
    turn: Turn,
    firm: number,
    last?: string,
  ) =>
    projects.push(
      projectOf(world, x.n, `E2021-${String(projects.length + 1).padStart(4, '0')}`, day, turn, firm, last),
    )
  first.forEach((x) => begin(x, '2021-02-08', 'plain', 0))
  let at = 0
  const spread = (x: (typeof fit)[number], from: Day, to: Day): Day => {
    const earliest = [addDays(entered.get(x.row)!, 3), from].sort()[1]!
    const span = Math.max(0, Math.round((Date.parse(to) - Date.parse(earliest)) / 86_400_000))
    return after(addDays(earliest, world.random.next(span + 1)), 0)
  }
  const some = (
    count: number,
    from: Day,
    to: Day,
    turn: (i: number) => Turn,
    last: (i: number) => string | undefined = () => undefined,
  ) => {
    for (let i = 0; i < count; i++) {
      const x = others[at++]!
      const how = turn(i)
      /** Each early start is another firm's: what two would tell one firm has an order. */
      begin(
        x,
        spread(x, from, last(i) !== undefined ? latestStalled : how === 'plain' ? to : latestAccepted),
        how,
        how === 'early_start' ? (i % 80 === 30 ? 1 : 2) : 3 + (i % (steadyFirms - 3)),
        last(i),
      )
    }
  }
  some(
    shares.accepted - shares.first,
    '2021-02-22',
    latestPlain,
    (i) => turns[i] ?? 'plain',
    (i) => stalls[i],
  )
  some(shares.stopped, '2021-03-01', latestAccepted, () => 'stopped')
  some(shares.refused, '2021-03-01', latestAccepted, () => 'refused')
  some(shares.givenUp, '2021-03-01', latestAccepted, () => 'given_up')
  const near = fit.find(
    ({ row }) =>
      row.community === world.home && row.estate !== world.first && entered.get(row)! < '2021-07-12',
  )
  some(shares.consenting - (near ? 1 : 0), earliestOpen, '2021-10-12', () => 'plain')
  if (near) begin(near, ballotNear, 'plain', 3)
  enliven(world, projects)
  const begun = amongOfficials(world, projects)
  /** The survey and the firms come first, whatever their days: every project looks them up. */
  return [inOrder(files), inOrder(firms(world)), inOrder([...projects, ...begun])]
}

const inOrder = (files: readonly File[]): readonly Line[] =>
  files
    .flatMap((f) => f.lines)
    .toSorted((a, b) =>
      a.at < b.at ? -1 : a.at > b.at ? 1 : a.case < b.case ? -1 : a.case > b.case ? 1 : a.seq - b.seq,
    )
