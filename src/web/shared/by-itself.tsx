/** What happens in a case without anybody: what is ahead, when, and what did not happen and why. */
import type { CaseView } from '../../server/contract/cases.ts'
import { dayText } from './format.ts'
import { useLang } from './lang.tsx'

export const hasByItself = ({ byItself: b }: CaseView): boolean => b.ahead.length + b.undone.length > 0

export function ByItself({ c }: { readonly c: CaseView }) {
  const { t, lang } = useLang()
  const day = (text: string): string => dayText(text, lang)
  return (
    <ul className="points" data-testid="by-itself">
      {c.byItself.undone.map((u) => (
        <li key={`${u.title.zh}${u.day}`}>
          <b>
            {t(
              `${day(u.day)}应自动办理“${u.outcome.zh}”，没有办成：`,
              `${u.outcome.en} was due by itself on ${day(u.day)} and was not done: `,
            )}
          </b>
          {t(u.message)}
          <p className="hint">
            {t(
              '办件补正以后，系统会按原来的应办日再办一次。',
              'Once the case is put right it is tried again, for the day on which it was due.',
            )}
          </p>
        </li>
      ))}
      {c.byItself.ahead.map((a) => (
        <li key={`${a.by}${a.title.zh}`}>
          {a.by === 'clock'
            ? t(
                `到${day(a.day)}24时仍没有别的办理，系统将自动办理“${a.outcome.zh}”（${a.title.zh}）。`,
                `If nothing else is done by the end of ${day(a.day)}, this happens by itself: ${a.outcome.en} (${a.title.en}).`,
              )
            : t(
                `${day(a.day)}，系统将自动办理“${a.outcome.zh}”（${a.title.zh}）。`,
                `On ${day(a.day)} this happens by itself: ${a.outcome.en} (${a.title.en}).`,
              )}
          {a.tells && <p className="hint">{t(a.tells)}</p>}
        </li>
      ))}
    </ul>
  )
}

/** That nobody did it, and on which day it was due. */
export function RunLine({ run }: { readonly run: CaseView['timeline'][number]['run'] }) {
  const { t, lang } = useLang()
  if (!run) return null
  return (
    <p className="hint">
      {t(
        `到期自动办理，没有人经手：${run.title.zh}，应办日${dayText(run.day, lang)}`,
        `By itself, done by nobody: ${run.title.en}, due ${dayText(run.day, lang)}`,
      )}
      {run.refused && <> · {t(run.refused)}</>}
    </p>
  )
}
