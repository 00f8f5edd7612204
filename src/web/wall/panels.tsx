/** What the meeting talks about: what is stuck and who has to move it, who is in front and who behind, and when it meets again. */
import type { CampaignStuck, CampaignView } from '../../server/contract/campaigns.ts'
import { at } from '../shared/base.ts'
import { namesOf, weekdayOf } from './words.ts'
import { shortDay } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { Link } from '../shared/router.tsx'
import { addressOf, type Shown } from './place.ts'

const topReasons = 3
const allReasons = 7
const longest = 6

function Reasons({ reasons }: { readonly reasons: CampaignStuck['reasons'] }) {
  const { t } = useLang()
  return (
    <ol className="w-reasons">
      {reasons.map((r) => (
        <li key={r.text.zh}>
          <b>
            {r.count}
            <small>{t('件', '')}</small>
          </b>
          <span>
            <span>{t(r.what)}</span>
            {r.holder && <em>{t(`待 ${r.holder.zh} 办理`, `with: ${r.holder.en}`)}</em>}
          </span>
        </li>
      ))}
    </ol>
  )
}

export function StuckPanel({
  stuck,
  shown,
}: {
  readonly stuck: CampaignStuck | null
  readonly shown: Shown
}) {
  const { t } = useLang()
  const rest = stuck?.reasons.slice(topReasons) ?? []
  return (
    <section className="w-panel w-stuck" aria-labelledby="stuck">
      <h2 id="stuck">
        {t('卡点', 'Stuck')}
        {stuck && (
          <b className={stuck.total > 0 ? 'some' : ''}>{t(`${stuck.total}件`, String(stuck.total))}</b>
        )}
        {rest.length > 0 && (
          <Link href={addressOf({ ...shown, view: 'stuck', page: 1 })}>
            {t(
              `另${rest.length}类${rest.reduce((n, r) => n + r.count, 0)}件`,
              `${rest.reduce((n, r) => n + r.count, 0)} more`,
            )}
          </Link>
        )}
      </h2>
      {!stuck ? (
        <p>{t('正在读取…', 'Loading…')}</p>
      ) : stuck.total === 0 ? (
        <p>{t('没有卡住的办件。', 'Nothing stands still.')}</p>
      ) : (
        <Reasons reasons={stuck.reasons.slice(0, topReasons)} />
      )}
    </section>
  )
}

/** All reasons, and in which places they are. */
export function StuckView({
  view,
  stuck,
}: {
  readonly view: CampaignView
  readonly stuck: CampaignStuck | null
}) {
  const { t } = useLang()
  const places = view.rows.filter((r) => r.stuck > 0).toSorted((a, b) => b.stuck - a.stuck)
  const rest = stuck?.reasons.slice(allReasons) ?? []
  return (
    <section className="w-stuck-view" aria-labelledby="all-stuck">
      <div className="w-between">
        <h2 id="all-stuck">{t('卡点原因与责任人', 'Why they stand still, and who moves them')}</h2>
        <p className="w-total">{t(`共${view.total.stuck}件`, `${view.total.stuck} in all`)}</p>
      </div>
      {!stuck ? (
        <p>{t('正在读取…', 'Loading…')}</p>
      ) : stuck.total === 0 ? (
        <p className="w-note">{t('没有卡住的办件。', 'Nothing stands still.')}</p>
      ) : (
        <div className="w-stuck-two">
          <Reasons reasons={stuck.reasons.slice(0, allReasons)} />
          {stuck.cases.length > 0 && <Longest cases={stuck.cases.slice(0, longest)} />}
        </div>
      )}
      {rest.length > 0 && (
        <p className="w-note">
          {t(
            `另有${rest.length}类${rest.reduce((n, r) => n + r.count, 0)}件，见工作台卡点清单`,
            `${rest.length} more reasons: see the list on the desk`,
          )}
        </p>
      )}
      {places.length > 0 && (
        <ul className="w-places">
          {places.map((r) => (
            <li key={r.area}>
              <span>{t(r.name)}</span>
              <b>{r.stuck}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Those that stand longest, of what this reader may see; each opens on the desk, where a leader may instruct. */
function Longest({ cases }: { readonly cases: CampaignStuck['cases'] }) {
  const { t } = useLang()
  return (
    <section className="w-cases" aria-labelledby="longest">
      <h3 id="longest">{t('停留最久', 'Standing longest')}</h3>
      <ol>
        {cases.map((c) => (
          <li key={c.case}>
            <a href={at(`/desk/cases/${c.case}`)}>{c.name === '' ? c.case : c.name}</a>
            <b>
              {c.days}
              <small>{t('天', ' days')}</small>
            </b>
            <span>{t(c.areaName)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

export function Named({ view }: { readonly view: CampaignView }) {
  const { t } = useLang()
  const [front, behind] = [namesOf(view, view.leaders, t), namesOf(view, view.laggards, t)]
  const comma = t('、', ', ')
  return (
    <section className="w-panel w-named" aria-labelledby="named">
      <h2 id="named">{t('点名', 'Named')}</h2>
      <dl>
        <div>
          <dt>
            <span className="front" aria-hidden="true">
              ▲
            </span>
            {t('居前', 'in front')}
          </dt>
          <dd>{front.length > 0 ? front.join(comma) : t('无', 'none')}</dd>
        </div>
        <div>
          <dt>
            <span className="behind" aria-hidden="true">
              ▼
            </span>
            {t('靠后', 'behind')}
          </dt>
          <dd>{behind.length > 0 ? behind.join(comma) : t('无', 'none')}</dd>
        </div>
      </dl>
    </section>
  )
}

export function Meeting({
  meeting,
  called,
}: {
  readonly meeting: CampaignView['meeting']
  readonly called: CampaignView['called']['meeting']
}) {
  const { lang, t } = useLang()
  const by = meeting.fillBy && `${meeting.fillBy.slice(0, 10)} ${meeting.fillBy.slice(11, 16)}`
  return (
    <dl className="w-meeting">
      <dt>
        {t(`下次${called.zh}`, `Next ${called.en}`)}{' '}
        {meeting.day && (
          <b>
            {shortDay(meeting.day, lang)} {t(weekdayOf(meeting.day))}
          </b>
        )}
      </dt>
      <dd>
        <span>
          {t(meeting.reason)}
          {by &&
            t(
              `，${weekdayOf(by.slice(0, 10)).zh}${by.slice(11)}前填报`,
              `; fill in by ${weekdayOf(by.slice(0, 10)).en} ${by.slice(11)}`,
            )}
        </span>
      </dd>
    </dl>
  )
}
