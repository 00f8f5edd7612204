/** What others were told and what they say to it: objections and what became of them. */
import type { Programme } from '../../../kernel/programme/programme.ts'
import type { ObjectionsView } from '../../../server/contract/together.ts'
import { useLang } from '../../shared/lang.tsx'
import { Badge, Clause } from '../parts.tsx'

export function Objections({
  objections: o,
  programme,
}: {
  readonly objections: ObjectionsView
  readonly programme: Programme | null
}) {
  const { t } = useLang()
  const answers = programme?.objections && programme.lists?.[programme.objections.answers]
  return (
    <>
      {o.total === 0 ? (
        <p className="muted">{t('没有收到异议。', 'None so far.')}</p>
      ) : (
        <p>{t(`共${o.total}件，${o.open}件未了结`, `${o.total}, ${o.open} open`)}</p>
      )}
      <ul className="plain-list">
        {o.list.map((x) => (
          <li key={x.no}>
            <b>{t(`第${x.no}号`, `No. ${x.no}`)}</b>{' '}
            <Badge tone={x.open ? 'warn' : 'good'}>
              {x.open
                ? t('未了结', 'open')
                : x.answers.length > 0
                  ? t('已了结', 'closed')
                  : t('已登记', 'on record')}
            </Badge>{' '}
            {x.says.map((f) => (
              <span key={f.name} className="said-so">
                <small className="muted">{t(f.title)}</small> {t(f.text)}{' '}
              </span>
            ))}
            {x.answers.length > 0 && (
              <ol>
                {x.answers.map((a, i) => (
                  <li key={i}>
                    {answers && <span className="muted">{t(answers.title)} </span>}
                    {a.map((f) => t(f.text)).join(' · ')}
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ul>
      <Clause clause={o.clause} />
    </>
  )
}
