/** `yimen check`: reads every programme of every pack the way a suspicious colleague would, and prints what does not hold. */
import { checkProgramme, type CheckFinding } from '#kernel'
import { packs } from '../../packs/index.ts'
import { rolesHeld } from '../../packs/rehearsal.ts'
import { readClauses } from '../clauses.ts'

type Print = (value: unknown) => void

/** The exit code: 0 when nothing was found. With `json`, one object with all findings. */
export async function checkPacks(json: boolean, print: Print): Promise<number> {
  const clause = readClauses(new URL('../../packs/', import.meta.url))
  const held = rolesHeld(20211020)
  const findings = packs.flatMap((pack) =>
    pack.programmes.flatMap((p) =>
      checkProgramme(p, {
        holdsClause: (id) => clause(id) !== null,
        authorities: pack.authorities.filter((a) => a.programme === p.id),
        heldRoles: held,
        figures: pack.figures.filter((f) => f.programme === p.id),
      }).map((f) => ({ pack: pack.id, programme: p.id, ...f })),
    ),
  )
  if (json)
    print({
      ok: findings.length === 0,
      programmes: packs.flatMap((p) => p.programmes.map((x) => x.id)),
      findings,
    })
  else for (const line of report(findings)) print(line)
  return findings.length === 0 ? 0 : 1
}

function report(findings: readonly (CheckFinding & { readonly programme: string })[]): readonly string[] {
  const total = packs.reduce((n, p) => n + p.programmes.length, 0)
  if (findings.length === 0)
    return [`检查了${total}个事项，没有发现问题 · ${total} programmes checked, nothing found`]
  return [
    ...findings.map(
      (f) =>
        `[${f.rule}] ${f.programme} ${f.where}\n  ${f.message.zh}\n  ${f.message.en}\n  例 e.g. ${f.example}`,
    ),
    `${findings.length}个问题 · ${findings.length} findings`,
  ]
}
