/** Every kind of field as something to fill in on a phone. */
import { useId, useState, type ReactNode } from 'react'
import type { Field } from '../../kernel/programme/field.ts'
import type { Text } from '../../kernel/text.ts'
import { useLang } from '../shared/lang.tsx'
import { scaledIn, titleOf } from '../shared/format.ts'
import { pointText } from '../../kernel/area/point.ts'
import { PointInput } from '../shared/point.tsx'
import { Scan } from '../shared/scan.tsx'
import { useSettled } from '../shared/settled.ts'
import { useOffered } from './offered.ts'
import { Papers } from './papers.tsx'
import { scanButton } from './scan-button.tsx'
import { lookAgain } from '../shared/sure.ts'
import { changed } from './values.ts'
import type { Change, FieldFault, Typed, Typed2, Uploaded } from './values.ts'

type Props = {
  readonly name: string
  readonly field: Field
  readonly required: boolean
  readonly value: Typed | undefined
  readonly fault: FieldFault | null
  readonly onChange: (change: Change) => void
}

export function FieldInput(props: Props) {
  const { field } = props
  switch (field.type) {
    case 'choice':
      return <Choice {...props} options={Object.entries(field.options)} />
    case 'boolean':
      return props.required ? <Choice {...props} options={yesOrNo} /> : <Tick {...props} />
    case 'list':
      return <Lines {...props} of={field.of} max={field.max} />
    case 'papers':
      return <Papers {...props} max={field.max} value={(props.value ?? []) as readonly Uploaded[]} />
    case 'point':
      return <Where {...props} />
    case 'entry':
      return <Entry {...props} register={field.register} />
    default:
      return <Line {...props} />
  }
}

/** [FM19] A tick that nobody touched is no answer: what must be answered is asked with both answers in sight. */
const yesOrNo: Options = [
  [true, { zh: '是', en: 'Yes' }],
  [false, { zh: '否', en: 'No' }],
]

/** Room for the blanks, dashes and invisible signs that a copied number brings: they go when it is read. */
const keyboards: Readonly<
  Record<
    string,
    {
      readonly inputMode?: 'numeric' | 'decimal' | 'tel' | 'text'
      readonly autoComplete?: string
      readonly maxLength?: number
      readonly placeholder?: string
    }
  >
> = {
  month: { placeholder: '2021-10', maxLength: 7 },
  resident_id: { inputMode: 'text', autoComplete: 'off', maxLength: 40 },
  mobile: { inputMode: 'tel', autoComplete: 'tel-national', maxLength: 40 },
  bank_card: { inputMode: 'numeric', autoComplete: 'off', maxLength: 60 },
  fen: { inputMode: 'decimal' },
  integer: { inputMode: 'numeric' },
  name: { autoComplete: 'off', maxLength: 50 },
}

/** A browser without a calendar of months takes it as text, and says how. */
const inputTypes: Partial<Record<Field['type'], string>> = { day: 'date', month: 'month' }

function Line({ name, field, required, value, fault, onChange }: Props) {
  const { t } = useLang()
  const id = useId()
  const text = typeof value === 'string' ? value : ''
  const common = {
    id,
    name,
    value: text,
    required,
    'aria-invalid': fault !== null,
    'aria-describedby': `${id}-h ${id}-f`,
    onChange: (e: { readonly target: { readonly value: string } }) => onChange(e.target.value),
  }
  const long = field.type === 'text' && field.lines
  const scaled = scaledIn(field)
  return (
    <Frame id={id} field={field} required={required} fault={fault} again={() => onChange(text)}>
      {long ? (
        <textarea rows={5} maxLength={field.max} {...common} />
      ) : (
        <span className="with-unit">
          <input
            type={inputTypes[field.type] ?? 'text'}
            {...keyboards[scaled ? 'fen' : field.type]}
            {...(field.type === 'text' ? { maxLength: field.max } : {})}
            {...common}
          />
          {field.type === 'fen' && <i aria-hidden="true">{t('元', 'yuan')}</i>}
          {scaled && <i aria-hidden="true">{t(scaled.after)}</i>}
        </span>
      )}
      {field.code && (
        <Scan
          what={titleOf(field)}
          button={scanButton}
          onRead={(code) => {
            onChange(code)
            return null
          }}
        />
      )}
    </Frame>
  )
}

/** Kept as text while it is typed: longitude and latitude in WGS-84. */
function Where({ name, field, required, value, fault, onChange }: Props) {
  const id = useId()
  const text = typeof value === 'string' ? value : ''
  return (
    <Frame id={id} field={field} required={required} fault={fault} again={() => onChange(text)}>
      <PointInput
        id={id}
        name={name}
        value={text}
        wrong={fault !== null}
        required={required}
        describedBy={`${id}-h ${id}-f`}
        button={(press, words, name) => (
          <button type="button" className="button plain" data-testid={name} onClick={press}>
            {words}
          </button>
        )}
        change={(v) => onChange(typeof v === 'object' ? pointText(v) : (v ?? ''))}
      />
    </Frame>
  )
}

function Frame({
  id,
  field,
  required,
  fault,
  again,
  children,
}: {
  readonly id: string
  readonly field: Field
  readonly required: boolean
  readonly fault: Props['fault']
  readonly again: () => void
  readonly children: ReactNode
}) {
  const { t } = useLang()
  return (
    <div className={fault ? 'field wrong' : 'field'}>
      <label htmlFor={id}>
        {t(titleOf(field))}
        {!required && <small> {t('（选填）', '(optional)')}</small>}
      </label>
      <Hint id={id} field={field} />
      {children}
      <Fault id={id} fault={fault} again={again} />
    </div>
  )
}

const Hint = ({ id, field }: { readonly id: string; readonly field: Field }) => {
  const { t } = useLang()
  return (
    <p className="hint" id={`${id}-h`}>
      {field.hint ? t(field.hint) : ''}
    </p>
  )
}
/** [K25] What only looks wrong has a way on: `again` draws the field anew once it was looked at. */
const Fault = ({
  id,
  fault,
  again,
}: {
  readonly id: string
  readonly fault: Props['fault']
  readonly again?: () => void
}) => {
  const { t } = useLang()
  const about = fault?.about
  return (
    <>
      <p className="fault" id={`${id}-f`} role={fault ? 'alert' : undefined}>
        {fault ? t(fault.message) : ''}
      </p>
      {about !== undefined && again && (
        <button
          type="button"
          className="button plain"
          data-testid="look-again"
          onClick={() => {
            lookAgain(about)
            again()
          }}
        >
          {t('核对过了，没有写错', 'I looked again: it is right')}
        </button>
      )}
    </>
  )
}

type Options = readonly (readonly [string | boolean, Text])[]
/** What fits a phone without hiding what is asked next; more are in the phone's own list. */
const mostInSight = 12

function Choice({
  name,
  field,
  required,
  value,
  fault,
  onChange,
  options,
}: Props & { readonly options: Options }) {
  const { t } = useLang()
  const id = useId()
  if (options.length > mostInSight)
    return (
      <Frame id={id} field={field} required={required} fault={fault} again={() => onChange(value ?? '')}>
        <select
          id={id}
          name={name}
          value={typeof value === 'string' ? value : ''}
          required={required}
          aria-invalid={fault !== null}
          aria-describedby={`${id}-h ${id}-f`}
          onChange={(e) => onChange(e.target.value)}
        >
          <option value="">{t('请选择', 'Choose')}</option>
          {options.map(([key, title]) => (
            <option key={String(key)} value={String(key)}>
              {t(title)}
            </option>
          ))}
        </select>
      </Frame>
    )
  return (
    <fieldset className={fault ? 'field wrong' : 'field'} aria-describedby={`${id}-h ${id}-f`}>
      <legend>
        {t(field.title)}
        {!required && <small> {t('（选填）', '(optional)')}</small>}
      </legend>
      <Hint id={id} field={field} />
      <div className="choices">
        {options.map(([key, title]) => (
          <label key={String(key)} className="choice">
            <input
              type="radio"
              name={name}
              value={String(key)}
              checked={value === key}
              onChange={() => onChange(key)}
            />
            <span>{t(title)}</span>
          </label>
        ))}
      </div>
      <Fault id={id} fault={fault} />
    </fieldset>
  )
}

/**
 * [FM10] Chosen from a list that everybody reads. Of a long one the code can be typed, for who has no network, or the name be looked
 * for; the code of any other list is typed or read by the camera.
 */
function Entry({ register, ...props }: Props & { readonly register: string }) {
  const { t } = useLang()
  const id = useId()
  const [sought, setSought] = useState('')
  const [isLong, setLong] = useState(false)
  const words = useSettled(sought.trim())
  const offered = useOffered(register, words)
  if (offered?.more && !isLong) setLong(true)
  const isLooked = words !== '' && offered !== null
  if (props.field.code || (!isLong && offered === null)) return <Line {...props} />
  return (
    <>
      {isLong && (
        <div className="field">
          <label htmlFor={id}>
            {t(`按名称查找${props.field.title.zh}`, `Find by name: ${props.field.title.en}`)}
          </label>
          <input
            id={id}
            type="search"
            maxLength={60}
            value={sought}
            onChange={(e) => setSought(e.target.value)}
          />
        </div>
      )}
      {isLong && !isLooked ? <Line {...props} /> : <Choice {...props} options={offered?.options ?? []} />}
    </>
  )
}

function Tick({ name, field, value, fault, onChange }: Props) {
  const { t } = useLang()
  const id = useId()
  return (
    <div className={fault ? 'field wrong' : 'field'}>
      <label className="choice tick">
        <input
          type="checkbox"
          id={id}
          name={name}
          checked={value === true}
          aria-describedby={`${id}-h ${id}-f`}
          onChange={(e) => onChange(e.target.checked)}
        />
        <span>{t(field.title)}</span>
      </label>
      <Hint id={id} field={field} />
      <Fault id={id} fault={fault} />
    </div>
  )
}

function Lines({
  name,
  field,
  value,
  fault,
  onChange,
  of,
  max,
}: Props & {
  readonly of: Readonly<Record<string, Field & { readonly optional?: boolean }>>
  readonly max: number
}) {
  const { t } = useLang()
  const id = useId()
  const lines = (value ?? []) as readonly Typed2[]
  const empty = Object.fromEntries(Object.keys(of).map((n) => [n, '']))
  const [index, inner] = (fault?.at ?? '').split('.')
  return (
    <fieldset className="field" aria-describedby={`${id}-h ${id}-f`}>
      <legend>
        {t(field.title)}
        <small> {t('（没有可不填）', '(leave empty if none)')}</small>
      </legend>
      <Hint id={id} field={field} />
      {lines.map((line, i) => (
        <div className="line" key={i}>
          <p className="line-title">
            {t(`第${i + 1}位`, `Number ${i + 1}`)}
            <button type="button" className="quiet" onClick={() => onChange(lines.filter((_, n) => n !== i))}>
              {t('删除', 'Remove')}
            </button>
          </p>
          {Object.entries(of).map(([n, f]) => (
            <FieldInput
              key={n}
              name={`${name}-${i}-${n}`}
              field={f}
              required={!f.optional}
              value={line[n] ?? ''}
              fault={fault && index === String(i) && inner === n ? { ...fault, at: '' } : null}
              onChange={(v) =>
                onChange(lines.map((l, x) => (x === i ? { ...l, [n]: changed(v, l[n]) as string } : l)))
              }
            />
          ))}
        </div>
      ))}
      {lines.length < max && (
        <button type="button" className="button plain" onClick={() => onChange([...lines, empty])}>
          {t('＋ 添加一位', '+ Add one')}
        </button>
      )}
      <Fault id={id} fault={fault && (fault.at === '' || inner === undefined) ? fault : null} />
    </fieldset>
  )
}
