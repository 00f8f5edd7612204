/**
 * The strip below: the views, whose light rules, turning by itself when asked, and the ways to the desk. Not
 * for five metres: for who stands at the screen.
 */
import type { CampaignSummary, CampaignView } from '../../server/contract/campaigns.ts'
import { at as within } from '../shared/base.ts'
import { useLang } from '../shared/lang.tsx'
import { Link } from '../shared/router.tsx'
import { addressOf, show, type Shown } from './place.ts'
import { pagesOf } from './ranking.tsx'
import { turnMs, type Rotation } from './rotation.ts'

type Props = {
  readonly view: CampaignView
  readonly all: readonly CampaignSummary[]
  readonly shown: Shown
  readonly rotation: Rotation
  readonly at: string | null
}

export function Controls({ view, all, shown, rotation, at }: Props) {
  const { lang, setLang, t } = useLang()
  const below = view.within.code !== view.area
  const pages = pagesOf(view)
  const to = (changed: Partial<Shown>) => addressOf({ ...shown, page: 1, ...changed })
  const current = (is: boolean) => (is ? 'page' : undefined)
  return (
    <nav className="w-controls" aria-label={t('调度屏', 'The wall')}>
      {below && (
        <Link className="w-button" href={to({ area: null, view: 'progress' })}>
          ← {t(`返回${view.areaName.zh}`, `Back to ${view.areaName.en}`)}
        </Link>
      )}
      <Link
        className="w-button"
        href={to({ view: 'progress' })}
        aria-current={current(shown.view === 'progress')}
      >
        {t('进度', 'Progress')}
      </Link>
      <Link className="w-button" href={to({ view: 'stuck' })} aria-current={current(shown.view === 'stuck')}>
        {t('卡点', 'Stuck')}
      </Link>
      {pages > 1 && shown.view === 'progress' && (
        <Link className="w-button" href={to({ page: shown.page >= pages ? 1 : shown.page + 1 })}>
          {t(
            `下一页 ${Math.min(shown.page, pages)}/${pages}`,
            `Next page ${Math.min(shown.page, pages)}/${pages}`,
          )}
        </Link>
      )}
      <button
        type="button"
        className="w-button"
        aria-pressed={rotation.on}
        onClick={rotation.toggle}
        title={t(`每${turnMs / 1000}秒换一个画面`, `another view every ${turnMs / 1000} seconds`)}
      >
        {rotation.on ? t('停止轮播', 'Stop turning') : t('轮播', 'Turn by itself')}
      </button>
      <label className="w-choose">
        <span>{t('亮灯规则', 'Light rules')}</span>
        <select value={view.rules.chosen} onChange={(e) => show({ ...shown, rules: e.target.value }, true)}>
          {view.rules.all.map((r) => (
            <option key={r.id} value={r.id}>
              {r.title[lang]}
            </option>
          ))}
        </select>
      </label>
      {all.length > 1 && (
        <label className="w-choose">
          <span>{t('专项行动', 'Campaign')}</span>
          <select
            value={view.id}
            onChange={(e) =>
              show({ ...shown, id: e.target.value, area: null, rules: null, view: 'progress', page: 1 })
            }
          >
            {all.map((c) => (
              <option key={c.id} value={c.id}>
                {c.title[lang]}
              </option>
            ))}
          </select>
        </label>
      )}
      <span className="w-spring" />
      {at && (
        <span className="w-updated">
          {t(`每分钟更新 · ${at.slice(11, 16)}`, `every minute · ${at.slice(11, 16)}`)}
        </span>
      )}
      <button
        type="button"
        className="w-bare w-full"
        onClick={() =>
          void (document.fullscreenElement
            ? document.exitFullscreen()
            : document.documentElement.requestFullscreen())
        }
      >
        {t('全屏', 'Full screen')}
      </button>
      <button
        type="button"
        className="w-bare"
        lang={lang === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
      >
        {lang === 'zh' ? 'English' : '中文'}
      </button>
      <a
        className="w-bare"
        href={within(
          `/desk/campaigns/${encodeURIComponent(view.id)}${below ? `?area=${view.within.code}` : ''}`,
        )}
      >
        {t('工作台', 'Desk')}
      </a>
    </nav>
  )
}
