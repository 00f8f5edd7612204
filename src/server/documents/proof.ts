/** One HTML file that holds a case, its proofs and what checks them: it needs nobody and no network. */
import { createHash } from 'node:crypto'
import { isSealed, type Case } from '#kernel/case'
import { originOf, statementText, toBase64, toBase64Url } from '#tree'
import { inclusionPath } from '#store'
import type { CaseView, ProofFile, StatedValue, Statement } from '../contract/index.ts'
import type { Heads } from '../heads.ts'
import type { House } from '../realm.ts'
import type { Logged } from '../views/clause.ts'

/** [T9] The case as `shown` to the one who asks, with the bytes of its events and the way of each to a signed root. */
export async function proofFile(
  house: House,
  heads: Heads,
  c: Case,
  log: readonly Logged[],
  bodies: readonly string[],
  shown: CaseView,
): Promise<ProofFile> {
  const { leaves, head } = await heads.covering(c.id, c.seq)
  const statement = JSON.stringify(statementOf(house, c, log, shown))
  const signature = house.signer.sign(Buffer.from(statementText(originOf(house.code), statement)))
  const events: ProofFile['events'][number][] = []
  for (const leaf of leaves)
    events.push({
      body: bodies[leaf.seq! - 1]!,
      entry: toBase64Url(leaf.hash),
      index: leaf.idx,
      path: (await inclusionPath(house.pool, house.code, leaf.idx, head.size)).map(toBase64),
    })
  return { format: 'yimen.proof.v1', statement, signature: toBase64(signature), head, events }
}

function statementOf(house: House, c: Case, log: readonly Logged[], shown: CaseView): Statement {
  const values = (seq: number, from: 'input' | 'sets'): readonly StatedValue[] =>
    shown.timeline[seq - 1]![from].map((s) => {
      const { event } = log[seq - 1]!
      const part = from === 'input' && event.given && Object.hasOwn(event.given, s.name) ? 'given' : from
      const stored = event[part]?.[s.name]
      return {
        from: part,
        name: s.name,
        title: s.title,
        value: isSealed(stored) ? null : stored,
        text: s.text,
        sealed: isSealed(stored),
      }
    })
  return {
    realm: house.code,
    office: house.realm?.name ?? { zh: house.code, en: house.code },
    rehearsal: house.realm?.rehearsal ?? false,
    case: c.id,
    title: shown.programme.title,
    area: shown.areaName,
    stepTitle: shown.stepTitle,
    madeAt: house.clock.now(),
    events: shown.timeline.map((e) => ({
      seq: e.seq,
      at: e.at,
      title: e.title,
      to: e.to,
      by: { name: e.by.name, role: e.by.role },
      values: [...values(e.seq, 'input'), ...values(e.seq, 'sets')],
    })),
  }
}

/** Neither the data nor the script may end the element that it stands in. */
const inScript = (json: string): string =>
  json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')

/** The page: its policy lets it run this one script and reach nothing. */
export function proofPage(file: ProofFile, title: string, verifier: string): string {
  const script = verifier.replace(/<\/(script)/gi, '<\\/$1').replaceAll('<!--', '<\\!--')
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
</head>
<body>
<main id="proof"><noscript>请用浏览器打开本文件并允许运行脚本；核验在文件内进行，不需要联网。Open this file in a browser with scripts on: it checks itself, without a network.</noscript></main>
<script type="application/json" id="data">${inScript(JSON.stringify(file))}</script>
<script>${script}</script>
</body>
</html>
`
}
