/** The next act on top: mine with a button, or whose it is, until when, and what still bars it. */
import { Button } from 'antd'
import type { CaseView, WayView } from '../../../server/contract/cases.ts'
import { shortInstant } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'

export function NextAct({ view, choose }: { readonly view: CaseView; readonly choose: (way: WayView) => void }) {
  const { t, lang } = useLang()
  const { line } = view.together
  if (line.length === 0 || !view.holder) return null
  const here = line.findIndex((s) => s.state === 'here')
  const open = view.ways.filter((w) => w.open)
  /** What moves it on is written after what may be done meanwhile: the first that nothing bars. */
  const next = open.find((w) => w.barred === null)
  const barred = open.filter((w) => w.barred !== null)
  return (
    <section className="next-act" aria-label={t('下一步', 'Next')}>
      <p><b>{here >= 0 ? t(`第${here + 1}步，共${line.length}步：${view.stepTitle.zh}`, `Step ${here + 1} of ${line.length}: ${view.stepTitle.en}`) : t(view.stepTitle)}</b>{view.holder.due && <> · {t(`${shortInstant(view.holder.due, 'zh')}前`, `until ${shortInstant(view.holder.due, lang)}`)}</>}</p>
      {next ? <p className="row"><span>{t('轮到您：', 'Yours: ')}</span><Button type="primary" onClick={() => choose(next)}>{t(next.title)}</Button></p> : <p>{t(`等${view.holder.areaName}${view.holder.roleTitle.zh}办理`, `Waiting for ${view.holder.areaName} ${view.holder.roleTitle.en}`)}</p>}
      {barred.map((w) => <p key={w.outcome} className="muted">{t(`“${w.title.zh}”还不能办：${w.barred!.message.zh}`, `“${w.title.en}” not yet: ${w.barred!.message.en}`)}</p>)}
    </section>
  )
}
