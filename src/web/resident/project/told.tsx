/** What is known of the project in plain words: the plan, the firms, upkeep; objections; the call for help. */
import { useRef, useState } from 'react'
import type { CaseView, Done } from '../../../server/contract/cases.ts'
import type {
  ObjectionsView,
  SectionView,
  TellingView,
  UrgentView,
} from '../../../server/contract/together.ts'
import { asProblem, newKey, post, type ProblemError } from '../../shared/api.ts'
import { at } from '../../shared/base.ts'
import { dayText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { ActionForm } from '../case-action.tsx'
import { Clause } from '../clause.tsx'

export const Phone = ({ number }: { readonly number: string }) => (
  <a className="phone" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
    {number}
  </a>
)

/** A few lists are long: the last ones are what matters on a phone. */
const lastLines = 4

export function SectionTold({
  c,
  section: s,
  isOpen,
}: {
  readonly c: CaseView
  readonly section: SectionView
  readonly isOpen: boolean
}) {
  const { t, lang } = useLang()
  const body = (
    <>
      {s.clocks.map((k) => (
        <p key={k.title.zh} className="share">
          <span>{t(k.title)}</span> <b>{k.due ? dayText(k.due, lang) : '—'}</b>
          {k.late && <em className="chip overdue">{t('已超期', 'overdue')}</em>}
        </p>
      ))}
      {s.facts.length > 0 && (
        <dl className="review">
          {s.facts.map((f) => (
            <div key={f.name}>
              <dt>{t(f.title)}</dt>
              <dd>
                <Told c={c} f={f} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {s.tables.map((x) => (
        <div key={x.name}>
          <h3>{t(x.title)}</h3>
          <ul className="points">
            {x.rows
              .toReversed()
              .slice(0, lastLines)
              .map((row, i) => (
                <li key={i}>
                  {row
                    .map(
                      (cell, at) => (isAnswer(cell) ? `${t(x.columns[at]!)}${t('：', ': ')}` : '') + t(cell),
                    )
                    .join(t('，', ', '))}
                </li>
              ))}
          </ul>
          {x.rows.length > lastLines && (
            <p className="hint">
              {t(
                `共${x.rows.length}次，这里是最近${lastLines}次`,
                `${x.rows.length} in all, the last ${lastLines} are shown`,
              )}
            </p>
          )}
        </div>
      ))}
    </>
  )
  if (isOpen)
    return (
      <section id={s.id} className={s.warns ? 'warns' : undefined} aria-labelledby={`s-${s.id}`}>
        <h2 id={`s-${s.id}`}>{t(s.title)}</h2>
        {body}
      </section>
    )
  return (
    <details className="proof" id={s.id}>
      <summary>{t(s.title)}</summary>
      {body}
    </details>
  )
}

function Told({ c, f }: { readonly c: CaseView; readonly f: TellingView }) {
  const { t } = useLang()
  if (f.papers.length > 0)
    return (
      <span>
        {f.papers.map((id, i) => (
          <a key={id} href={at(`/api/uploads/${id}?case=${c.id}`)} download>
            {t(`打开第${i + 1}份`, `Open ${i + 1}`)}{' '}
          </a>
        ))}
      </span>
    )
  return <span>{t(f.text)}</span>
}

/** While it hangs one may object; what became of one's own objection stays here. Nobody sees whose the others are. */
export function ObjectionsTold({
  c,
  o,
  onDone,
}: {
  readonly c: CaseView
  readonly o: ObjectionsView
  readonly onDone: () => void
}) {
  const { t } = useLang()
  const [writing, setWriting] = useState(false)
  const way = c.ways.find((w) => w.outcome === o.outcome && w.open)
  return (
    <section aria-labelledby="objections">
      <h2 id="objections">{t('异议', 'Objections')}</h2>
      <p>
        {o.total === 0
          ? t('目前没有人提出异议。', 'Nobody has objected so far.')
          : t(
              `共收到${o.total}件异议，${o.open}件还在处理。`,
              `${o.total} objections, ${o.open} still open.`,
            )}
        {o.phone && (
          <>
            {' '}
            {t('异议电话：', 'Telephone: ')}
            <Phone number={o.phone} />
          </>
        )}
      </p>
      {o.list.map((x) => (
        <div className="own" key={x.no}>
          <p>
            <b>{t(`我提出的第${x.no}号异议`, `My objection no. ${x.no}`)}</b>{' '}
            <em className={`chip ${x.open ? 'suspended' : ''}`}>
              {x.open
                ? t('正在处理', 'open')
                : x.answers.length > 0
                  ? t('已了结', 'closed')
                  : t('已登记', 'on record')}
            </em>
          </p>
          <dl className="review">
            {x.says.map((f) => (
              <div key={f.name}>
                <dt>{t(f.title)}</dt>
                <dd>
                  <Told c={c} f={f} />
                </dd>
              </div>
            ))}
          </dl>
          {x.answers.length === 0 ? (
            <p className="hint">{t(o.unanswered)}</p>
          ) : (
            <ul className="points">
              {x.answers.map((a, i) => (
                <li key={i}>
                  {a.map((f) => `${t(f.title)}${t('：', ': ')}${t(f.text)}`).join(t('；', '; '))}
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
      {way &&
        (writing ? (
          <ActionForm
            c={c}
            way={way}
            onCancel={() => setWriting(false)}
            onDone={() => {
              setWriting(false)
              onDone()
            }}
          />
        ) : (
          <div className="actions">
            <button type="button" className="button plain" onClick={() => setWriting(true)}>
              {t(
                o.list.length > 0
                  ? { zh: '再提一件异议', en: 'Object again' }
                  : { zh: '我要提出异议', en: 'I object' },
              )}
            </button>
          </div>
        ))}
      {way && (
        <p className="hint">
          {t(
            '提出异议不会让邻居知道是谁提的，工作人员除外。',
            'Your neighbours are not told who objected; the office is.',
          )}
        </p>
      )}
      <Clause clause={o.clause} />
    </section>
  )
}

/** Two taps: that it is so, and how many. The telephone stands beside it. */
export function UrgentCall({
  c,
  urgent: u,
  onDone,
}: {
  readonly c: CaseView
  readonly urgent: UrgentView
  /** With what to say while somebody comes. */ readonly onDone: () => void
}) {
  const { t } = useLang()
  const key = useRef(newKey())
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ProblemError['problem'] | null>(null)
  const send = async (n: number) => {
    setBusy(true)
    try {
      await post<Done>(
        `/api/cases/${c.id}/commands`,
        { seq: c.seq, outcome: u.outcome, input: { [u.count.name]: n } },
        key.current,
      )
      onDone()
    } catch (error) {
      setRefused(asProblem(error))
      setBusy(false)
    }
  }
  const call = u.phone && (
    <a className="button urgent plain" href={`tel:${u.phone.replace(/[^\d+]/g, '')}`}>
      {t(u.says.call)} {u.phone}
    </a>
  )
  return (
    <section className="urgent-call" aria-label={t(u.title)}>
      {refused && (
        <p className="alert" role="alert">
          {t(refused.detail)}
        </p>
      )}
      {asking ? (
        <>
          <p>
            <b>{t(u.says.count)}</b>
          </p>
          <div className="actions counts">
            {u.count.choices.map(({ n, title }) => (
              <button
                key={n}
                type="button"
                className="button urgent"
                disabled={busy}
                onClick={() => void send(n)}
              >
                {t(title)}
              </button>
            ))}
          </div>
        </>
      ) : (
        <div className="actions">
          <button type="button" className="button urgent" onClick={() => setAsking(true)}>
            {t(u.says.report)}
          </button>
        </div>
      )}
      {call && <div className="actions">{call}</div>}
    </section>
  )
}

/** A bare yes or no says nothing without what was asked. */
const isAnswer = (cell: SectionView['tables'][number]['rows'][number][number]): boolean =>
  cell.zh === '是' || cell.zh === '否'
