/** The proof of authority on paper: who could have decided on that day and by which grants, and why each other could not. */
import { yuan } from '#kernel/money'
import type { DecidersView } from '../contract/index.ts'
import { type Mark, papers, type PaperFormat, chineseDay, chineseInstant, whole, type Block } from '#paper'

export function decidersDocument(
  v: DecidersView,
  issuer: string,
  mark: Mark,
  format: PaperFormat,
): Promise<Buffer> {
  const could = v.candidates.filter((c) => c.could)
  const not = v.candidates.filter((c) => !c.could)
  const text = (t: string): Block => ({ kind: 'text', text: t })
  return papers[format].print(
    '审批权限证明',
    issuer,
    [
      { kind: 'title', text: '审批权限证明' },
      { kind: 'note', text: `办件编号：${v.case}` },
      text(`查询事项：${chineseDay(v.on)}谁有权作出“${v.title.zh}”决定。`),
      text(
        v.standing
          ? `当时办件在“${v.standing.step.zh}”环节（第${v.standing.seq}步之后）${v.amount === null ? '' : `，涉及金额${yuan(v.amount)}元`}。`
          : '当时办件不在可以作出这一决定的环节，任何岗位都不能决定。',
      ),
      ...(v.decided ? [text(`实际决定：${chineseInstant(v.decided.at)}，${v.decided.name}。`)] : []),
      ...(could.length > 0
        ? [
            {
              kind: 'table',
              title: '有权决定的岗位',
              widths: [22, 18, 60],
              align: ['left', 'left', 'left'],
              head: ['岗位', '任职人', '依据'],
              rows: could.map((c) => [place(c), c.name, groundOf(c)]),
            } satisfies Block,
          ]
        : v.standing
          ? [text('当日没有岗位有权作出这一决定。')]
          : []),
      ...(not.length > 0
        ? [
            {
              kind: 'table',
              title: '不能决定的岗位及原因',
              widths: [22, 18, 60],
              align: ['left', 'left', 'left'],
              head: ['岗位', '任职人', '原因'],
              rows: not.map((c) => [place(c), c.name, `${c.why?.zh ?? ''}${cited(c.clauses)}`]),
            } satisfies Block,
          ]
        : []),
      { kind: 'sign', lines: [issuer, chineseDay(v.on)] },
    ],
    whole(mark),
  )
}

type Candidate = DecidersView['candidates'][number]
const place = (c: Candidate): string =>
  `${c.areaName} ${c.roleTitle.zh}${c.acting ? `（代${c.acting.name}）` : ''}`
/** 《民法典》第278条: as an official text cites it, without what we call it. */
const articleOf = (title: string): string => /^《[^》]*》\S*/.exec(title)?.[0] ?? title
const cited = (clauses: Candidate['clauses']): string =>
  clauses.length > 0 ? `（${[...new Set(clauses.map((x) => articleOf(x.title)))].join('；')}）` : ''

function groundOf(c: Candidate): string {
  const a = c.authority
  if (!a) return '无须审批权限'
  const limit =
    a.max === null
      ? '不设限额'
      : `限额${yuan(a.max)}元，本次${yuan(a.amount)}元、合并期内此前${yuan(a.counted)}元`
  const together = a.together.length > 0 ? `，与${a.together.map((x) => x.name).join('、')}共同决定` : ''
  return `${limit}${together}${cited(a.chain.map((l) => l.clause))}${c.acting ? `；${c.acting.order.zh}` : ''}`
}
