/** A programme's form, drawn from its asks: one control for each type of field. */
import { lazy, Suspense, useEffect, useLayoutEffect, useRef, type InputHTMLAttributes } from 'react'
import type { AskView } from '../../../server/contract/programmes.ts'
import { Button } from 'antd'
import { useLang } from '../../shared/lang.tsx'
import { lookAgain } from '../../shared/sure.ts'
import { useSession } from '../session.tsx'
import type { Point } from '../../../kernel/area/point.ts'
import { PointInput } from '../../shared/point.tsx'
import { Scan } from '../../shared/scan.tsx'
import { isPicked } from './about.tsx'
import { Files } from './files.tsx'
import { Lines, type Control } from './lines.tsx'
import { Amount } from './amount.tsx'
import { scanButton } from './scan-button.tsx'
import { scaledIn, titleOf } from '../../shared/format.ts'
import { Clauses } from '../parts.tsx'
import { errorsIn, fieldOf, idOf, isRequired, strangeIn, type Errors, type Values } from './values.ts'

const Grid = lazy(() => import('./grid.tsx').then((m) => ({ default: m.Grid })))
const loadPicked = () => import('./pick.tsx')
const Picked = lazy(loadPicked)
const fewLines = 20

export function Fields({
  asks,
  values,
  errors,
  change,
}: {
  readonly asks: readonly AskView[]
  readonly values: Values
  readonly errors: Errors
  readonly change: (name: string, value: unknown) => void
}) {
  /** What picks is on its way before anybody comes to its field. */
  useEffect(() => {
    if (asks.some((a) => isPicked(fieldOf(a)))) void loadPicked()
  }, [asks])
  return (
    <>
      {asks.map((a) => {
        const error = errors[a.name]
        const inner = errorsIn(errors, a.name)
        return (
          <Labelled
            key={a.name}
            id={idOf(a.name)}
            field={fieldOf(a)}
            required={isRequired(a)}
            error={error}
            inner={inner}
            value={values[a.name]}
            change={(v) => change(a.name, v)}
          />
        )
      })}
    </>
  )
}

/** Groups have a legend, single controls a label; hint and fault are read with the control. */
function Labelled(c: Control) {
  const { t } = useLang()
  const { now } = useSession()
  const { id, field, required, error, value, change } = c
  const strange = error === undefined ? null : strangeIn(field, value, now().slice(0, 10))
  const title = (
    <>
      {t(titleOf(field))}
      {required ? <em aria-hidden="true">*</em> : <small>{t('选填', 'optional')}</small>}
    </>
  )
  const notes = (
    <>
      {field.hint && (
        <small className="hint" id={`${id}-hint`}>
          {t(field.hint)}
        </small>
      )}
      {error !== undefined && (
        <div className="fault" id={`${id}-fault`} role="alert">
          {t(error)}
          {error.clauses && <Clauses clauses={error.clauses} />}
        </div>
      )}
      {strange !== null && (
        <Button
          size="small"
          data-testid="look-again"
          onClick={() => {
            lookAgain(strange)
            change(value)
          }}
        >
          {t('核对过了，没有写错', 'I looked again: it is right')}
        </Button>
      )}
    </>
  )
  const grouped =
    field.type === 'boolean' || field.type === 'choice' || field.type === 'list' || field.type === 'papers'
  if (grouped)
    return (
      <fieldset className={`field${error === undefined ? '' : ' wrong'}`} aria-describedby={described(c)}>
        <legend>{title}</legend>
        {notes}
        <Group {...c} />
      </fieldset>
    )
  return (
    <div className={`field${error === undefined ? '' : ' wrong'}`}>
      <label htmlFor={id}>{title}</label>
      {notes}
      <Single {...c} />
      {field.code && (
        <Scan
          what={titleOf(field)}
          button={scanButton}
          onRead={(code) => {
            change(code)
            return null
          }}
        />
      )}
    </div>
  )
}

const described = ({ id, field, error }: Control): string | undefined =>
  [field.hint && `${id}-hint`, error !== undefined && `${id}-fault`].filter(Boolean).join(' ') || undefined

function Group({ id, field, value, inner, change }: Control) {
  const { t } = useLang()
  if (field.type === 'papers')
    return <Files id={id} paper={field.paper} most={field.max} value={value} change={change} />
  /** A few lines of a few fields are read one under the other; a list of many is a table. */
  if (field.type === 'list' && field.max > fewLines)
    return (
      <Suspense fallback={<p className="waiting">{t('正在读取…', 'Loading…')}</p>}>
        <Grid id={id} field={field} value={value} inner={inner} change={change} />
      </Suspense>
    )
  if (field.type === 'list')
    return <Lines id={id} field={field} value={value} inner={inner} change={change} one={Labelled} />
  const options: readonly (readonly [unknown, string])[] =
    field.type === 'choice'
      ? Object.entries(field.options).map(([v, text]) => [v, t(text)])
      : [
          [true, t('是', 'Yes')],
          [false, t('否', 'No')],
        ]
  return (
    <div className="options">
      {options.map(([v, text]) => (
        <label key={String(v)}>
          <input type="radio" name={id} checked={value === v} onChange={() => change(v)} /> {text}
        </label>
      ))}
    </div>
  )
}

/**
 * While the picker travels: a name is written into it already, and whoever stands in it stands in the picker afterwards. Keys are not
 * written by hand.
 */
function Meanwhile({
  write,
  ...input
}: InputHTMLAttributes<HTMLInputElement> & {
  readonly id: string
  readonly write: ((value: unknown) => void) | undefined
}) {
  const own = useRef<HTMLInputElement>(null)
  const { id } = input
  useLayoutEffect(
    () => () => {
      if (document.activeElement === own.current)
        requestAnimationFrame(() => document.querySelector<HTMLInputElement>(`input[id="${id}"]`)?.focus())
    },
    [id],
  )
  return <input {...input} ref={own} readOnly={!write} onChange={(e) => write?.(e.target.value)} />
}

function Single(c: Control) {
  const { id, field, required, error, value, change } = c
  const common = {
    id,
    className: 'input',
    'aria-required': required,
    'aria-invalid': error !== undefined,
    'aria-describedby': described(c),
  }
  const text = typeof value === 'string' ? value : ''
  const { t } = useLang()
  if (isPicked(field))
    return (
      <Suspense
        fallback={<Meanwhile {...common} value={text} write={field.type === 'name' ? change : undefined} />}
      >
        <Picked
          id={id}
          label={t(titleOf(field))}
          field={field}
          wrong={error !== undefined}
          value={value}
          change={change}
        />
      </Suspense>
    )
  const scaled = scaledIn(field)
  if (field.type === 'fen' || scaled)
    return (
      <Amount {...common} value={value} change={change} after={scaled?.after ?? { zh: '元', en: 'yuan' }} />
    )
  if (field.type === 'integer')
    return (
      <input
        {...common}
        inputMode="numeric"
        value={value === undefined ? '' : String(value)}
        onChange={(e) =>
          change(
            e.target.value === ''
              ? undefined
              : /^-?\d+$/.test(e.target.value)
                ? Number(e.target.value)
                : e.target.value,
          )
        }
      />
    )
  if (field.type === 'text' && field.lines)
    return (
      <textarea
        {...common}
        rows={3}
        maxLength={field.max}
        value={text}
        onChange={(e) => change(e.target.value)}
      />
    )
  if (field.type === 'point')
    return (
      <PointInput
        id={id}
        value={typeof value === 'object' && value !== null ? (value as Point) : text}
        wrong={error !== undefined}
        required={required}
        describedBy={described(c)}
        button={(press, words, name) => (
          <Button data-testid={name} onClick={press}>
            {words}
          </Button>
        )}
        inputClass="input"
        change={change}
      />
    )
  if (field.type === 'month')
    return (
      <input
        {...common}
        type="month"
        placeholder="2021-10"
        value={text}
        onChange={(e) => change(e.target.value)}
      />
    )
  if (field.type === 'day') return <DayField common={common} value={text} change={change} />
  return (
    <input
      {...common}
      type="text"
      autoComplete="off"
      inputMode={field.type === 'mobile' || field.type === 'bank_card' ? 'numeric' : undefined}
      maxLength={field.type === 'text' ? field.max : 60}
      value={text}
      onChange={(e) => change(e.target.value)}
    />
  )
}

/** A day with today at hand: most forms are filled in on the day that they tell of. */
function DayField({
  common,
  value,
  change,
}: {
  readonly common: InputHTMLAttributes<HTMLInputElement>
  readonly value: string
  readonly change: (value: unknown) => void
}) {
  const { t } = useLang()
  const { now } = useSession()
  const today = now().slice(0, 10)
  return (
    <span className="with-unit">
      <input {...common} type="date" value={value} onChange={(e) => change(e.target.value)} />
      {value !== today && (
        <Button size="small" onClick={() => change(today)}>
          {t('今天', 'Today')}
        </Button>
      )}
    </span>
  )
}
