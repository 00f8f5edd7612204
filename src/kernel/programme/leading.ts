/** Whose work a role leads: whoever may give a case back to an earlier step, or decides it, answers for those who hold that step. */
import type { Programme, Step } from './programme.ts'

/** [ST3] Roles that hold a step to which this role may send a case back; of a role that decides, every role of an office that holds a step before its own. */
export function rolesLedBy(
  role: string,
  programmes: readonly Pick<Programme, 'roles' | 'steps'>[],
): readonly string[] {
  const led = new Set<string>()
  for (const p of programmes) {
    const steps = Object.entries(p.steps)
    const ofOffice = (step: Step | undefined): string[] => {
      const holder = step?.holder
      const level = holder === undefined ? undefined : p.roles[holder]?.level
      return holder === undefined || holder === role || level === 'person' || level === 'system'
        ? []
        : [holder]
    }
    for (const [i, [, step]] of steps.entries()) {
      if (step.holder !== role) continue
      for (const outcome of Object.values(step.outcomes)) {
        if (!outcome.by.includes(role)) continue
        const to = steps.findIndex(([name]) => name === outcome.to)
        if (to >= 0 && to < i) for (const holder of ofOffice(p.steps[outcome.to])) led.add(holder)
        if (outcome.decides)
          for (const [, before] of steps.slice(0, i)) for (const holder of ofOffice(before)) led.add(holder)
      }
    }
  }
  return [...led]
}
