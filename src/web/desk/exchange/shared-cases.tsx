/** [XC17] Open cases that two places work on: whose turn it is, since when, and what was refused. */
import type { SharedCases } from '../../../server/contract/exchange.ts'
import { instantText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { go, Link, useAddress } from '../../shared/router.tsx'
import { Pager, Section, Waiting } from '../parts.tsx'
import { useLoad } from '../reads.tsx'
import { TurnBadge, turns } from './turn.tsx'

const size = 50
export function SharedCasesList() {
  const { t } = useLang()
  const query = new URLSearchParams(useAddress().split('?')[1] ?? '')
  const whose = turns.find(([name]) => name === query.get('whose'))?.[0] ?? ''
  const offset = Number(query.get('offset') ?? 0)
  const apiQuery = new URLSearchParams({ offset: String(offset), ...(whose === '' ? {} : { whose }) })
  const { data, problem, reload } = useLoad<SharedCases>(`/api/exchange/cases?${apiQuery}`)
  const change = (to: Readonly<Record<string, string>>) =>
    go(`/desk/exchange?${new URLSearchParams({ ...(whose === '' ? {} : { whose }), ...to })}`, true)
  return (
    <Section id="shared-cases" title={t('往来办件', 'Shared cases')}>
      <div className="filters">
        <label>
          <span>{t('轮到谁办', 'Whose turn')}</span>
          <select
            className="input"
            value={whose}
            onChange={(e) =>
              e.target.value === '' ? go('/desk/exchange', true) : change({ whose: e.target.value })
            }
          >
            <option value="">{t('全部', 'All')}</option>
            {turns.map(([name, title]) => (
              <option key={name} value={name}>
                {data
                  ? t(`${title.zh}（${data.turns[name]}）`, `${title.en} (${data.turns[name]})`)
                  : t(title)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : data.cases.length === 0 ? (
        <p className="muted" role="status">
          {t('没有在办的往来办件。', 'No open case is shared.')}
        </p>
      ) : (
        <>
          <Cases cases={data.cases} />
          <Pager
            offset={offset}
            size={size}
            total={data.total}
            onMove={(to) => change({ offset: String(to) })}
          />
        </>
      )}
    </Section>
  )
}

function Cases({ cases }: Pick<SharedCases, 'cases'>) {
  const { lang, t } = useLang()
  return (
    <table className="grid small accesses" data-testid="shared-cases">
      <caption className="unseen">
        {t(
          '在办的往来办件，轮到我方的在前，等得久的在前',
          'Open shared cases: ours first, the longest first',
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('办件', 'Case')}</th>
          <th scope="col">{t('轮到谁办', 'Whose turn')}</th>
          <th scope="col">{t('对方', 'Partner')}</th>
          <th scope="col">{t('事项和环节', 'Programme and step')}</th>
          <th scope="col">{t('最近一条消息', 'Last message')}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((c) => (
          <tr key={c.case}>
            <th scope="row">
              <Link href={`/desk/cases/${c.case}`}>{c.case}</Link>
            </th>
            <td>
              <TurnBadge whose={c.whose} />
            </td>
            <td>{t(c.partner)}</td>
            <td>
              {t(c.programme)}
              <br />
              <span className="muted">{t(c.step)}</span>
            </td>
            <td>
              {t(c.kind)} <span className="muted">{instantText(c.since, lang)}</span>
              {c.refused && (
                <>
                  <br />
                  <span className="bad-text">
                    {t(`未被接受：${c.refused.zh}`, `Refused: ${c.refused.en}`)}
                  </span>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
