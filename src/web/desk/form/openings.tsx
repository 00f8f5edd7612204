/** The forms that my posts may open, by programme; batches for a bank have a page of their own. */
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { PageTitle, Waiting } from '../parts.tsx'
import { useProgrammes } from '../programme.ts'
import { useSession } from '../session.tsx'

export function Openings() {
  const { t } = useLang()
  const { me } = useSession()
  const programmes = useProgrammes()
  const roles = me.posts.map((p) => p.role)
  const openings = (programmes ?? []).flatMap((p) =>
    Object.entries(p.opens)
      .filter(([, o]) => o.by.some((r) => roles.includes(r)))
      .map(([name, o]) => ({ p, name, o })),
  )
  return (
    <>
      <PageTitle title={t('新建办件', 'New case')} />
      {!programmes ? (
        <Waiting problem={null} retry={() => undefined} />
      ) : openings.length === 0 ? (
        <div className="empty">
          <p>
            <b>{t('您的岗位没有可以新建的办件', 'Your post opens no cases')}</b>
          </p>
          <p className="muted">
            {t(
              '群众申请由本人、村级民政协理员或网格员提交，到您这里时会出现在收件箱。',
              'Residents, village assistants and grid workers apply; what reaches you appears in the inbox.',
            )}
          </p>
        </div>
      ) : (
        <ul className="cards">
          {openings.map(({ p, name, o }) => (
            <li key={`${p.id} ${name}`}>
              <Link
                className="card"
                href={
                  p.bank && Object.hasOwn(o.asks ?? {}, p.bank.lines)
                    ? '/desk/payments'
                    : `/desk/new/${p.id}?form=${name}`
                }
              >
                <b>{t(o.title)}</b>
                <span>
                  {t(p.title)} ·{' '}
                  {p.audience === 'resident'
                    ? t('代群众办理', 'on behalf of a resident')
                    : t('单位内部办理', 'of the office')}
                </span>
                <span className="muted">{t(p.summary)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
