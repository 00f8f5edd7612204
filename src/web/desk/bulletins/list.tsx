/** All bulletins: today's draft, and the issues that were signed. */
import type { Text } from '../../../kernel/text.ts'
import { dayText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { PageTitle, Waiting } from '../parts.tsx'

type Listed = {
  readonly id: string
  readonly title: Text
  readonly asOf: string
  readonly issues: readonly string[]
}

export function BulletinsPage() {
  const { lang, t } = useLang()
  const { data, problem, reload } = useLoad<readonly Listed[]>('/api/bulletins')
  return (
    <>
      <div className="between">
        <PageTitle title={t('通报', 'Bulletins')} />
        <Link className="link-button" href="/desk/bulletins/check">
          {t('核对文稿', 'Check a draft')}
        </Link>
      </div>
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : (
        <ul className="cards">
          {data.map((b) => (
            <li key={b.id} className="card">
              <b>
                <Link href={`/desk/bulletins/${b.id}?asOf=${b.asOf}`}>{t(b.title)}</Link>
              </b>
              <span>
                {b.issues.includes(b.asOf)
                  ? t('今天的一期已签发', 'Today’s issue is signed')
                  : t(
                      `今天（${dayText(b.asOf, 'zh')}）可以起草`,
                      `Today (${dayText(b.asOf, 'en')}) can be drafted`,
                    )}
              </span>
              {b.issues.length > 0 && (
                <span className="row">
                  {t('已签发：', 'Signed: ')}
                  {b.issues.map((day) => (
                    <Link key={day} href={`/desk/bulletins/${b.id}?asOf=${day}`}>
                      {dayText(day, lang)}
                    </Link>
                  ))}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
