/** The same thing done many times in a row, told once: sixteen entries, ten days on the wall. */
import type { CaseView } from '../../server/contract/cases.ts'

type Happened = CaseView['timeline'][number]

/** Runs of a timeline in its order: the same outcome by the same person, one after another. */
export function runsOf(timeline: readonly Happened[]): readonly (readonly [Happened, ...Happened[]])[] {
  const runs: [Happened, ...Happened[]][] = []
  for (const h of timeline) {
    const run = runs.at(-1)
    if (run && run[0].outcome === h.outcome && run[0].by.name === h.by.name && run[0].by.post === h.by.post)
      run.push(h)
    else runs.push([h])
  }
  return runs
}
