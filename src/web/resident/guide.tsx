/** The guide of a service: everything on it is read off the programme, so it cannot say anything else than what is done. */
import type { Text } from '../../kernel/text.ts'
import type { Guide } from '../../server/contract/programmes.ts'
import { measured, unitText, dayText } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { Link, useTitle } from '../shared/router.tsx'
import { useLoad } from '../shared/use-load.ts'
import { Waiting } from './session.tsx'
import { Clause } from './clause.tsx'

export function GuidePage({ programme }: { readonly programme: string }) {
  const { t, lang } = useLang()
  const {
    data: g,
    problem,
    reload,
  } = useLoad<Guide>(`/api/programmes/${encodeURIComponent(programme)}/guide`)
  useTitle(g ? t(g.title) : t('办事指南', 'Guide'))
  if (!g)
    return (
      <div className="wide narrow">
        <Waiting problem={problem} retry={reload} />
      </div>
    )
  const mine = g.forms.filter((f) => f.by.includes('resident'))
  const limit = (name: string) => g.clocks.find((c) => c.name === name)
  const whole = limit('whole')
  return (
    <div className="wide guide">
      <div className="lead">
        <p className="crumb">
          <Link href="/services">{t('全部事项', 'All services')}</Link>
        </p>
        <h1>{t(g.title)}</h1>
        <p className="summary">{t(g.summary)}</p>
        <div className="actions">
          {mine.map((f, i) => (
            <Link
              key={f.outcome}
              className={i === 0 ? 'button' : 'button urgent'}
              href={`/services/${g.id}/apply?form=${f.outcome}`}
            >
              {t(f.title)}
            </Link>
          ))}
        </div>
        <dl className="facts">
          {whole && (
            <div>
              <dt>{t('多久办完', 'How long')}</dt>
              <dd>
                {whole.limit}
                {unitText(whole.unit, lang)}
              </dd>
            </div>
          )}
          <div>
            <dt>{t('要交的材料', 'Papers from you')}</dt>
            <dd>
              {g.papers.filter((p) => p.from === 'applicant').length}
              {t('种', '')}
            </dd>
          </div>
        </dl>
      </div>
      <section aria-labelledby="cond">
        <h2 id="cond">{t('什么情况办不了', 'What stands in the way')}</h2>
        <ul className="points">
          {g.conditions.map((c) => (
            <li key={c.message.zh}>
              {t(c.message)}
              <Clause clause={c.clause} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="papers">
        <h2 id="papers">{t('材料', 'Papers')}</h2>
        <ul className="points">
          {g.papers.map((p) => (
            <li key={p.name}>
              <b>{t(p.title)}</b> <em className={`chip ${p.from}`}>{t(fromText[p.from])}</em>
              {p.exempt && <p className="hint">{t(p.exempt)}</p>}
              <Clause clause={p.clause} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="steps">
        <h2 id="steps">{t('怎么办', 'How it goes')}</h2>
        <ol className="way-list">
          {g.steps
            .filter((s) => s.holder)
            .map((s) => (
              <li key={s.step}>
                <details className="proof">
                  <summary>
                    {t(s.title)}
                    <small>{s.holder ? t(s.holder) : ''}</small>
                  </summary>
                  <ul>
                    {s.outcomes.map((o) => (
                      <li key={o.outcome}>
                        {t(o.title)} → {t(o.to)}
                      </li>
                    ))}
                  </ul>
                </details>
              </li>
            ))}
        </ol>
      </section>
      <section aria-labelledby="limits">
        <h2 id="limits">{t('时限', 'Deadlines')}</h2>
        <ul className="points two">
          {g.clocks.map((c) => (
            <li key={c.name}>
              <b>{t(c.title)}</b>{' '}
              {c.limit === null
                ? t('按每件的情况确定', 'set for each case')
                : `${c.limit}${unitText(c.unit, lang)}`}
              <Clause clause={c.clause} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="numbers">
        <h2 id="numbers">{t('标准和数额', 'Standards and amounts')}</h2>
        <Numbers params={g.params} />
      </section>
      {g.remedy && (
        <section aria-labelledby="remedy">
          <h2 id="remedy">{t('不服怎么办', 'If you disagree')}</h2>
          <p>{t(g.remedy.text)}</p>
          <Clause clause={g.remedy.clause} />
        </section>
      )}
      <section aria-labelledby="basis">
        <h2 id="basis">{t('政策依据', 'Basis')}</h2>
        {g.basis.map((c) => (
          <Clause key={c.id} clause={c} />
        ))}
      </section>
    </div>
  )
}

const fromText: Readonly<Record<Guide['papers'][number]['from'], Text>> = {
  applicant: { zh: '您提供', en: 'From you' },
  office: { zh: '由我们办', en: 'We get it' },
  department: { zh: '免提交', en: 'Not needed' },
}

function Numbers({ params }: { readonly params: Guide['params'] }) {
  const { t, lang } = useLang()
  return (
    <div className="scroll numbers" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('名称', 'Name')}</th>
            <th scope="col">{t('现行值', 'Value now')}</th>
            <th scope="col">{t('依据', 'Source')}</th>
          </tr>
        </thead>
        <tbody>
          {params.map((p) => (
            <tr key={p.name}>
              <th scope="row">{t(p.title)}</th>
              <td className="num">{measured(p.value, p.unit, lang)}</td>
              <td>
                {p.source}
                {p.from && (
                  <small>
                    {' '}
                    {t('自', 'since ')}
                    {dayText(p.from, lang)}
                    {t('起', '')}
                  </small>
                )}
                {p.stale && <em className="chip overdue">{t('待复核', 'To be reviewed')}</em>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
