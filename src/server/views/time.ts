/** What happens in a case by itself: ahead of it, done in it, and refused in it. */
import type { Programme } from '#kernel/programme'
import type { Text } from '#kernel/text'
import { dayOfInstant, fromEpochMs, toEpochMs, type Day } from '#kernel/day'
import {
  isWoken,
  outcomeOfRun,
  refusedRuns,
  runRefused,
  runsOf,
  type Case,
  type CaseEvent,
  type TimeRun,
} from '#kernel/case'
import type { CaseView } from '../contract/index.ts'
import { settingOf, type House } from '../realm.ts'
import { clauseView, type Logged } from './clause.ts'

/** [TA9] Whether it is open and nobody's task. */
export const isAsleep = (house: House, p: Programme, c: Case): boolean =>
  p.steps[c.step]!.dormant === true && !isWoken(p, c, settingOf(house, c))

/** [TA12] What will happen by itself, and what did not. */
export function byItselfView(
  house: House,
  p: Programme,
  c: Case,
  log: readonly Logged[],
): CaseView['byItself'] {
  const refusals = new Map(log.map((l) => [l.event.seq, l.event.refused]))
  return {
    ahead: runsOf(p, c, settingOf(house, c)).flatMap((run) =>
      run.by !== 'schedule' && run.by !== 'clock'
        ? []
        : [
            {
              by: run.by,
              title: followed(p, run).title,
              outcome: titleOf(p, run),
              day: dayTold(run),
              tells: (run.by === 'clock' ? p.clocks[run.name]?.lapses?.tells : undefined) ?? null,
              clause: clauseView(house, followed(p, run).clause),
            },
          ],
    ),
    undone: refusedRuns(p, c).map((a) => {
      const refusal = refusals.get(a.seq)
      return {
        title: followed(p, a.run).title,
        outcome: titleOf(p, a.run),
        day: dayTold(a.run),
        at: a.at,
        message: refusal?.message ?? { zh: '', en: '' },
        clauses: (refusal?.clauses ?? []).map((id) => clauseView(house, id)),
      }
    }),
    asleep: isAsleep(house, p, c),
  }
}

/** [TA3] That nobody acted, what it followed, and when it was due. */
export function runView(p: Programme, e: CaseEvent): NonNullable<CaseView['timeline'][number]['run']> | null {
  if (e.run === undefined) return null
  return { title: followed(p, e.run).title, day: dayTold(e.run), refused: e.refused?.message ?? null }
}

/** What was done, or was to be done and was refused. */
export function runTitle(p: Programme, e: CaseEvent): Text | null {
  if (e.gathered)
    return {
      zh: `汇集“${p.gathers?.[e.gathered.list]?.title.zh ?? e.gathered.list}”：第${e.gathered.from + 1}至${e.gathered.count}行`,
      en: `${p.gathers?.[e.gathered.list]?.title.en ?? e.gathered.list}: lines ${e.gathered.from + 1} to ${e.gathered.count}`,
    }
  if (e.sent) return { zh: `已逐行交办（${e.sent.count}行）`, en: `Every line was told (${e.sent.count})` }
  if (e.run === undefined || e.outcome !== runRefused) return null
  const { zh, en } = titleOf(p, e.run)
  return { zh: `到期应自动办理“${zh}”，没有办成`, en: `${en} fell due and was not done` }
}

const followed = (p: Programme, run: TimeRun): { readonly title: Text; readonly clause: string } =>
  (run.by === 'clock'
    ? p.clocks[run.name]
    : run.by === 'gather'
      ? p.gathers?.[run.name]
      : p.schedules?.[run.name]) ?? { title: { zh: run.name, en: run.name }, clause: p.basis[0]! }

function titleOf(p: Programme, run: TimeRun): Text {
  const name = outcomeOfRun(p, run) ?? run.name
  const outcome =
    p.opens[name] ?? Object.values(p.steps).find((s) => Object.hasOwn(s.outcomes, name))?.outcomes[name]
  return outcome?.title ?? { zh: name, en: name }
}

/** A clock acts the moment after its last day. */
const dayTold = ({ by, due }: TimeRun): Day =>
  dayOfInstant(by === 'clock' ? fromEpochMs(toEpochMs(due) - 1) : due)
