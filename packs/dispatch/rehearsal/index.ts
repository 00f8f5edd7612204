/**
 * How Xiangtan drove the retrofit from 2020 on: targets, meetings, weekly sheets and reports, monthly circulars,
 * visits, orders, a revision, two assessments.
 */
import {
  matters,
  orderByOffice,
  orders,
  revised,
  revisionApplied,
  revisionAsked,
  revisionPending,
  visitEnteredLate,
} from './follow-up.ts'
import { scriptFor, type Line, type World } from './script.ts'
import { assessments, circular, documents, meetingsHeld, targets, visits, weeks } from './year.ts'

/** Wave by wave, each in order of time: what a wave sets going elsewhere is there for the next. */
export function rehearseDispatch(world: World): readonly (readonly Line[])[] {
  const script = scriptFor(world)
  documents(script)
  targets(script)
  meetingsHeld(script)
  weeks(script)
  for (let month = 1; month <= 8; month++) circular(script, month)
  visits(script)
  assessments(script)

  script.nextWave()
  matters(script)
  revisionAsked(script)
  orderByOffice(script)

  script.nextWave()
  visitEnteredLate(script)
  orders(script)

  script.nextWave()
  revisionApplied(script)

  script.nextWave()
  circular(script, 9, revised)
  revisionPending(script)
  return script.waves.map((wave) =>
    wave.toSorted((a, b) =>
      a.at < b.at ? -1 : a.at > b.at ? 1 : a.case < b.case ? -1 : a.case > b.case ? 1 : a.seq - b.seq,
    ),
  )
}
