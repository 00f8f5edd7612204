/**
 * [Q20] Lines that go on a register one by one are no facts of their case, and whoever may see a paper is
 * told by the case that names it.
 */
import { finding, waysOf, type Look } from './finding.ts'

export const entered: Look = (p) =>
  waysOf(p).flatMap((w) =>
    (w.outcome.effects ?? []).flatMap((e) => {
      const list = e.kind === 'enter' && e.each !== undefined ? p.fields[e.each] : undefined
      const papers =
        list?.type === 'list' ? Object.entries(list.of).filter(([, f]) => f.type === 'papers') : []
      return papers.map(([name]) =>
        finding(
          'Q20',
          w.where,
          '逐条入册的明细不能带材料',
          'lines that go on a register one by one may hold no papers',
          name,
        ),
      )
    }),
  )
