/** A deadline in words and colour: how much is left, of what, by which clock. Colour never speaks alone. */
import type { Text } from '../../kernel/text.ts'
import { dueDay, span } from '../shared/format.ts'
import { useLang, type Lang } from '../shared/lang.tsx'
import { Badge, type Tone } from './parts.tsx'
import { useSession } from './session.tsx'

export type Deadline = {
  readonly due: string | null
  readonly left: number | null
  readonly over: number | null
  readonly state: 'running' | 'suspended' | 'stopped' | 'overdue' | null
  readonly unit: string
}

/** The state in one word with its tone. On its last day it is pressing, and from two working days or six hours before its end. */
export function dueWord(
  { due, left, over, state, unit }: Deadline,
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
      detail: over === null ? '' : say(`已超 ${amount(over, unit, lang)}`, `by ${amount(over, unit, lang)}`),
    }
  const isToday = due !== null && due.slice(0, 10) === now.slice(0, 10)
  const pressing = isToday || (left !== null && left <= (unit === 'hour' ? 6 : 2))
  const today = isToday && unit !== 'hour'
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

/** [C17] The same words as a resident reads. */
const amount = (n: number, unit: string, lang: Lang): string =>
  span(n, unit, lang).replace(/^(\d+)(个)/, '$1 $2')

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
            {dueDay(deadline.due, now(), lang)}
            {deadline.unit === 'hour' && ` ${deadline.due.slice(11, 16)}`}
          </b>
        )}
        {detail !== '' && <span>{detail}</span>}
        {clock && <span className="muted">{t(clock)}</span>}
      </span>
    </span>
  )
}
