/** [Q1] Every step can be reached. [Q2] From every step an end can be reached. [Q3] Every way leads to a step that exists. */
import { finding, roadsOf, spread, type CheckFinding, type Look } from './finding.ts'
import { targetsOf, type Programme } from '../programme/index.ts'

export const flow: Look = (p) => [...strayWays(p), ...unreachable(p), ...traps(p)]

const strayWays = (p: Programme): readonly CheckFinding[] =>
  roadsOf(p)
    .filter((w) => !Object.hasOwn(p.steps, w.outcome.to))
    .map((w) =>
      finding(
        'Q3',
        w.where,
        `去向“${w.outcome.to}”不是一个环节`,
        `leads to “${w.outcome.to}”, which is no step`,
        `${w.from ?? '开始'} → ${w.name} → ?`,
      ),
    )

/** The shortest way to each step that can be reached, as outcomes in order. */
export const pathsTo = (p: Programme): ReadonlyMap<string, readonly string[]> =>
  spread(
    p,
    Object.entries(p.opens).flatMap(([name, o]) => targetsOf(o).map((to) => [to, [name]] as const)),
    () => true,
  )

function unreachable(p: Programme): readonly CheckFinding[] {
  const paths = pathsTo(p)
  return Object.keys(p.steps)
    .filter((s) => !paths.has(s))
    .map((s) =>
      finding(
        'Q1',
        `steps.${s}`,
        '没有任何动作能到这一环节',
        'no outcome leads to this step',
        `${Object.keys(p.opens).join('、')} → … ↛ ${s}`,
      ),
    )
}

function traps(p: Programme): readonly CheckFinding[] {
  const paths = pathsTo(p)
  const ends = new Set(Object.keys(p.steps).filter((s) => p.steps[s]!.end !== undefined))
  for (let grew = true; grew;) {
    grew = false
    for (const [name, step] of Object.entries(p.steps)) {
      if (
        ends.has(name) ||
        !Object.values(step.outcomes).some((o) => targetsOf(o).some((to) => ends.has(to)))
      )
        continue
      ends.add(name)
      grew = true
    }
  }
  return [...paths]
    .filter(([s]) => !ends.has(s))
    .map(([s, path]) =>
      finding(
        'Q2',
        `steps.${s}`,
        '办件到了这一环节就再也不能办结',
        'a case that comes here can never end',
        `${path.join(' → ')} → ${s}`,
      ),
    )
}
