/** What was found in a draft: the number, what follows instead, why, and what to do about it. */
import type { CheckedView, FindingView } from '../../../server/contract/drafts.ts'
import { dayText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Badge, Section } from '../parts.tsx'

const kinds: Readonly<Record<FindingView['kind'], readonly [zh: string, en: string]>> = {
  target_outside: ['占比与目标不符', 'Share and target'],
  no_target: ['没有这样的目标', 'No such target'],
  targets_disagree: ['两个占比推出两个目标', 'Two targets'],
  share: ['占比算错', 'Share'],
  shares_sum: ['占比之和', 'Sum of shares'],
  parts: ['各项与合计不符', 'Parts and whole'],
  table: ['表内数据', 'Table'],
  growth: ['增幅不符', 'Growth'],
  two_values: ['前后不一', 'Two values'],
  published: ['与已签发的通报不同', 'Differs from a signed bulletin'],
}

/** The mark in the text that a finding speaks of. */
export const markId = (f: FindingView): string => `at-${f.from}`

export function Findings({ view }: { readonly view: CheckedView }) {
  const { lang, t } = useLang()
  const { contradictions, warnings } = view
  const title =
    contradictions + warnings === 0
      ? t('没有发现矛盾', 'Nothing was found')
      : t(
          `矛盾 ${contradictions} 处，提示 ${warnings} 处`,
          `${contradictions} contradictions, ${warnings} warnings`,
        )
  return (
    <Section id="found" title={<span role="status">{title}</span>}>
      {contradictions + warnings === 0 && (
        <p>
          {t(
            '没有发现不等于没有：只认得常见的几种写法，请仍按规定校对。',
            'That proves nothing: only the usual ways of writing are read. Proofread as always.',
          )}
        </p>
      )}
      <ol className="findings" data-testid="findings">
        {view.findings.map((f, i) => (
          <li key={`${f.from}-${f.kind}-${i}`} className={f.severity}>
            <div className="row">
              <Badge tone={f.severity === 'contradiction' ? 'bad' : 'warn'}>
                {f.severity === 'contradiction' ? t('矛盾', 'Contradiction') : t('提示', 'Warning')}
              </Badge>
              <b>{t(...kinds[f.kind])}</b>
              <a href={`#${markId(f)}`}>{t(`第${f.paragraph}段`, `Paragraph ${f.paragraph}`)}</a>
            </div>
            <p className="said">
              <del>{f.said}</del> <span aria-hidden="true">→</span> <b>{f.implied}</b>
            </p>
            <p>
              {t(f.message)}
              {t('。', '.')}
            </p>
            <p className="muted">
              {f.kind === 'published'
                ? t(
                    '已签发的不改：先核对本稿；确实是已签发的有误，按更正程序办理。',
                    'What is signed does not change: look at this draft first; if the signed one is wrong, have it corrected by its procedure.',
                  )
                : f.severity === 'contradiction'
                  ? t(
                      '两个数不能都对：查原始记录，改正错的一个。',
                      'Both cannot be right: look at the records and correct the wrong one.',
                    )
                  : t(
                      '请核对：有原因的（四舍五入、口径或时点不同）在文中说明，没有原因的改正。',
                      'Look again: say the reason in the text (rounding, another definition or day), or correct it.',
                    )}
            </p>
          </li>
        ))}
      </ol>
      {view.findings.length < contradictions + warnings && (
        <p className="muted">
          {t(
            `只列前${view.findings.length}处，改后再核对。`,
            `The first ${view.findings.length} are listed: correct them and check again.`,
          )}
        </p>
      )}
      <p className="muted">
        {view.compared.length === 0 ? (
          t(
            '没有与文中日期同一天的已签发通报，没有比对。',
            'No signed bulletin is of a day that the text names: it was held against none.',
          )
        ) : (
          <>
            {t('已比对：', 'Held against: ')}
            {view.compared.map((b) => (
              <Link key={`${b.bulletin}-${b.asOf}`} href={`/desk/bulletins/${b.bulletin}?asOf=${b.asOf}`}>
                {t(b.title)} · {dayText(b.asOf, lang)}
              </Link>
            ))}
          </>
        )}
      </p>
    </Section>
  )
}
