/**
 * What the listed accounts find to do in the retrofit year: the owner has a vote to cast and a notice to object to, their community a
 * ballot to count, the zone's office a visit to make, and its housing office subsidies to propose and to grant. Nothing that the
 * newspaper counts moves.
 */
import { lastDay, type File } from './file.ts'
import type { Line, World } from './world.ts'

/** A notice of ten days that has some left. */
const provedAtMost = 8

export function enliven(world: World, projects: readonly File[]): void {
  const voting = projects.find((f) => f.area === world.home && isOpenBallot(f))
  const noticed = projects.find((f) => {
    const proved = f.lines.filter((l) => l.outcome === 'prove_notice').length
    return ends(f, 'post_notice', 'prove_notice') && proved <= provedAtMost
  })
  if (voting) {
    stopBefore(voting, 'close_ballot')
    leaveVote(voting, ownsIn(world, voting))
  }
  if (noticed) ownsIn(world, noticed)
  const paid = projects.filter((f) => f.area === world.home && has(f, 'grant_subsidy'))
  if (paid.length > 2) {
    stopBefore(paid.at(-1)!, 'propose_subsidy')
    stopBefore(paid.at(-2)!, 'grant_subsidy')
  }
  /** The newest of the zone's that went its way without anything special. */
  const zone = world.home.slice(0, 6)
  const visiting = projects
    .filter((f) => f.area.startsWith(zone) && f.area !== world.home && f !== noticed)
    .filter((f) => has(f, 'record_visit') && !special.some((outcome) => has(f, outcome)))
    .toSorted((a, b) => (at(a, 'accept') < at(b, 'accept') ? -1 : 1))
    .at(-1)
  if (visiting) stopBefore(visiting, 'record_visit')
}

const special = ['supplement', 'object', 'early_start', 'stop', 'conclude_conditions', 'renegotiate']
const at = (f: File, outcome: string): string => f.lines.findLast((l) => l.outcome === outcome)!.at

const has = (f: File, outcome: string): boolean => f.lines.some((l) => l.outcome === outcome)
const ends = (f: File, ...outcomes: readonly string[]): boolean => outcomes.includes(f.lines.at(-1)!.outcome)
const isOpenBallot = (f: File): boolean => {
  const opened = f.lines.findLast((l) => l.outcome === 'open_ballot')
  return opened !== undefined && !has(f, 'agree') && (opened.input.closesOn as string) > lastDay
}

/** The first room of the third floor belongs to who signs in as the owner; gives the room. */
function ownsIn({ visitor }: World, f: File): string {
  const n = f.lines.findIndex((l) => l.outcome === 'record_roll')
  const roll = f.lines[n]!
  const owners = roll.input.owners as readonly { readonly room: string }[]
  const { room } = owners.find((o) => o.room.startsWith('3'))!
  f.lines[n] = {
    ...roll,
    input: { ...roll.input, owners: [...owners.filter((o) => o.room !== room), { ...visitor, room }] },
  }
  return room
}

/** Without the vote that the community entered from paper for this room. */
function leaveVote(f: File, room: string): void {
  const otherLines = f.lines.filter((l) => !(l.outcome === 'cast' && l.input.ballotRoom === room))
  f.lines.splice(
    0,
    f.lines.length,
    ...otherLines.map((l, seq): Line => ({ ...l, seq, key: `elevator-${f.id}-${seq + 1}` })),
  )
}

function stopBefore(f: File, outcome: string): void {
  const n = f.lines.findIndex((l) => l.outcome === outcome)
  if (n >= 0) f.lines.splice(n)
}
