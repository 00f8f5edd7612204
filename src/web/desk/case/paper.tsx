/**
 * Paper ballots, many at a time: photos in, a room and a choice for each, every ballot its own command; one
 * that is refused stops no other.
 */
import { useRef, useState } from 'react'
import { Button } from 'antd'
import type { Text } from '../../../kernel/text.ts'
import type { CaseView, Done } from '../../../server/contract/cases.ts'
import type { BallotView } from '../../../server/contract/together.ts'
import { asProblem, newKey, post as send, postRaw } from '../../shared/api.ts'
import { readyToSend } from '../../shared/photo.ts'
import { useLang } from '../../shared/lang.tsx'

type Enter = NonNullable<BallotView['enter']>
/** One line of the form: a sheet, the rooms that signed it so, and what they said. */
type Line = {
  readonly key: string
  readonly photos: readonly Photo[]
  readonly rooms: string
  readonly choice: string
}
type Photo = { readonly id: string; readonly name: string; readonly url: string }
type Answer = { readonly room: string; readonly ok: boolean; readonly why: Text | null }

const roomsIn = (line: Line): readonly string[] => line.rooms.split(/[\s,，、;；]+/).filter((r) => r !== '')
const blank = (photos: readonly Photo[] = []): Line => ({ key: newKey(), photos, rooms: '', choice: '' })

/** What is wrong before anything is sent; null when it may be. */
function faultOf(line: Line, lines: readonly Line[], b: BallotView): Text | null {
  const rooms = roomsIn(line)
  const twice = rooms.find(
    (r) => lines.filter((l) => roomsIn(l).includes(r)).length > 1 || rooms.filter((x) => x === r).length > 1,
  )
  const voteOf = (r: string) => b.votes.find((v) => v.room === r)
  const strange = rooms.find((r) => !voteOf(r))
  const voted = rooms.find((r) => voteOf(r)?.voted)
  if (rooms.length === 0) return { zh: '填房号', en: 'Write the room' }
  if (strange !== undefined) return { zh: `户册里没有${strange}`, en: `${strange} is not on the roll` }
  if (voted !== undefined) return { zh: `${voted}已经表决`, en: `${voted} has voted` }
  if (twice !== undefined) return { zh: `${twice}填了两次`, en: `${twice} is written twice` }
  if (line.choice === '') return { zh: '选意见', en: 'Choose' }
  return line.photos.length === 0 ? { zh: '缺照片', en: 'The photo is missing' } : null
}

export type Paper = ReturnType<typeof usePaper>

export function usePaper(view: CaseView, b: BallotView, post: string | undefined, reload: () => void) {
  const [lines, setLines] = useState<readonly Line[]>([])
  const [active, setActive] = useState<string | null>(null)
  const [answers, setAnswers] = useState<readonly Answer[]>([])
  const [wrong, setWrong] = useState<Text | null>(null)
  const [busy, setBusy] = useState(false)
  /** A ballot keeps its key while it stays the same, so that sending again never counts it twice. */
  const keys = useRef(new Map<string, string>())
  const keyFor = (what: string): string =>
    keys.current.get(what) ?? keys.current.set(what, newKey()).get(what)!
  const change = (key: string, more: Partial<Line>) =>
    setLines((was) => was.map((l) => (l.key === key ? { ...l, ...more } : l)))
  const faults = Object.fromEntries(lines.map((l) => [l.key, faultOf(l, lines, b)]))

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

  const enter = async (form: Enter) => {
    setBusy(true)
    const done: Answer[] = []
    for (const line of lines) {
      if (faults[line.key] !== null) continue
      for (const room of roomsIn(line)) {
        const input = {
          [form.room]: room,
          [form.choice]: line.choice,
          [form.paper]: line.photos.map((p) => p.id),
        }
        try {
          await send<Done>(
            `/api/cases/${view.id}/commands`,
            { seq: view.seq, outcome: form.outcome, ...(post === undefined ? {} : { post }), input },
            keyFor(JSON.stringify(input)),
          )
          done.push({ room, ok: true, why: null })
        } catch (error) {
          done.push({ room, ok: false, why: asProblem(error).detail })
        }
        setAnswers([...done])
      }
    }
    /** What was entered leaves the form; what was refused stays, with its photo. */
    const isIn = (room: string) => done.some((d) => d.room === room && d.ok)
    setLines((was) =>
      was
        .map((l) => ({
          ...l,
          rooms: roomsIn(l)
            .filter((r) => !isIn(r))
            .join(' '),
        }))
        .filter((l) => l.rooms !== '' || faults[l.key] !== null),
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
    ready: lines.filter((l) => faults[l.key] === null).flatMap(roomsIn),
    rooms: lines.flatMap(roomsIn),
    /** Another choice on the same sheet. */
    again: (line: Line) => {
      const more = blank(line.photos)
      setLines((was) => was.flatMap((l) => (l.key === line.key ? [l, more] : [l])))
      setActive(more.key)
    },
    remove: (key: string) => setLines((was) => was.filter((l) => l.key !== key)),
    /** A door clicked goes to the line in hand, or leaves the one that has it. */
    pick: (room: string) => {
      const has = lines.find((l) => roomsIn(l).includes(room))
      if (has)
        return change(has.key, {
          rooms: roomsIn(has)
            .filter((r) => r !== room)
            .join(' '),
        })
      const line = lines.find((l) => l.key === active) ?? lines.at(-1)
      if (line) change(line.key, { rooms: [...roomsIn(line), room].join(' ') })
    },
  }
}

export function PaperBallots({ enter, paper: p }: { readonly enter: Enter; readonly paper: Paper }) {
  const { t } = useLang()
  const box = useRef<HTMLDivElement>(null)
  const options = Object.entries(enter.options)
  const focus = (n: number) => box.current?.querySelectorAll<HTMLInputElement>('input.room-no')[n]?.focus()
  return (
    <div className="paper-ballots" ref={box} data-testid="paper-ballots">
      <h3>{t('录入纸质表决票', 'Paper ballots')}</h3>
      <p className="muted">
        {t(
          '先选照片，可一次选多张，每张一行；填房号（一张多户的用空格隔开，也可点上面的门），回车后按数字选意见，光标到下一行。每一票单独提交，一票被拒不影响其他。',
          'Choose the photos, several at once, a line for each. Write the room (several with spaces between, or click the doors), Enter, then the number of the choice. Each ballot is sent by itself.',
        )}
      </p>
      <label className="field">
        <span>{t('表决票照片', 'Photos of ballots')}</span>
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
            onClick={() => void p.enter(enter)}
          >
            {t(`录入${p.ready.length}票`, `Enter ${p.ready.length}`)}
          </Button>
        </p>
      )}
      {p.answers.length > 0 && !p.busy && <Entered answers={p.answers} />}
    </div>
  )
}

/** One ballot: the room, Enter, the number of the choice, and on to the next. */
function PaperLine({
  line,
  n,
  options,
  paper: p,
  goNext,
}: {
  readonly line: Line
  readonly n: number
  readonly options: readonly (readonly [string, Text])[]
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
        className="input room-no"
        aria-label={t(`第${n + 1}行房号`, `Room, line ${n + 1}`)}
        value={line.rooms}
        placeholder={t('房号', 'Room')}
        autoComplete="off"
        onChange={(e) => p.change(line.key, { rooms: e.target.value })}
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
        <legend className="unseen">{t(`第${n + 1}行意见`, `Choice, line ${n + 1}`)}</legend>
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

function Entered({ answers }: { readonly answers: readonly Answer[] }) {
  const { t } = useLang()
  const refused = answers.filter((x) => !x.ok)
  return (
    <div role="status" data-testid="entered">
      <p>
        {t(`已录入${answers.length - refused.length}票`, `${answers.length - refused.length} entered`)}
        {refused.length > 0 && t(`，${refused.length}票没有录入：`, `, ${refused.length} not: `)}
      </p>
      {refused.length > 0 && (
        <ul className="plain-list">
          {refused.map((x) => (
            <li key={x.room}>
              <b>{x.room}</b> {x.why && t(x.why)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
