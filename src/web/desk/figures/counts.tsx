/** Both counts of a reading, its window, and the digest of the records that it stands on. */
import type { ReadingView } from '../../../server/contract/figures.ts'
import { dayText, yuanIn } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'

type Tallied = ReadingView['numerator']

/** A window that began before there were records says nothing about its beginning. */
const always = '1900-01-01'

export function Counts({ reading: r }: { readonly reading: ReadingView }) {
  const { lang, t } = useLang()
  const many = (n: number) => n.toLocaleString('en-US')
  const tallyText = (x: Tallied) =>
    [
      t(`${many(x.count)} 条`, `${many(x.count)} records`),
      ...(x.persons === null ? [] : [t(`${many(x.persons)} 人`, `${many(x.persons)} persons`)]),
      ...(r.unit === 'fen' && x.sum !== null ? [yuanIn(x.sum, lang)] : []),
    ].join(' · ')
  return (
    <dl className="line-facts" data-testid="counts">
      <div>
        <dt>{t('分子', 'Numerator')}</dt>
        <dd>{tallyText(r.numerator)}</dd>
      </div>
      <div>
        <dt>{t('分母', 'Denominator')}</dt>
        <dd>{r.denominator ? tallyText(r.denominator) : t('本指标无分母', 'none')}</dd>
      </div>
      <div>
        <dt>{t('统计期', 'Window')}</dt>
        <dd>
          {r.window.from === always
            ? t(`截至 ${dayText(r.window.to, 'zh')}`, `as of ${dayText(r.window.to, 'en')}`)
            : `${dayText(r.window.from, lang)} — ${dayText(r.window.to, lang)}`}
        </dd>
      </div>
      {r.published !== null && (
        <div>
          <dt>{t('公布状态', 'Published state')}</dt>
          <dd data-testid="published">
            {t(
              `${dayText(r.published, 'zh')}的数。变动凑满人数才再公布，以免从差数看出个人`,
              `as of ${dayText(r.published, 'en')}. It moves when enough people have changed, so that no difference tells of one`,
            )}
          </dd>
        </div>
      )}
      <div>
        <dt>{t('记录摘要', 'Digest')}</dt>
        <dd>
          <code title={r.digest}>{r.digest.slice(0, 12)}…</code>
        </dd>
      </div>
    </dl>
  )
}
