/** The first page: find what you came for. */
import { useState } from 'react'
import type { ProgrammeSummary } from '../../server/contract/programmes.ts'
import type { RegisterSummary } from '../../server/contract/registers.ts'
import type { TaskView } from '../../server/contract/cases.ts'
import type { Text } from '../../kernel/text.ts'
import { folded } from '../../kernel/identity/sameness.ts'
import { useLang } from '../shared/lang.tsx'
import { RealmSwitch } from '../shared/realms.tsx'
import { Link, useTitle } from '../shared/router.tsx'
import { useSettled } from '../shared/settled.ts'
import { useLoad } from '../shared/use-load.ts'
import { AskedCard, pagesAsked } from './asked-card.tsx'
import { useSession, Waiting } from './session.tsx'
import { askedFirst, CaseCard } from './mine.tsx'

export function Home() {
  const { t } = useLang()
  const { me } = useSession()
  useTitle(t('一门 · 群众办事', 'Yimen · services'))
  const [sought, setSought] = useState('')
  const { data, problem, reload } = useLoad<readonly ProgrammeSummary[]>('/api/programmes')
  const mine = useLoad<readonly TaskView[]>(me ? '/api/cases?mine=true' : null)
  const all = (data ?? []).filter((p) => p.audience === 'resident')
  const services = all.filter((p) =>
    folded(`${p.title.zh}${p.title.en}${p.summary.zh}${p.summary.en}`).includes(folded(sought)),
  )
  /** A place may have nothing that one asks for oneself: then there is nothing to search. */
  const none = data !== null && all.length === 0
  return (
    <div className="wide">
      <RealmSwitch page="services" />
      <section className="hero">
        <h1>{t('您要办什么事？', 'What do you need?')}</h1>
        <p>
          {t(
            '看清条件、材料和时限再申请；交上去以后，随时知道在谁手里、哪天办完。',
            'See the conditions, papers and deadlines first. After that you always know who has it, and until when.',
          )}
        </p>
        {!none && (
          <label className="find">
            <span className="hidden">{t('查找事项', 'Find a service')}</span>
            <input
              type="search"
              value={sought}
              onChange={(e) => setSought(e.target.value)}
              placeholder={t('事项名称的几个字', 'A few letters of its name')}
            />
          </label>
        )}
      </section>
      {mine.data && mine.data.length > 0 && (
        <section aria-labelledby="mine">
          <h2 id="mine">{t('我的办件', 'My cases')}</h2>
          <ul className="cards">
            {askedFirst(mine.data)
              .slice(0, 3)
              .map((c) => (
                <li key={c.case}>
                  <CaseCard task={c} />
                </li>
              ))}
          </ul>
          {mine.data.length > 3 && (
            <Link href="/me">{t(`全部${mine.data.length}件`, `All ${mine.data.length}`)}</Link>
          )}
        </section>
      )}
      <section aria-labelledby="services">
        <h2 id="services">{t('可以办的事', 'Services')}</h2>
        {!data ? (
          <Waiting problem={problem} retry={reload} />
        ) : none ? (
          <p className="empty">
            {t(
              '本地区目前没有可以自己在网上申请的事项，请到社区（村）或者政务服务中心办理；已经在办的，可以在这里看进度。',
              'Nothing can be applied for online here: ask at the community or the service centre. What is under way you can follow here.',
            )}
          </p>
        ) : services.length === 0 ? (
          <p className="empty">
            {t(
              '没有叫这个名称的事项，换个说法试试，或者问问村（居）委会。',
              'No service is called so. Try other words, or ask the village committee.',
            )}
          </p>
        ) : (
          <ul className="cards">
            {services.map((p) => (
              <li key={p.id}>
                <Link className="card" href={`/services/${p.id}`}>
                  <b>{t(p.title)}</b>
                  <span>{t(p.summary)}</span>
                  <i aria-hidden="true">→</i>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Registers sought={sought} />
    </div>
  )
}

/** What may be looked up without applying: published lists, and what one may ask by name. */
function Registers({ sought }: { readonly sought: string }) {
  const { t } = useLang()
  const words = useSettled(sought.trim())
  const { data } = useLoad<readonly RegisterSummary[]>('/api/registers')
  const naming = useLoad<readonly RegisterSummary[]>(
    words === '' ? null : `/api/registers?q=${encodeURIComponent(words)}`,
  ).data
  const isSought = (text: Text): boolean => folded(`${text.zh}${text.en}`).includes(folded(sought.trim()))
  const openRegisters = (data ?? []).filter(
    (r) => r.open && (isSought(r.title) || naming?.some((n) => n.id === r.id)),
  )
  const askedRegisters = pagesAsked(data ?? []).filter((r) => isSought(r.asked!.page))
  /** What a list says of itself here: how much of it is called so, else what must be known of it. */
  const saysOf = (r: RegisterSummary): string => {
    const n = naming?.find((x) => x.id === r.id)?.total ?? null
    if (n !== null) return t(`有${n}条叫“${words}”`, `${n} called “${words}”`)
    return r.note ? t(r.note.text) : ''
  }
  if (openRegisters.length === 0 && askedRegisters.length === 0) return null
  return (
    <section aria-labelledby="look-up">
      <h2 id="look-up">{t('查一查', 'Look up')}</h2>
      <ul className="cards">
        {askedRegisters.map((r) => (
          <AskedCard key={r.id} register={r} />
        ))}
        {openRegisters.map((r) => (
          <li key={r.id}>
            <Link
              className="card"
              href={`/lists/${r.id}${naming?.some((n) => n.id === r.id) ? `?q=${encodeURIComponent(words)}` : ''}`}
            >
              <b>{t(r.title)}</b>
              {saysOf(r) !== '' && <span>{saysOf(r)}</span>}
              <i aria-hidden="true">→</i>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
