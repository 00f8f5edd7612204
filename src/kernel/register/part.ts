/** Whose work a register belongs to: the programmes that enter it or look things up in it. */
import type { Programme } from '../programme/index.ts'

/** Whether an outcome of the programme puts something on the register. */
export const enters = (p: Programme, register: string): boolean =>
  [...Object.values(p.opens), ...Object.values(p.steps).flatMap((s) => Object.values(s.outcomes))].some(
    (o) => o.effects?.some((e) => e.kind === 'enter' && e.register === register) ?? false,
  )

const looksUp = (p: Programme, register: string): boolean =>
  Object.values(p.entries ?? {}).some((e) => e.register === register)

/** [RG5] The roles that have a part in it: those of every programme that enters it or reads it. */
export const rolesWithPart = (
  programmes: readonly Programme[],
  register: string,
): Readonly<Record<string, true>> =>
  Object.fromEntries(
    programmes
      .filter((p) => enters(p, register) || looksUp(p, register))
      .flatMap((p) => Object.keys(p.roles).map((role) => [role, true] as const)),
  )
