/** The draft as it was read, with every number marked that something was found about; tables as tables. */
import type { ReactNode } from 'react'
import type { CheckedView, FindingView } from '../../../server/contract/drafts.ts'
import { useLang } from '../../shared/lang.tsx'
import { Section } from '../parts.tsx'
import { markId } from './findings.tsx'

type Span = { readonly from: number; readonly to: number }
type Line = Span & { readonly cells: readonly Span[] }

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  let from = 0
  for (const line of text.split('\n')) {
    const cells: Span[] = []
    let at = from
    for (const cell of line.split('\t')) {
      cells.push({ from: at, to: at + cell.length })
      at += cell.length + 1
    }
    lines.push({ from, to: from + line.length, cells })
    from += line.length + 1
  }
  return lines
}

/** Findings that begin where none lies over them already; the heavier of two at one place stays. */
function apart(findings: readonly FindingView[]): readonly FindingView[] {
  const shown: FindingView[] = []
  for (const f of findings.toSorted(
    (a, b) => a.from - b.from || Number(a.severity === 'warning') - Number(b.severity === 'warning'),
  ))
    if (f.from >= (shown.at(-1)?.to ?? 0)) shown.push(f)
  return shown
}

export function MarkedText({ view }: { readonly view: CheckedView }) {
  const { t } = useLang()
  const marks = apart(view.findings)
  const pieces = ({ from, to }: Span): ReactNode[] => {
    const out: ReactNode[] = []
    let at = from
    for (const f of marks.filter((m) => m.from < to && m.to > from)) {
      const [start, end] = [Math.max(from, f.from), Math.min(to, f.to)]
      out.push(
        view.text.slice(at, start),
        <mark
          key={f.from}
          id={start === f.from ? markId(f) : undefined}
          className={f.severity}
          tabIndex={-1}
          title={t(f.message)}
        >
          {view.text.slice(start, end)}
        </mark>,
      )
      at = end
    }
    return [...out, view.text.slice(at, to)]
  }
  const groups: (Line | Line[])[] = []
  for (const line of linesOf(view.text)) {
    const last = groups.at(-1)
    if (line.cells.length === 1) groups.push(line)
    else if (Array.isArray(last)) last.push(line)
    else groups.push([line])
  }
  return (
    <Section id="marked" title={t('标出的原文', 'The text, marked')}>
      <div className="marked" lang="zh-CN">
        {groups.map((g) =>
          Array.isArray(g) ? (
            <div
              key={g[0]!.from}
              className="scroll"
              tabIndex={0}
              role="region"
              aria-label={t('表格', 'Table')}
            >
              <table className="grid small">
                <tbody>
                  {g.map((row) => (
                    <tr key={row.from}>
                      {row.cells.map((c) => (
                        <td
                          key={c.from}
                          className={/^[\d.,%]+$/.test(view.text.slice(c.from, c.to)) ? 'number' : ''}
                        >
                          {pieces(c)}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ) : (
            g.to > g.from && <p key={g.from}>{pieces(g)}</p>
          ),
        )}
      </div>
    </Section>
  )
}
