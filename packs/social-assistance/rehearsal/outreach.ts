/** Families of Yankoupu that were aided in the year and may fit the allowance: handed to their villages, of which some have called. */
import { openFile, poster, write, type File } from './file.ts'
import type { Moment } from './when.ts'
import type { World } from './world.ts'

const handedOut: Moment = { day: '2021-10-11', minute: 570 }

type Call = {
  readonly outcome: string
  readonly input: Readonly<Record<string, unknown>>
  readonly at: Moment
}

/** What the villages did; the first family, Grandfather Li's, still waits to be called on. */
const calls: readonly Call[] = [
  { outcome: 'nobody_home', input: { visitedOn: '2021-10-14' }, at: { day: '2021-10-14', minute: 1_010 } },
  {
    outcome: 'record',
    input: {
      visitedOn: '2021-10-15',
      met: 'self',
      result: 'will_apply',
      found: '两位老人务农，儿子在外省打零工，不知道有低保，愿意申请',
    },
    at: { day: '2021-10-15', minute: 640 },
  },
  {
    outcome: 'record',
    input: {
      visitedOn: '2021-10-18',
      met: 'family',
      result: 'unwilling',
      found: '儿媳说丈夫下月复工，暂时不申请',
    },
    at: { day: '2021-10-18', minute: 930 },
  },
]

/** The files, and the moment at which the villages must have their visits. */
export function rehearseOutreach(
  world: World,
  aided: readonly File[],
): { readonly files: readonly File[]; readonly cuts: readonly Moment[] } {
  const { village } = world.li
  const township = village.slice(0, 9)
  const families = aided
    .filter((f) => f.township === township && f.lines.some((l) => isGrant(l.outcome)))
    .toSorted((a, b) => Number(b.area === village) - Number(a.area === village))
    .slice(0, calls.length + 1)
  const f = openFile('Z20211011-0001', township, handedOut)
  write(
    f,
    poster(world, 'township-clerk', township, 0),
    'hand_out',
    {
      purpose: '入冬前主动发现：得过临时救助、可能符合低保的家庭，逐户上门告知政策',
      families: families.map((one) => ({ family: one.id, village: one.area, toAsk: '家庭财产不超过规定' })),
    },
    handedOut,
    'assistance.outreach',
  )
  const visits = families.slice(1).map((one, i) => {
    const { outcome, input, at } = calls[i]!
    const visit = { ...openFile(`${f.id}-1-${i + 2}`, one.area, at), seq: 1 }
    write(visit, poster(world, 'village-worker', one.area, 0), outcome, input, at)
    return visit
  })
  return { files: [f, ...visits], cuts: [{ ...handedOut, minute: handedOut.minute + 5 }] }
}

const isGrant = (outcome: string): boolean => outcome === 'approve' || outcome === 'regularise'
