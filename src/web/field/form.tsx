/** A form on the phone: what is written is kept as it is written, checked by the kernel’s own rules, and put into the outbox. */
import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { Day } from '../../kernel/day/civil.ts'
import type { Text } from '../../kernel/text.ts'
import type { AskView } from '../../server/contract/programmes.ts'
import { newKey } from '../shared/api.ts'
import { titleOf } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { sureIn } from '../shared/sure.ts'
import { useAsked } from '../resident/use-conditions.ts'
import {
  changed,
  faultOf,
  fieldOf,
  toSend,
  type Change,
  type FieldFault,
  type Values,
} from '../resident/values.ts'
import { enter, theStore, useField } from './app-state.ts'
import { chinaInstant, readClock } from './clock.ts'
import { FieldIn, photosIn, pointOf } from './inputs.tsx'
import { edited, unsent, type Command, type Item } from './outbox.ts'
import { goTo } from './place.ts'
import type { Form, Task } from './take.ts'

type Started = { readonly values: Values; readonly area: string }
/** What a form becomes once it is filled in. */
type Written = { readonly command: Command; readonly about: string; readonly after: string | null }

const typeOf = (ask: AskView): string => ask.field.type
const valueOf = (ask: AskView, values: Values): unknown => {
  const typed = values[ask.name]
  return typeOf(ask) === 'point' && typeof typed === 'string' && typed !== ''
    ? pointOf(typed)
    : toSend(fieldOf(ask), typed)
}

const needed: Text = { zh: '此项必填', en: 'This field is required' }
function faultIn(ask: AskView, values: Values, today: Day): FieldFault | null {
  const required = ask.ask !== 'optional'
  /** A photo is named by its sender until the server has it, and a point is the server’s to judge. */
  if (typeOf(ask) !== 'point' && typeOf(ask) !== 'papers')
    return faultOf(fieldOf(ask), required, values[ask.name], today)
  return required && valueOf(ask, values) === undefined ? { at: '', message: needed } : null
}

/** What was filled in, as its person reads it in the outbox. */
function shownOf(
  asks: readonly AskView[],
  values: Values,
  t: (zh: string | Text, en?: string) => string,
): readonly { readonly title: Text; readonly text: string }[] {
  return asks.flatMap((ask) => {
    const typed = values[ask.name]
    if (typed === undefined || typed === '') return []
    const field = fieldOf(ask)
    const text =
      typeof typed === 'boolean'
        ? typed
          ? t('是', 'yes')
          : t('否', 'no')
        : typeof typed === 'string'
          ? field.type === 'choice'
            ? t(field.options[typed] ?? typed)
            : typed
          : t(`${typed.length}项`, `${typed.length}`)
    return [{ title: titleOf(field), text }]
  })
}

/** Whom a report names, else the first words of it. */
function aboutIn(asks: readonly AskView[], values: Values): string {
  for (const type of ['name', 'text']) {
    const ask = asks.find((a) => typeOf(a) === type && values[a.name])
    if (ask) return String(values[ask.name]).slice(0, 40)
  }
  return ''
}

/** A new case. */
export function NewPage({ programme, outcome }: { readonly programme: string; readonly outcome: string }) {
  const { taken } = useField()
  const opening = taken?.openings.find((o) => o.programme === programme && o.outcome === outcome)
  if (!opening) return <NoForm />
  return (
    <Draftable
      key={`${programme} ${outcome}`}
      name={`new ${programme} ${outcome}`}
      form={opening}
      under={opening.programmeTitle}
      areas={opening.areas}
      written={(id, { area }) => ({
        command: { kind: 'open', programme, outcome, area, post: opening.post, ref: id },
        about: '',
        after: null,
      })}
    />
  )
}

/** An act on a task that the phone knows, or on a case that was opened here and is not sent yet. */
export function ActPage({ id, outcome }: { readonly id: string; readonly outcome: string }) {
  const { taken, items } = useField()
  const task = taken?.tasks.find((k) => k.case === id)
  const opened = items.find((i) => i.id === id && i.command.kind === 'open')
  if (task) return <ActOnTask task={task} outcome={outcome} />
  if (opened) return <ActOnOpened opened={opened} outcome={outcome} />
  return <NoForm />
}

function ActOnTask({ task, outcome }: { readonly task: Task; readonly outcome: string }) {
  const { t } = useLang()
  const { items } = useField()
  const way = task.ways.find((w) => w.outcome === outcome)
  if (!way) return <NoForm />
  /** [FO5] What was written about the same case before goes first. */
  const before = unsent(items).findLast((i) => i.command.kind === 'act' && i.command.case === task.case)
  return (
    <Draftable
      key={`${task.case} ${outcome}`}
      name={`task ${task.case} ${outcome}`}
      form={way}
      under={{ zh: `${task.subject} · ${task.stepTitle.zh}`, en: `${task.subject} · ${task.stepTitle.en}` }}
      warning={way.barred}
      note={
        before
          ? {
              zh: `待发箱里已有这件的“${before.title.zh}”，本项排在它后面发送。`,
              en: `“${before.title.en}” of this case is in the outbox: this goes after it.`,
            }
          : null
      }
      areas={null}
      written={() => ({
        command: {
          kind: 'act',
          case: task.case,
          programme: task.programme,
          outcome,
          post: task.post,
          seq: before ? null : task.seq,
        },
        about: `${task.subject}${t('，', ', ')}${task.areaName}`,
        after: before?.id ?? null,
      })}
    />
  )
}

function ActOnOpened({ opened, outcome }: { readonly opened: Item; readonly outcome: string }) {
  const { taken, items } = useField()
  const { command } = opened
  const form = taken?.openings
    .find((o) => o.programme === command.programme && o.outcome === command.outcome)
    ?.next.find((n) => n.outcome === outcome)
  if (!form || command.kind !== 'open') return <NoForm />
  const address = `~${command.ref}`
  const before =
    unsent(items).findLast((i) => i.command.kind === 'act' && i.command.case === address) ?? opened
  return (
    <Draftable
      key={`${opened.id} ${outcome}`}
      name={`task ${opened.id} ${outcome}`}
      form={form}
      under={opened.title}
      note={{
        zh: `“${before.title.zh}”先发送，本项随后。`,
        en: `“${before.title.en}” is sent first, then this.`,
      }}
      areas={null}
      written={() => ({
        command: {
          kind: 'act',
          case: address,
          programme: command.programme,
          outcome,
          post: command.post,
          seq: null,
        },
        about: opened.about,
        after: before.id,
      })}
    />
  )
}

/** What was refused, written anew. */
export function EditPage({ id }: { readonly id: string; readonly outcome: string }) {
  const { items, offsetMs, wrongMs } = useField()
  const item = items.find((i) => i.id === id && i.state.is !== 'sent')
  const { taken } = useField()
  if (!item?.filled) return <NoForm />
  const { filled, command } = item
  const areas =
    command.kind === 'open'
      ? (taken?.openings.find((o) => o.programme === command.programme && o.outcome === command.outcome)
          ?.areas ?? [command.area])
      : null
  return (
    <Fill
      key={item.id}
      box={item.id}
      form={{ outcome: command.outcome, title: item.title, asks: filled.asks as readonly AskView[] }}
      under={{ zh: item.about, en: item.about }}
      said={item.state.is === 'refused' ? item.state.said : null}
      areas={areas}
      started={{ values: filled.values as Values, area: filled.area }}
      keep={() => Promise.resolve()}
      save={async (made) => {
        const arrived = new Set(item.photos.filter((p) => p.arrived).map((p) => p.id))
        await enter(
          edited(
            item,
            {
              command: command.kind === 'open' ? { ...command, area: made.filled.area } : command,
              input: made.input,
              photos: made.photos.map((p) => ({ ...p, arrived: arrived.has(p.id) })),
              sure: made.sure,
              filled: made.filled,
              written: { ...readClock(), offsetMs, wrongMs },
            },
            newKey(),
          ),
        )
      }}
    />
  )
}

function NoForm() {
  const { t } = useLang()
  return (
    <>
      <h1>{t('没有这张表单', 'No such form')}</h1>
      <p>{t('任务可能已经变化，请回到今日任务查看。', 'The task may have changed: look at today’s.')}</p>
    </>
  )
}

/** [FO1] A form with its draft: closed or run down, the phone has it when it is opened again. */
function Draftable({
  name,
  form,
  written,
  ...more
}: {
  readonly name: string
  readonly form: Form
  readonly under: Text
  readonly warning?: Text | null
  readonly note?: Text | null
  readonly areas: readonly string[] | null
  readonly written: (id: string, started: Started) => Written
}) {
  const { drafts, items, offsetMs, wrongMs } = useField()
  const [draft] = useState(() => drafts.find((d) => d.form === name))
  const [box] = useState(() => draft?.id ?? newKey())
  return (
    <Fill
      box={box}
      form={form}
      {...more}
      started={{
        values: (draft?.values as Values | undefined) ?? {},
        area: draft?.area ?? (more.areas?.length === 1 ? more.areas[0]! : ''),
      }}
      keep={(started) => theStore().keepDraft({ id: box, form: name, ...started })}
      save={async ({ filled, ...made }) => {
        const { command, about, after } = written(box, { values: filled.values as Values, area: filled.area })
        await enter({
          id: box,
          n: Math.max(0, ...items.map((i) => i.n)) + 1,
          key: newKey(),
          command,
          title: form.title,
          about: about || aboutIn(form.asks, filled.values as Values),
          ...made,
          after,
          written: { ...readClock(), offsetMs, wrongMs },
          filled,
          state: { is: 'waiting' },
          tries: 0,
        })
      }}
    />
  )
}

type Made = Pick<Item, 'input' | 'photos' | 'sure'> & { readonly filled: NonNullable<Item['filled']> }

const keepAfterMs = 400

function Fill({
  box,
  form,
  under,
  warning = null,
  note = null,
  said = null,
  areas,
  started,
  keep,
  save,
}: {
  readonly box: string
  readonly form: Form
  readonly under: Text
  readonly warning?: Text | null
  readonly note?: Text | null
  /** Why it was refused. */ readonly said?: { readonly detail: Text; readonly field?: string } | null
  /** Where the case may be; null where it has its place. */ readonly areas: readonly string[] | null
  readonly started: Started
  readonly keep: (started: Started) => Promise<void>
  readonly save: (made: Made) => Promise<void>
}) {
  const { t } = useLang()
  const { taken, offsetMs } = useField()
  const [values, setValues] = useState(started.values)
  const [area, setArea] = useState(started.area)
  const [tried, setTried] = useState(0)
  const [problem, setProblem] = useState<Text | null>(null)
  const [busy, setBusy] = useState(false)
  const isFirst = useRef(true)
  const isSaved = useRef(false)
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    const timer = setTimeout(() => {
      if (!isSaved.current)
        keep({ values, area }).catch(() =>
          setProblem({
            zh: '手机存储空间不足，刚写的内容关闭页面后不会保留。请先放入待发箱，或者清理空间。',
            en: 'This phone has no room left: what you just wrote goes when the page is closed. Put it into the outbox, or make room.',
          }),
        )
    }, keepAfterMs)
    return () => clearTimeout(timer)
    // `keep` belongs to the box, which never changes here.
  }, [values, area])
  useEffect(() => {
    if (tried > 0)
      document.querySelector<HTMLElement>('.wrong input, .wrong textarea, .wrong select')?.focus()
  }, [tried])
  const asks = useAsked(form.asks, values)
  const today = chinaInstant(Date.now() + (offsetMs ?? 0)).slice(0, 10) as Day
  const faults = Object.fromEntries(asks.map((a) => [a.name, faultIn(a, values, today)]))
  const placeFault = areas && area === '' ? { zh: '请选择地点', en: 'Choose the place' } : null
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    setTried((n) => n + 1)
    if (placeFault || Object.values(faults).some((f) => f !== null)) return
    const input = Object.fromEntries(
      asks.map((a) => [a.name, valueOf(a, values)] as const).filter(([, v]) => v !== undefined),
    )
    setBusy(true)
    isSaved.current = true
    try {
      await save({
        input,
        photos: photosIn(values),
        sure: sureIn(input),
        filled: { asks: form.asks, values, area, shown: shownOf(asks, values, t) },
      })
      goTo('outbox')
    } catch {
      isSaved.current = false
      setBusy(false)
      setProblem({
        zh: '手机存储空间不足，没有存下。请清理空间后再点一次；填写的内容还在本页。',
        en: 'This phone has no room left, and it was not kept. Make room and tap again: what you wrote is still on this page.',
      })
    }
  }
  return (
    <form className="form" noValidate onSubmit={(e) => void submit(e)}>
      <h1>{t(form.title)}</h1>
      <p className="muted">{t(under)}</p>
      {warning && (
        <p className="alert" role="alert">
          {t('照现在的情况可能办不成：', 'As it stands this may be refused: ')}
          {t(warning)}
        </p>
      )}
      {note && <p className="f-card">{t(note)}</p>}
      {said && (
        <p className="alert" role="alert">
          {t('上次被拒绝：', 'It was refused: ')}
          {t(said.detail)}
        </p>
      )}
      {areas && areas.length > 1 && (
        <div className={tried > 0 && placeFault ? 'field wrong' : 'field'}>
          <label htmlFor="area">{t('地点', 'Place')}</label>
          <select
            id="area"
            value={area}
            aria-invalid={tried > 0 && placeFault !== null}
            aria-describedby="area-f"
            onChange={(e) => setArea(e.target.value)}
          >
            <option value="">{t('请选择', 'Choose')}</option>
            {areas.map((code) => (
              <option key={code} value={code}>
                {taken?.places[code] ? t(taken.places[code]) : code}
              </option>
            ))}
          </select>
          <p className="fault" id="area-f">
            {tried > 0 && placeFault ? t(placeFault) : ''}
          </p>
        </div>
      )}
      {asks.map((a) => (
        <FieldIn
          key={a.name}
          box={box}
          name={a.name}
          field={fieldOf(a)}
          required={a.ask !== 'optional'}
          value={values[a.name]}
          fault={
            tried > 0
              ? (faults[a.name] ?? null)
              : said?.field?.split('.')[0] === a.name
                ? { at: said.field.split('.').slice(1).join('.'), message: said.detail }
                : null
          }
          onChange={(v: Change) => setValues((all) => ({ ...all, [a.name]: changed(v, all[a.name]) }))}
        />
      ))}
      {problem && (
        <p className="alert" role="alert" data-testid="form-problem">
          {t(problem)}
        </p>
      )}
      <div className="f-foot">
        <button type="submit" className="button" disabled={busy}>
          {t('放入待发箱', 'Put into the outbox')}
        </button>
        <p className="hint">
          {t(
            '有网络时立即发送，没有网络时等有网络再发。',
            'It is sent at once, or as soon as there is a network.',
          )}
        </p>
      </div>
    </form>
  )
}
