/**
 * `yimen check`: reads all that the packs bring the way a suspicious colleague would, and prints what does
 * not hold.
 */
import { checkPacks, type PackFinding } from '#kernel/check'
import { packs } from '../../packs/index.ts'
import { rehearsed } from '../../packs/rehearsal.ts'
import { roomChecks } from '../checks.ts'
import { readClauses } from '../clauses.ts'

type Print = (value: unknown) => void
const seed = 20211020

/** The exit code: 0 when nothing was found. With `json`, one object with all findings. */
export async function printFindings(json: boolean, print: Print): Promise<number> {
  const clause = readClauses(new URL('../../packs/', import.meta.url))
  const findings = checkPacks(
    packs,
    { holdsClause: (id) => clause(id) !== null, ...rehearsed(seed) },
    roomChecks,
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

/** The lines of all findings, or the one that says that there are none. */
export function report(findings: readonly PackFinding[]): readonly string[] {
  const total = packs.reduce((n, p) => n + p.programmes.length, 0)
  if (findings.length === 0)
    return [`检查了${total}个事项，没有发现问题 · ${total} programmes checked, nothing found`]
  return [...findings.map(said), `${findings.length}个问题 · ${findings.length} findings`]
}

/** The place of a finding with the letters of its formula, both languages, and what it is about. */
export function said(f: PackFinding): string {
  const letters = f.at === undefined ? '' : `:${f.at.from + 1}-${f.at.to}`
  const part = f.at === undefined ? f.example : f.example.slice(f.at.from, f.at.to)
  return [
    `[${f.rule}] ${f.programme} ${f.where}${letters} ${f.code === f.rule ? '' : f.code}`.trimEnd(),
    `  ${f.message.zh}`,
    `  ${f.message.en}`,
    `  例 e.g. ${f.example}${part === f.example ? '' : `  → ${part}`}`,
  ].join('\n')
}
