/** The frame of every page: whose office this is, the way back, larger letters, the other language. */
import { lazy, Suspense, useEffect, useState } from 'react'
import type { Me } from '../../server/contract/people.ts'
import { asProblem, get } from '../shared/api.ts'
import { at } from '../shared/base.ts'
import { recall, remember, useLang } from '../shared/lang.tsx'
import { RehearsalBar } from '../shared/rehearsal.tsx'
import { Link, useAddress } from '../shared/router.tsx'
import { Apply } from './apply.tsx'
import { CasePage } from './case.tsx'
import { GuidePage } from './guide.tsx'
import { Home } from './home.tsx'
import { Mine } from './mine.tsx'
import { SignIn } from './sign-in.tsx'
import { Waiting, SessionContext } from './session.tsx'

/** What no other page needs: the mathematics of the log, registers. */
const ReceiptPage = lazy(() => import('./receipt.tsx'))
const ProofPage = lazy(() => import('./proof.tsx'))
const Lists = lazy(() => import('./lists.tsx'))
const Units = lazy(() => import('./units.tsx'))

export function App() {
  const [me, setMe] = useState<Me | null | undefined>(undefined)
  const refresh = () =>
    get<Me>('/api/me').then(setMe, (e: unknown) =>
      setMe(asProblem(e).status === 401 ? null : (was) => was ?? null),
    )
  useEffect(() => void refresh(), [])
  return (
    <SessionContext value={{ me, refresh }}>
      <a className="skip" href="#main">
        跳到正文 Skip to content
      </a>
      <RehearsalBar />
      <Top me={me} />
      <main id="main" tabIndex={-1}>
        <Suspense
          fallback={
            <div className="wide narrow">
              <Waiting problem={null} retry={() => undefined} />
            </div>
          }
        >
          <Page />
        </Suspense>
      </main>
      <Foot me={me} />
    </SessionContext>
  )
}

function Page() {
  const path = useAddress().split('?')[0]!
  const [, first, second, third] = path.split('/')
  if (first === 'services' && second && third === 'apply')
    return <Apply programme={decodeURIComponent(second)} />
  if (first === 'services' && second) return <GuidePage programme={decodeURIComponent(second)} />
  if (first === 'cases' && second && third === 'receipt')
    return <ReceiptPage id={decodeURIComponent(second)} />
  if (first === 'proof') return <ProofPage />
  if (first === 'cases' && second) return <CasePage id={decodeURIComponent(second)} />
  if (first === 'lists') return <Lists key={second ?? ''} id={second ? decodeURIComponent(second) : null} />
  if (first === 'units')
    return (
      <Units
        id={second ? decodeURIComponent(second) : null}
        entry={third ? decodeURIComponent(third) : null}
      />
    )
  if (first === 'sign-in') return <SignIn />
  if (first === 'me') return <Mine />
  return <Home />
}

function Top({ me }: { readonly me: Me | null | undefined }) {
  const { lang, setLang, t } = useLang()
  const [large, setLarge] = useState(() => recall('yimen-large') === 'yes')
  useEffect(() => {
    document.documentElement.classList.toggle('large', large)
    remember('yimen-large', large ? 'yes' : 'no')
  }, [large])
  return (
    <header className="top">
      <div className="wide row">
        <Link href="/services" className="brand">
          <span className="seal" aria-hidden="true">
            一门
          </span>
          <span>
            <b>{t('一门', 'Yimen')}</b>
            <small>
              {me?.realm.name ? t(me.realm.name) : t('进一扇门，办所有事', 'One door for everything')}
            </small>
          </span>
        </Link>
        <div className="tools">
          <button type="button" className="quiet" aria-pressed={large} onClick={() => setLarge(!large)}>
            {t('大字', 'Larger')}
          </button>
          <button
            type="button"
            className="quiet"
            lang={lang === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
          >
            {lang === 'zh' ? 'English' : '中文'}
          </button>
          {me ? (
            <Link className="quiet" href="/me">
              {t('我的', 'Mine')}
            </Link>
          ) : me === null ? (
            <Link className="quiet" href="/sign-in">
              {t('登录', 'Sign in')}
            </Link>
          ) : null}
        </div>
      </div>
    </header>
  )
}

function Foot({ me }: { readonly me: Me | null | undefined }) {
  const { t } = useLang()
  return (
    <footer className="foot">
      <div className="wide">
        <p>
          {t(
            '不会上网也能办：到村（居）委会或乡镇便民服务中心，工作人员可以帮您代办。',
            'No internet? The village committee or the township service centre can apply for you.',
          )}
        </p>
        {me?.posts.length ? (
          <p>
            <a href={at('/desk')}>{t('工作人员入口', 'For officials')}</a>
          </p>
        ) : null}
      </div>
    </footer>
  )
}
