/** A deadline in words and colour: how much is left, of what, by which clock. Colour never speaks alone. */
import type { Text } from '../../kernel/text.ts'
import { shortDay, unitText } from '../shared/format.ts'
import { useLang, type Lang } from '../shared/lang.tsx'
import { Badge, type Tone } from './parts.tsx'
import { useSession } from './session.tsx'

export type Deadline = {
  readonly due: string | null
  readonly left: number | null
  readonly state: 'running' | 'suspended' | 'stopped' | 'overdue' | null
  readonly unit: string
}

const hour = 3_600_000
/** Whole days from one day to another, by the calendar. */
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / (24 * hour))

/** The state in one word with its tone. Two working days or six hours before the end it is pressing. */
export function dueWord(
  { due, left, state, unit }: Deadline,
  now: string,
  lang: Lang,
): { readonly tone: Tone; readonly word: string; readonly detail: string } {
  const say = (zh: string, en: string) => (lang === 'zh' ? zh : en)
  if (state === null) return { tone: 'plain', word: say('无时限', 'No limit'), detail: '' }
  if (state === 'suspended')
    return {
      tone: 'calm',
      word: say('中止计时', 'Suspended'),
      detail:
        left === null ? '' : say(`还余 ${amount(left, unit, lang)}`, `${amount(left, unit, lang)} remain`),
    }
  if (state === 'stopped') return { tone: 'plain', word: say('已停止', 'Stopped'), detail: '' }
  if (state === 'overdue')
    return {
      tone: 'bad',
      word: say('超期', 'Overdue'),
      detail:
        due === null ? '' : say(`已超 ${late(due, now, unit, lang)}`, `by ${late(due, now, unit, lang)}`),
    }
  const pressing = left !== null && left <= (unit === 'hour' ? 6 : 2)
  const today = due !== null && due.slice(0, 10) === now.slice(0, 10) && unit !== 'hour'
  return {
    tone: pressing ? 'warn' : 'good',
    word: pressing ? say('临期', 'Pressing') : say('正常', 'In time'),
    detail: today
      ? say('今天到期', 'due today')
      : left === null
        ? ''
        : say(`剩 ${amount(left, unit, lang)}`, `${amount(left, unit, lang)} left`),
  }
}

/** Hours run with the minutes; a person reads one decimal. */
const amount = (n: number, unit: string, lang: Lang): string =>
  `${unit === 'hour' ? Math.round(n * 10) / 10 : n}${lang === 'zh' ? ' ' : ''}${unitText(unit, lang)}`.replace(
    '  ',
    ' ',
  )

function late(due: string, now: string, unit: string, lang: Lang): string {
  if (unit === 'hour') return amount(Math.max(0.1, (Date.parse(now) - Date.parse(due)) / hour), 'hour', lang)
  return amount(Math.max(1, daysBetween(due, now)), 'calendar_day', lang)
}

export function Due({ deadline, clock }: { readonly deadline: Deadline; readonly clock: Text | null }) {
  const { lang, t } = useLang()
  const { now } = useSession()
  const { tone, word, detail } = dueWord(deadline, now(), lang)
  return (
    <span className="due">
      <Badge tone={tone}>{word}</Badge>
      <span className="due-text">
        {deadline.due !== null && (
          <b>
            {shortDay(deadline.due, lang)}
            {deadline.unit === 'hour' && ` ${deadline.due.slice(11, 16)}`}
          </b>
        )}
        {detail !== '' && <span>{detail}</span>}
        {clock && <span className="muted">{t(clock)}</span>}
      </span>
    </span>
  )
}
