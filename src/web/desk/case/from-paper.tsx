/**
 * Cells of a grid filled in from paper, many at a time: photos in, a cell and a choice for each, every one its own command; one
 * that is refused stops no other.
 */
import { useRef, useState } from 'react'
import { Button } from 'antd'
import type { Text } from '../../../kernel/text.ts'
import type { CaseView, Done } from '../../../server/contract/cases.ts'
import type { PanelOf } from '../../../server/contract/panels.ts'
import { asProblem, newKey, post as send, postRaw } from '../../shared/api.ts'
import { readyToSend } from '../../shared/photo.ts'
import { useLang } from '../../shared/lang.tsx'

type Grid = PanelOf<'grid'>
type Enters = NonNullable<Grid['enters']>
/** One line of the form: a sheet, the cells that it tells of, and what they say. */
type Line = {
  readonly key: string
  readonly photos: readonly Photo[]
  readonly cells: string
  readonly choice: string
}
type Photo = { readonly id: string; readonly name: string; readonly url: string }
type Answer = { readonly id: string; readonly ok: boolean; readonly why: Text | null }

const cellsIn = (line: Line): readonly string[] => line.cells.split(/[\s,，、;；]+/).filter((id) => id !== '')
const blank = (photos: readonly Photo[] = []): Line => ({ key: newKey(), photos, cells: '', choice: '' })

/** What is wrong before anything is sent; null when it may be. */
function faultOf(line: Line, lines: readonly Line[], { enters, rows }: Grid): Text | null {
  const cells = cellsIn(line)
  const twice = cells.find(
    (id) =>
      lines.filter((l) => cellsIn(l).includes(id)).length > 1 || cells.filter((x) => x === id).length > 1,
  )
  const present = new Set(rows.flatMap((row) => row.cells.map((cell) => cell.id)))
  const strange = cells.find((id) => !present.has(id))
  const done = cells.find((id) => !enters?.cells.includes(id))
  const words = enters?.words
  if (!words) return null
  if (cells.length === 0) return { zh: `填${words.cell.zh}`, en: `Write the ${words.cell.en.toLowerCase()}` }
  if (strange !== undefined)
    return { zh: `${words.notThere.zh}${strange}`, en: `${words.notThere.en}${strange}` }
  if (done !== undefined) return { zh: `${done}${words.done.zh}`, en: `${words.done.en}${done}` }
  if (twice !== undefined) return { zh: `${twice}填了两次`, en: `${twice} is written twice` }
  if (line.choice === '') return { zh: `选${words.choice.zh}`, en: 'Choose' }
  return line.photos.length === 0 ? { zh: '缺照片', en: 'The photo is missing' } : null
}

export type Paper = ReturnType<typeof useFromPaper>

export function useFromPaper(view: CaseView, panel: Grid, post: string | undefined, reload: () => void) {
  const [lines, setLines] = useState<readonly Line[]>([])
  const [active, setActive] = useState<string | null>(null)
  const [answers, setAnswers] = useState<readonly Answer[]>([])
  const [wrong, setWrong] = useState<Text | null>(null)
  const [busy, setBusy] = useState(false)
  /** One keeps its key while it stays the same, so that sending again never counts it twice. */
  const keys = useRef(new Map<string, string>())
  const keyFor = (what: string): string =>
    keys.current.get(what) ?? keys.current.set(what, newKey()).get(what)!
  const change = (key: string, more: Partial<Line>) =>
    setLines((was) => was.map((l) => (l.key === key ? { ...l, ...more } : l)))
  const faults = Object.fromEntries(lines.map((l) => [l.key, faultOf(l, lines, panel)]))

  const add = async (files: readonly File[]) => {
    setBusy(true)
    setWrong(null)
    for (const file of files) {
      try {
        const { id } = await postRaw<{ readonly id: string }>('/api/uploads', await readyToSend(file), {
          'x-file-name': encodeURIComponent(file.name),
        })
        const line = blank([{ id, name: file.name, url: URL.createObjectURL(file) }])
        setLines((was) => [...was, line])
        setActive((was) => was ?? line.key)
      } catch (error) {
        const { detail } = asProblem(error)
        setWrong({ zh: `${file.name}：${detail.zh}`, en: `${file.name}: ${detail.en}` })
      }
    }
    setBusy(false)
  }

  const enter = async (form: Enters) => {
    setBusy(true)
    const done: Answer[] = []
    for (const line of lines) {
      if (faults[line.key] !== null) continue
      for (const id of cellsIn(line)) {
        const input = {
          [form.cell]: id,
          [form.choice]: line.choice,
          [form.paper]: line.photos.map((p) => p.id),
        }
        try {
          await send<Done>(
            `/api/cases/${view.id}/commands`,
            { seq: view.seq, outcome: form.outcome, ...(post === undefined ? {} : { post }), input },
            keyFor(JSON.stringify(input)),
          )
          done.push({ id, ok: true, why: null })
        } catch (error) {
          done.push({ id, ok: false, why: asProblem(error).detail })
        }
        setAnswers([...done])
      }
    }
    /** What was entered leaves the form; what was refused stays, with its photo. */
    const isIn = (id: string) => done.some((d) => d.id === id && d.ok)
    setLines((was) =>
      was
        .map((l) => ({
          ...l,
          cells: cellsIn(l)
            .filter((id) => !isIn(id))
            .join(' '),
        }))
        .filter((l) => l.cells !== '' || faults[l.key] !== null),
    )
    setBusy(false)
    reload()
  }

  return {
    lines,
    active,
    answers,
    wrong,
    busy,
    faults,
    change,
    add,
    enter,
    setActive,
    ready: lines.filter((l) => faults[l.key] === null).flatMap(cellsIn),
    cells: lines.flatMap(cellsIn),
    /** Another choice on the same sheet. */
    again: (line: Line) => {
      const more = blank(line.photos)
      setLines((was) => was.flatMap((l) => (l.key === line.key ? [l, more] : [l])))
      setActive(more.key)
    },
    remove: (key: string) => setLines((was) => was.filter((l) => l.key !== key)),
    /** A cell clicked goes to the line in hand, or leaves the one that has it. */
    pick: (id: string) => {
      const has = lines.find((l) => cellsIn(l).includes(id))
      if (has)
        return change(has.key, {
          cells: cellsIn(has)
            .filter((x) => x !== id)
            .join(' '),
        })
      const line = lines.find((l) => l.key === active) ?? lines.at(-1)
      if (line) change(line.key, { cells: [...cellsIn(line), id].join(' ') })
    },
  }
}

export function FromPaper({ enters, paper: p }: { readonly enters: Enters; readonly paper: Paper }) {
  const { t } = useLang()
  const box = useRef<HTMLDivElement>(null)
  const options = Object.entries(enters.options)
  const focus = (n: number) => box.current?.querySelectorAll<HTMLInputElement>('input.cell-no')[n]?.focus()
  return (
    <div className="from-paper" ref={box} data-testid="from-paper">
      <h3>{t(enters.title)}</h3>
      <p className="muted">
        {t(
          `先选照片，可一次选多张，每张一行；填${enters.words.cell.zh}（一张多个的用空格隔开，也可点上面的格子），回车后按数字选${enters.words.choice.zh}，光标到下一行。每一项单独提交，一项被拒不影响其他。`,
          `Choose the photos, several at once, a line for each. Write the ${enters.words.cell.en.toLowerCase()} (several with spaces between, or click the cells), Enter, then the number of the choice. Each is sent by itself.`,
        )}
      </p>
      <label className="field">
        <span>{t(enters.words.papers)}</span>
        <input
          type="file"
          multiple
          accept="image/jpeg,image/png,application/pdf"
          disabled={p.busy}
          onChange={(e) => {
            const files = [...(e.target.files ?? [])]
            e.target.value = ''
            void p.add(files).then(() => focus(0))
          }}
        />
      </label>
      {p.wrong && (
        <p className="fault" role="alert">
          {t(p.wrong)}
        </p>
      )}
      <ol className="sheets">
        {p.lines.map((line, n) => (
          <PaperLine
            key={line.key}
            line={line}
            n={n}
            options={options}
            words={enters.words}
            paper={p}
            goNext={() => focus(n + 1)}
          />
        ))}
      </ol>
      {p.lines.length > 0 && (
        <p>
          <Button
            type="primary"
            loading={p.busy}
            disabled={p.ready.length === 0}
            data-testid="enter-all"
            onClick={() => void p.enter(enters)}
          >
            {t(`录入${p.ready.length}${enters.words.item.zh}`, `Enter ${p.ready.length}`)}
          </Button>
        </p>
      )}
      {p.answers.length > 0 && !p.busy && <Entered answers={p.answers} item={enters.words.item} />}
    </div>
  )
}

/** One of them: the cell, Enter, the number of the choice, and on to the next. */
function PaperLine({
  line,
  n,
  options,
  words,
  paper: p,
  goNext,
}: {
  readonly line: Line
  readonly n: number
  readonly options: readonly (readonly [string, Text])[]
  readonly words: Enters['words']
  readonly paper: Paper
  readonly goNext: () => void
}) {
  const { t } = useLang()
  const fault = p.faults[line.key]
  return (
    <li className={line.key === p.active ? 'active' : undefined} onFocus={() => p.setActive(line.key)}>
      {line.photos.map((x) => (
        <img key={x.id} src={x.url} alt={t(`照片 ${x.name}`, `Photo ${x.name}`)} />
      ))}
      <input
        className="input cell-no"
        aria-label={t(`第${n + 1}行${words.cell.zh}`, `${words.cell.en}, line ${n + 1}`)}
        value={line.cells}
        placeholder={t(words.cell)}
        autoComplete="off"
        onChange={(e) => p.change(line.key, { cells: e.target.value })}
        onKeyDown={(e) => {
          if (e.key !== 'Enter') return
          e.preventDefault()
          e.currentTarget.closest('li')?.querySelector<HTMLInputElement>('input[type=radio]')?.focus()
        }}
      />
      <fieldset
        className="options"
        onKeyDown={(e) => {
          const option = options[Number(e.key) - 1]
          if (!option) return
          e.preventDefault()
          p.change(line.key, { choice: option[0] })
          goNext()
        }}
      >
        <legend className="unseen">
          {t(`第${n + 1}行${words.choice.zh}`, `${words.choice.en}, line ${n + 1}`)}
        </legend>
        {options.map(([name, title], i) => (
          <label key={name}>
            <input
              type="radio"
              name={line.key}
              checked={line.choice === name}
              onChange={() => p.change(line.key, { choice: name })}
            />{' '}
            <kbd aria-hidden="true">{i + 1}</kbd> {t(title)}
          </label>
        ))}
      </fieldset>
      <span className={fault ? 'muted' : 'good-text'}>{fault ? t(fault) : '✓'}</span>
      <span className="row">
        <Button size="small" onClick={() => p.again(line)}>
          {t('同一张再加一行', 'Same sheet again')}
        </Button>
        <Button size="small" onClick={() => p.remove(line.key)}>
          {t('删除', 'Remove')}
        </Button>
      </span>
    </li>
  )
}

function Entered({ answers, item }: { readonly answers: readonly Answer[]; readonly item: Text }) {
  const { t } = useLang()
  const refused = answers.filter((x) => !x.ok)
  return (
    <div role="status" data-testid="entered">
      <p>
        {t(
          `已录入${answers.length - refused.length}${item.zh}`,
          `${answers.length - refused.length} entered`,
        )}
        {refused.length > 0 && t(`，${refused.length}${item.zh}没有录入：`, `, ${refused.length} not: `)}
      </p>
      {refused.length > 0 && (
        <ul className="plain-list">
          {refused.map((x) => (
            <li key={x.id}>
              <b>{x.id}</b> {x.why && t(x.why)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
