/** The campaign in the sentences of a circular: overall, who leads, who is behind, and the bands with their rule. */
import { useState } from 'react'
import type { CampaignView } from '../../../server/contract/campaigns.ts'
import type { FigureSummary } from '../../../server/contract/figures.ts'
import { dayText, unitText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Section } from '../parts.tsx'

type Sentence = { readonly zh: string; readonly en: string }

export function Circular({
  view,
  done,
}: {
  readonly view: CampaignView
  readonly done: FigureSummary | undefined
}) {
  const { t } = useLang()
  const [copied, setCopied] = useState(false)
  const sentences = sentencesOf(view, done)
  const copy = () =>
    void navigator.clipboard.writeText(sentences.map((s) => t(s)).join('\n')).then(() => setCopied(true))
  /** Browsers lend the clipboard to secure pages only; elsewhere the text is selected by hand. */
  const canCopy = typeof navigator.clipboard?.writeText === 'function'
  return (
    <Section
      id="circular"
      title={t('通报用语', 'As a circular says it')}
      extra={
        canCopy && (
          <button type="button" className="bare dark" onClick={copy}>
            {copied ? t('已复制', 'Copied') : t('复制', 'Copy')}
          </button>
        )
      }
    >
      <div className="circular">
        {sentences.map((s, i) => (
          <p key={i}>{t(s)}</p>
        ))}
      </div>
    </Section>
  )
}

function sentencesOf(view: CampaignView, done: FigureSummary | undefined): readonly Sentence[] {
  const { total, timeline, within, title, bands } = view
  const named = (codes: readonly string[], lang: 'zh' | 'en') =>
    codes
      .flatMap((code) => view.rows.filter((r) => r.area === code))
      .map((r) => (lang === 'zh' ? `${r.name.zh}（${r.percent}%）` : `${r.name.en} (${r.percent}%)`))
      .join(lang === 'zh' ? '、' : ', ')
  const plain = (codes: readonly string[], lang: 'zh' | 'en') =>
    view.rows
      .filter((r) => codes.includes(r.area))
      .map((r) => r.name[lang])
      .join(lang === 'zh' ? '、' : ', ')
  const [zhUnit, enUnit] = done ? [unitText(done.unit, 'zh'), unitText(done.unit, 'en')] : ['', '']
  const what = done?.title ?? { zh: '完成', en: 'done' }
  const rate: Sentence =
    total.target === null
      ? { zh: '，未下达年度目标任务', en: '; no target was set' }
      : {
          zh: `，占年度目标任务${total.target}${zhUnit}的${total.percent}%${total.gap === null ? '' : `，${againstZh(total.gap, timeline.title.zh)}`}`,
          en: `, ${total.percent}% of the year’s target of ${total.target}${total.gap === null ? '' : `, ${total.gap} points against the ${timeline.title.en}`}`,
        }
  const whole: Sentence = {
    zh: `截至${dayText(view.asOf, 'zh')}，${within.name.zh}${title.zh}专项行动${what.zh}${total.done}${zhUnit}${rate.zh}；本周新增${total.week}${zhUnit}，上周新增${total.lastWeek}${zhUnit}。`,
    en: `As of ${dayText(view.asOf, 'en')}, ${within.name.en}, ${title.en}: ${what.en} ${total.done}${enUnit}${rate.en}; ${total.week} new this week, ${total.lastWeek} last week.`,
  }
  const unranked = view.rows.filter((r) => r.unranked !== null)
  return [
    whole,
    ...(view.leaders.length > 0
      ? [{ zh: `${named(view.leaders, 'zh')}居前。`, en: `In front: ${named(view.leaders, 'en')}.` }]
      : []),
    ...(view.laggards.length > 0
      ? [{ zh: `${named(view.laggards, 'zh')}排名靠后。`, en: `At the end: ${named(view.laggards, 'en')}.` }]
      : []),
    ...bands
      .filter((b) => b.areas.length > 0)
      .map((b) => ({
        zh: `${b.title.zh}（${b.rule.zh}）：${plain(b.areas, 'zh')}。`,
        en: `${b.title.en} (${b.rule.en}): ${plain(b.areas, 'en')}.`,
      })),
    ...[...new Set(unranked.map((r) => r.unranked!.zh))]
      .map((why) => unranked.filter((r) => r.unranked!.zh === why))
      .map((alike) => ({
        zh: `${alike.map((r) => r.name.zh).join('、')}${alike[0]!.unranked!.zh}。`,
        en: `${alike.map((r) => r.name.en).join(', ')}: ${alike[0]!.unranked!.en}.`,
      })),
    ...(total.stuck > 0
      ? [{ zh: `有${total.stuck}件停滞，详见卡点清单。`, en: `${total.stuck} are stuck: see the list.` }]
      : []),
  ]
}

const againstZh = (gap: string, line: string): string =>
  gap.startsWith('-')
    ? `落后${line}${gap.slice(1)}个百分点`
    : Number(gap) === 0
      ? `与${line}持平`
      : `超过${line}${gap.replace('+', '')}个百分点`
