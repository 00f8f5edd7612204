/** [OA11] The one concerned asks that it be hurried, once a day, and sees whether anybody acted on it since. */
import { useState } from 'react'
import type { CaseView } from '../../server/contract/cases.ts'
import { instantText } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { ActionForm } from './case-action.tsx'

const reminding = { zh: '提醒经办人', en: 'Remind whoever has it' } as const

export function Urge({ c, onDone }: { readonly c: CaseView; readonly onDone: () => void }) {
  const { t, lang } = useLang()
  const [isOpen, setIsOpen] = useState(false)
  const way = c.office.acts.find((w) => w.verb === 'urge')
  const own = c.office.errands.filter((x) => x.kind === 'urged' && x.own).toReversed()
  /** While it is on one's own desk there is nobody to hurry. */
  if ((!way || way.refusal?.code === 'same_person') && own.length === 0) return null
  return (
    <section aria-labelledby="urge" className="urge">
      <h2 id="urge">{t('催办', 'Ask to hurry')}</h2>
      {own.length > 0 && (
        <ul className="points">
          {own.map((x) => (
            <li key={x.seq}>
              {t('您催办过', 'You asked')} <small>{instantText(x.since, lang)}</small>
              <p className="hint">
                {x.words}
                {x.words && <br />}
                {x.stands
                  ? t('已提醒经办人，还在办理。', 'Whoever has it was reminded and is at it.')
                  : t('此后已经有人办理。', 'Somebody has acted on it since.')}
              </p>
            </li>
          ))}
        </ul>
      )}
      {way?.open &&
        (isOpen ? (
          <ActionForm
            c={c}
            way={{ ...way, title: reminding }}
            onCancel={() => setIsOpen(false)}
            onDone={() => {
              setIsOpen(false)
              onDone()
            }}
          />
        ) : (
          <>
            <p className="hint">
              {t(
                '等得着急，可以提醒经办人，一天一次；时限照旧计算。',
                'You may remind whoever has it once a day; the days are counted as before.',
              )}
            </p>
            <div className="actions">
              <button
                type="button"
                className="button plain"
                data-testid="urge"
                onClick={() => setIsOpen(true)}
              >
                {t('催一下', 'Ask to hurry')}
              </button>
            </div>
          </>
        ))}
      {way?.refusal?.code === 'once_only' && <p className="hint">{t(way.refusal.message)}</p>}
    </section>
  )
}
