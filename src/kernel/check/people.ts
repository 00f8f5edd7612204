/** [Q15] Every step has a holder, every way an actor, and somebody in the realm holds that post. */
import type { Programme } from '../programme/index.ts'
import { finding, waysOf, type CheckContext, type CheckFinding, type Look } from './finding.ts'
import { roleKinds } from './levels.ts'

export const people: Look = (p, context) => [
  ...Object.entries(p.steps).flatMap(([name, s]) =>
    s.end !== undefined
      ? []
      : s.holder === undefined
        ? [finding('Q15', `steps.${name}`, '没有人接手这一环节', 'nobody has the case here', name)]
        : missing(p, context, s.holder, `steps.${name}`),
  ),
  ...waysOf(p).flatMap((w) =>
    w.outcome.by.length === 0
      ? [finding('Q15', w.where, '没有人能办这一动作', 'nobody may do this', w.name)]
      : w.outcome.by.flatMap((role) => missing(p, context, role, w.where)),
  ),
  ...waysOf(p)
    .flatMap((w) => (w.from === null || p.steps[w.from]!.end !== undefined ? [] : handless(p, w.from)))
    .filter((f, i, all) => all.findIndex((x) => x.where === f.where) === i),
]

function missing(p: Programme, context: CheckContext, role: string, where: string): readonly CheckFinding[] {
  const roleRule = p.roles[role]
  if (!roleRule)
    return [finding('Q15', where, `事项没有“${role}”这个岗位`, `the programme has no role ${role}`, role)]
  return roleKinds.includes(roleRule.level) || context.heldRoles.has(role)
    ? []
    : [finding('Q15', where, `没有人担任“${roleRule.title.zh}”`, `nobody holds the role ${role}`, role)]
}

/** Who has the case must be able to do something with it, unless it waits for the system. */
function handless(p: Programme, step: string): readonly CheckFinding[] {
  const { holder, outcomes } = p.steps[step]!
  const actors = Object.values(outcomes).flatMap((o) => o.by)
  return holder === undefined || actors.includes(holder) || actors.includes('system')
    ? []
    : [
        finding(
          'Q15',
          `steps.${step}`,
          '接手的人在这一环节什么也不能办',
          'its holder can do nothing here',
          holder,
        ),
      ]
}
