/** Whose work a register belongs to: the programmes that enter it or look things up in it. */
import type { Programme } from '../programme/index.ts'

/** Whether an outcome of the programme puts something on the register. */
export const enters = (p: Programme, register: string): boolean => entered(p).includes(register)

const entered = (p: Programme): readonly string[] =>
  [...Object.values(p.opens), ...Object.values(p.steps).flatMap((s) => Object.values(s.outcomes))].flatMap(
    (o) => o.effects?.flatMap((e) => (e.kind === 'enter' ? [e.register] : [])) ?? [],
  )

type Parts = ReadonlyMap<string, Readonly<Record<string, true>>>
const parts = new WeakMap<readonly Programme[], Parts>()

/** [RG5] The roles that have a part in it: those of every programme that enters it or reads it. */
export function rolesWithPart(
  programmes: readonly Programme[],
  register: string,
): Readonly<Record<string, true>> {
  const byRegister = parts.get(programmes) ?? partsIn(programmes)
  parts.set(programmes, byRegister)
  return byRegister.get(register) ?? {}
}

/** Of all registers at once: many are asked of many programmes at each request. */
function partsIn(programmes: readonly Programme[]): Parts {
  const byRegister = new Map<string, Record<string, true>>()
  for (const p of programmes) {
    const looked = Object.values(p.entries ?? {}).map((e) => e.register)
    for (const register of new Set([...entered(p), ...looked])) {
      const roles = byRegister.get(register) ?? {}
      for (const [role, { reads }] of Object.entries(p.roles)) if (reads !== 'nothing') roles[role] = true
      byRegister.set(register, roles)
    }
  }
  return byRegister
}
