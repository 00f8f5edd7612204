/** A value in words of the chosen language: the same rules as the server's, from the programme's own fields. */
import { pointInWords } from '../../kernel/area/point.ts'
import { monthText } from '../../kernel/day/month.ts'
import { numberText } from '../../kernel/number/json.ts'
import type { Field } from '../../kernel/programme/field.ts'
import type { Programme } from '../../kernel/programme/programme.ts'
import type { Shown } from '../../server/contract/cases.ts'
import { at } from '../shared/base.ts'
import { dayText, scaledIn, timeText, titleOf, yuan, yuanIn } from '../shared/format.ts'
import { useLang, type Lang } from '../shared/lang.tsx'
import { Link } from '../shared/router.tsx'
import { kindOf } from './programme.ts'

/** One value as text; `name` says in which field, value or parameter it stands. */
export function valueText(p: Programme | null, name: string, value: unknown, lang: Lang): string {
  const { field, fen } = kindOf(p, name)
  /** Formulas read where the case stands by the step's own name. */
  const standing = name === 'step' && typeof value === 'string' ? p?.steps[value]?.title[lang] : undefined
  if (standing !== undefined) return standing
  return field
    ? fieldText(field, value, lang)
    : typeof value === 'number' && fen
      ? yuanIn(value, lang)
      : plainText(value, lang)
}

export function fieldText(field: Field, value: unknown, lang: Lang): string {
  if (field.type === 'fen' && typeof value === 'number') return yuanIn(value, lang)
  const scaled = typeof value === 'number' ? scaledIn(field) : null
  if (scaled) return `${yuan(value as number)}${scaled.after[lang]}`
  if (field.type === 'entry' && typeof value === 'string') return entryText(value)
  if (field.type === 'choice' && typeof value === 'string') return field.options[value]?.[lang] ?? value
  if (field.type === 'day' && typeof value === 'string') return dayText(value, lang)
  if (field.type === 'month' && typeof value === 'string') return monthText(value)[lang]
  return plainText(value, lang)
}

/** Entries that lie in the tree of places have their path as their key: it reads without the code of the place. */
const entryText = (id: string): string => id.replace(/^\d{6,20}\//, '').replaceAll('/', '')

function plainText(value: unknown, lang: Lang): string {
  if (value === null || value === undefined) return '—'
  if (typeof value === 'string' && value.startsWith('＊＊＊')) return lang === 'zh' ? value : '*** (hidden)'
  if (typeof value === 'boolean') return value ? (lang === 'zh' ? '是' : 'Yes') : lang === 'zh' ? '否' : 'No'
  if (typeof value === 'number') return value.toLocaleString('en-US', { maximumFractionDigits: 6 })
  if (Array.isArray(value)) return lang === 'zh' ? `${value.length} 项` : `${value.length} items`
  return typeof value === 'object'
    ? (numberText(value) ?? pointInWords(value) ?? recordText(value, lang))
    : typeof value === 'string'
      ? timeText(value, lang)
      : String(value)
}

/** What a formula read as a whole: an entry of a register by its name, anything else by how much it tells. */
function recordText(value: object, lang: Lang): string {
  if ('id' in value && typeof value.id === 'string') return value.id
  const parts = Object.keys(value).length
  return lang === 'zh' ? `${parts} 项` : `${parts} items`
}

type Line = Readonly<Record<string, unknown>>
const isLines = (value: unknown): value is readonly Line[] =>
  Array.isArray(value) && value.length > 0 && value.every((v) => typeof v === 'object' && v !== null)

/** A fact of a case: lists as a small table, papers and cases as links, the rest as text. */
export function Value({
  shown,
  programme,
  caseId,
}: {
  readonly shown: Shown
  readonly programme: Programme | null
  readonly caseId: string
}) {
  const { lang, t } = useLang()
  const field = programme?.fields[shown.name]
  const { value, said } = shown
  if (said) return said[lang]
  if (field?.type === 'list' && isLines(value)) return <Lines of={field.of} lines={value} />
  if (shown.type === 'papers' && Array.isArray(value))
    return (
      <span className="row">
        {value.map((id, i) => (
          <a key={String(id)} href={at(`/api/uploads/${String(id)}?case=${caseId}`)}>
            {t(`附件${i + 1}`, `File ${i + 1}`)}
          </a>
        ))}
      </span>
    )
  if (shown.type === 'case' && typeof value === 'string')
    return <Link href={`/desk/cases/${value}`}>{value}</Link>
  if (field?.type === 'entry' && typeof value === 'string')
    return (
      <Link href={`/desk/registers/${field.register}/${encodeURIComponent(value)}`}>{entryText(value)}</Link>
    )
  if (!programme && lang === 'zh') return <>{shown.text}</>
  return <>{valueText(programme, shown.name, value, lang)}</>
}

const most = 50

function Lines({
  of,
  lines,
}: {
  readonly of: Readonly<Record<string, Field>>
  readonly lines: readonly Line[]
}) {
  const { lang, t } = useLang()
  const columns = Object.entries(of)
  return (
    <div
      className="scroll"
      tabIndex={0}
      role="region"
      aria-label={t(`明细，${lines.length}项`, `${lines.length} entries`)}
    >
      <table className="grid small">
        <thead>
          <tr>
            {columns.map(([name, f]) => (
              <th key={name} scope="col">
                {t(titleOf(f))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, most).map((line, i) => (
            <tr key={i}>
              {columns.map(([name, f]) => (
                <td key={name} className={f.type === 'fen' || scaledIn(f) ? 'number' : undefined}>
                  {f.type === 'case' ? (
                    <Link href={`/desk/cases/${String(line[name])}`}>{String(line[name])}</Link>
                  ) : line[name] === undefined ? (
                    '—'
                  ) : (
                    fieldText(f, line[name], lang)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > most && (
        <p className="muted">
          {t(
            `共 ${lines.length} 项，这里列出前 ${most} 项`,
            `${lines.length} in all; the first ${most} are shown`,
          )}
        </p>
      )}
    </div>
  )
}
