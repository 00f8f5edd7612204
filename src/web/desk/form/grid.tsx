/** [FM9] A list as a grid: typed, pasted from a spreadsheet or read from a file; what is wrong is named by row, and the rest stays. */
import { useMemo, useRef, useState, type ClipboardEvent } from 'react'
import { Alert, Button, Upload } from 'antd'
import type { Field } from '../../../kernel/programme/field.ts'
import type { Text } from '../../../kernel/text.ts'
import type { CellsView } from '../../../server/contract/cells.ts'
import { asProblem, postRaw } from '../../shared/api.ts'
import { count, scaledIn, titleOf, yuan } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Scan } from '../../shared/scan.tsx'
import { isScanned, taken } from '../../shared/scanned.ts'
import { useSession } from '../session.tsx'
import { linesOf, tableOf, tableText, type Line, type ListField, type Table } from './cells.ts'
import { faultsOf, isEmpty, type Errors } from './values.ts'
import { GridCell } from './grid-cell.tsx'
import { scanButton } from './scan-button.tsx'

const rowPixels = 38
const shownPixels = 456
const rowsAround = 8
const mostNamed = 12

type Faults = readonly (readonly [column: string, message: Text])[]

export function Grid({
  id,
  field,
  value,
  inner = {},
  change,
}: {
  readonly id: string
  readonly field: ListField
  readonly value: unknown
  readonly inner?: Errors | undefined
  readonly change: (value: unknown) => void
}) {
  const { t, lang } = useLang()
  const { now } = useSession()
  const today = now().slice(0, 10)
  const lines = (Array.isArray(value) ? value : []) as readonly Line[]
  const columns = Object.entries(field.of)
  /** After a table came in, all that is wrong is named at once; what somebody types is looked at when they send it. */
  const [isStrict, setStrict] = useState(false)
  const [said, setSaid] = useState<Text | null>(null)
  const [unread, setUnread] = useState<CellsView['unread']>([])
  const [takenOut, setTakenOut] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [top, setTop] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  /** A line that did not change is not looked at again. */
  const looked = useRef(new WeakMap<Line, Faults>())
  const faultsAt = (line: Line): Faults => {
    const earlier = looked.current.get(line)
    if (earlier) return earlier
    const faults = faultsOf(field, [line], today).map(
      ([at, message]) => [at.replace(/^0\.?/, ''), message] as const,
    )
    looked.current.set(line, faults)
    return faults
  }
  const wrong = useMemo(
    () =>
      isStrict
        ? lines.flatMap((line, i) => faultsAt(line).map(([column, message]) => ({ i, column, message })))
        : [],
    [lines, isStrict],
  )
  const wrongRows = new Set(wrong.map((w) => w.i))
  const put = (i: number, name: string, v: unknown) =>
    change(
      lines.map((line, at) => {
        if (at !== i) return line
        const { [name]: _, ...rest } = line
        return isEmpty(v) ? rest : { ...line, [name]: v }
      }),
    )
  const show = (i: number, column: string) => {
    if (box.current) box.current.scrollTop = Math.max(0, i * rowPixels - shownPixels / 2)
    /** The row is drawn once it is in sight. */
    setTimeout(() => document.getElementById(`${id}-${i}-${column}`)?.focus(), 60)
  }
  const takeIn = (table: Table, others: readonly string[] = []) => {
    const read = linesOf(field, table)
    const filled = lines.filter((line) => Object.keys(line).length > 0)
    change([...filled, ...read.lines])
    setStrict(true)
    setSaid({
      zh: [
        `读入${count(read.lines.length)}行`,
        ...(read.ignored.length > 0 ? [`没有用到的列：${read.ignored.join('、')}`] : []),
        ...(others.length > 0 ? [`没有读的工作表：${others.join('、')}`] : []),
      ].join('；'),
      en: [
        `${count(read.lines.length)} rows read`,
        ...(read.ignored.length > 0 ? [`columns not used: ${read.ignored.join(', ')}`] : []),
        ...(others.length > 0 ? [`sheets not read: ${others.join(', ')}`] : []),
      ].join('; '),
    })
  }
  const paste = (e: ClipboardEvent) => {
    const text = e.clipboardData.getData('text/plain')
    if (!/[\t\n]/.test(text.trim())) return
    e.preventDefault()
    setUnread([])
    takeIn(tableOf(text))
  }
  const read = async (file: File) => {
    setBusy(true)
    try {
      const cells = await postRaw<CellsView>('/api/cells', file, {
        'content-type': 'application/octet-stream',
      })
      setUnread(cells.unread)
      takeIn(cells.rows, cells.others)
    } catch (error) {
      setSaid(asProblem(error).detail)
    }
    setBusy(false)
  }
  const takeOut = () => {
    setTakenOut(
      tableText(
        field,
        lines.filter((_, i) => wrongRows.has(i)),
        (f, v) => writtenOf(f, v, lang),
      ),
    )
    change(lines.filter((_, i) => !wrongRows.has(i)))
  }
  const from = Math.max(0, Math.floor(top / rowPixels) - rowsAround)
  const to = Math.min(lines.length, Math.ceil((top + shownPixels) / rowPixels) + rowsAround)
  const isOver = lines.length > field.max
  return (
    <div className="grid-list" onPaste={paste} data-testid={`grid-${id}`}>
      <div className="row">
        <Button onClick={() => change([...lines, {}])} disabled={lines.length >= field.max}>
          {t('添加一项', 'Add an entry')}
        </Button>
        <Upload
          accept=".xlsx,.csv,.txt"
          showUploadList={false}
          beforeUpload={(file) => {
            void read(file)
            return false
          }}
        >
          <Button loading={isBusy}>{t('从表格文件读入', 'Read a spreadsheet')}</Button>
        </Upload>
        {isScanned(field) && (
          <Scan
            words={{ zh: '连续扫码', en: 'Scan one after the other' }}
            what={titleOf(field)}
            button={scanButton}
            onRead={(code) => {
              const next = taken(field, lines, code, now().slice(11, 16))
              change(next.lines)
              return next.says
            }}
          />
        )}
        <span className="muted">
          {t(
            `共${count(lines.length)}行，最多${count(field.max)}行。可从 Excel、WPS 复制后在这里粘贴`,
            `${count(lines.length)} rows of at most ${count(field.max)}. Copy from a spreadsheet and paste here`,
          )}
        </span>
      </div>
      {lines.length === 0 && (
        <textarea
          className="input paste-here"
          rows={2}
          value=""
          onChange={() => undefined}
          aria-label={t('在这里粘贴表格', 'Paste a table here')}
          placeholder={t(
            `在这里粘贴，列序：${columns.map(([, f]) => titleOf(f).zh).join('、')}（或带表头）`,
            `Paste here, in this order: ${columns.map(([, f]) => titleOf(f).en).join(', ')} (or with headings)`,
          )}
        />
      )}
      {said && (
        <p role="status" data-testid="grid-said">
          {t(said)}
        </p>
      )}
      {unread.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t(
            `文件里有${unread.length}个单元格没有读：`,
            `${unread.length} cells of the file were not read:`,
          )}
          description={unread
            .slice(0, mostNamed)
            .map((u) =>
              t(
                `第${u.row}行第${u.column}列，${u.message.zh}`,
                `row ${u.row}, column ${u.column}: ${u.message.en}`,
              ),
            )
            .join(t('；', '; '))}
        />
      )}
      {wrongRows.size > 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          data-testid="grid-wrong"
          title={t(
            `${count(lines.length)}行里有${wrongRows.size}行要改`,
            `${wrongRows.size} of ${count(lines.length)} rows are to be put right`,
          )}
          description={
            <>
              <ul className="plain-list">
                {wrong.slice(0, mostNamed).map((w) => (
                  <li key={`${w.i} ${w.column}`}>
                    <Button size="small" type="link" onClick={() => show(w.i, w.column)}>
                      {t(`第${w.i + 1}行`, `Row ${w.i + 1}`)}{' '}
                      {field.of[w.column] ? t(titleOf(field.of[w.column]!)) : ''}
                    </Button>
                    {t(w.message)}
                  </li>
                ))}
              </ul>
              {wrong.length > mostNamed && (
                <p>{t(`……还有${wrong.length - mostNamed}处`, `… and ${wrong.length - mostNamed} more`)}</p>
              )}
              <Button size="small" onClick={takeOut} data-testid="take-out">
                {t(
                  `取出这${wrongRows.size}行，保留其余`,
                  `Take these ${wrongRows.size} out and keep the rest`,
                )}
              </Button>
            </>
          }
        />
      )}
      {takenOut !== null && (
        <label className="field">
          <span>
            {t(
              '取出的行：复制到表格里改好，再粘贴回来',
              'Taken out: correct them in a spreadsheet and paste them back',
            )}
          </span>
          <textarea
            className="input"
            rows={4}
            readOnly
            value={takenOut}
            data-testid="taken-out"
            onFocus={(e) => e.currentTarget.select()}
          />
        </label>
      )}
      {isOver && (
        <p className="fault" role="alert">
          {t(
            `最多${count(field.max)}行，多了${count(lines.length - field.max)}行`,
            `At most ${count(field.max)} rows: ${count(lines.length - field.max)} too many`,
          )}
        </p>
      )}
      {lines.length > 0 && (
        <div
          ref={box}
          className="grid-box"
          tabIndex={-1}
          style={{ maxHeight: shownPixels }}
          onScroll={(e) => setTop(e.currentTarget.scrollTop)}
        >
          <table className="grid" aria-rowcount={lines.length + 1}>
            <thead>
              <tr>
                <th scope="col">{t('行', 'Row')}</th>
                {columns.map(([name, f]) => (
                  <th key={name} scope="col">
                    {t(titleOf(f))}
                    {scaledIn(f) && <small>（{t(scaledIn(f)!.after).trim()}）</small>}
                    {f.type === 'fen' && <small>{t('（元）', ' (yuan)')}</small>}
                    {f.optional && <small>{t('选填', 'optional')}</small>}
                  </th>
                ))}
                <th scope="col">
                  <span className="unseen">{t('删除', 'Remove')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {from > 0 && <tr style={{ height: from * rowPixels }} aria-hidden="true" />}
              {lines.slice(from, to).map((line, n) => {
                const i = from + n
                const here = isStrict ? faultsAt(line) : []
                return (
                  <tr
                    key={i}
                    style={{ height: rowPixels }}
                    aria-rowindex={i + 2}
                    className={wrongRows.has(i) ? 'has-wrong' : undefined}
                  >
                    <th scope="row">{i + 1}</th>
                    {columns.map(([name, f]) => (
                      <td key={name}>
                        <GridCell
                          id={`${id}-${i}-${name}`}
                          label={t(`第${i + 1}行 ${titleOf(f).zh}`, `Row ${i + 1} ${titleOf(f).en}`)}
                          field={f}
                          value={line[name]}
                          wrong={inner[`${i}.${name}`] ?? here.find(([column]) => column === name)?.[1]}
                          change={(v) => put(i, name, v)}
                        />
                      </td>
                    ))}
                    <td>
                      <Button
                        size="small"
                        type="text"
                        aria-label={t(`删除第 ${i + 1} 行`, `Remove row ${i + 1}`)}
                        onClick={() => change(lines.filter((_, at) => at !== i))}
                      >
                        ×
                      </Button>
                    </td>
                  </tr>
                )
              })}
              {to < lines.length && (
                <tr style={{ height: (lines.length - to) * rowPixels }} aria-hidden="true" />
              )}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

/** As somebody would write it in a spreadsheet. */
function writtenOf(field: Field, value: unknown, lang: 'zh' | 'en'): string {
  if (typeof value === 'number') return field.type === 'fen' || scaledIn(field) ? yuan(value) : String(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (field.type === 'choice') return field.options[String(value)]?.[lang] ?? String(value)
  return String(value)
}
