/** What to look at before the weekly sheet goes out, and what to do about each. */
import type { CampaignView } from '../../../server/contract/campaigns.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Badge, Section, type Tone } from '../parts.tsx'
import { recordsOf } from './address.ts'

type Kind = CampaignView['checks'][number]['kind']
const kinds: Readonly<Record<Kind, { readonly zh: string; readonly en: string; readonly tone: Tone }>> = {
  decrease: { zh: '比上周减少', en: 'fewer', tone: 'bad' },
  counted_twice: { zh: '重复上报', en: 'twice', tone: 'bad' },
  outlier: { zh: '异常增加', en: 'outlier', tone: 'warn' },
  above_target: { zh: '超过目标', en: 'above target', tone: 'calm' },
}

export function Checks({ view }: { readonly view: CampaignView }) {
  const { t } = useLang()
  /** What is alike is to be done alike: said once. */
  const groups = [...new Set(view.checks.map((c) => c.todo.zh))].map((todo) =>
    view.checks.filter((c) => c.todo.zh === todo),
  )
  return (
    <Section
      id="checks"
      title={
        <>
          {t('印发前核对', 'Before the sheet goes out')} <span className="count">{view.checks.length}</span>
        </>
      }
    >
      {view.checks.length === 0 ? (
        <p className="good-text">{t('没有要核对的数据，可以印发。', 'Nothing to check: it may go out.')}</p>
      ) : (
        <ol className="checks">
          {groups.map((checks) => (
            <li key={checks[0]!.todo.zh}>
              <p>
                <Badge tone={kinds[checks[0]!.kind].tone}>{t(kinds[checks[0]!.kind])}</Badge>{' '}
                <b>{t('怎么办：', 'To do: ')}</b>
                {t(checks[0]!.todo)}
              </p>
              <ul>
                {checks.map((c, i) => (
                  <li key={i}>
                    {t(c.text)}{' '}
                    <Link href={recordsOf(view, view.figures.done, c.area)}>
                      {t('看记录', 'See the records')}
                      <span className="unseen">{t(`：${c.name.zh}`, `: ${c.name.en}`)}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
