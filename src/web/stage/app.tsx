/** Which face one has before them: the hall and whoever looks on need no account, all others are somebody. */
import { lazy, Suspense } from 'react'
import type { StageView } from '../../server/contract/stages.ts'
import { SessionProvider } from '../desk/session.tsx'
import { at } from '../shared/base.ts'
import { useLang } from '../shared/lang.tsx'
import { RehearsalBar } from '../shared/rehearsal.tsx'
import { Link, useAddress, useTitle } from '../shared/router.tsx'
import { useLoad } from '../shared/use-load.ts'
import { Hall, Waiting, Watch } from './hall.tsx'
import { pathOf, placeAt } from './place.ts'
import { SignIn } from './sign-in.tsx'

const Desk = lazy(() => import('./desk.tsx').then((m) => ({ default: m.Desk })))
const Judge = lazy(() => import('./judge.tsx').then((m) => ({ default: m.Judge })))
const Play = lazy(() => import('./play.tsx').then((m) => ({ default: m.Play })))

export function App() {
  const { event, face } = placeAt(useAddress())
  const { data, problem } = useLoad<readonly StageView[]>('/api/stages')
  if (!data) return <Waiting line={problem ? 'lost' : 'connecting'} />
  const stage = data.find((s) => event === null || s.events.some((e) => e.id === event)) ?? data[0]
  if (!stage) return <Nothing />
  if (event === null) return <Events stages={data} />
  if (face === 'hall') return <Hall stage={stage.id} event={event} />
  if (face === 'watch')
    return (
      <>
        <RehearsalBar />
        <Watch stage={stage.id} event={event} />
      </>
    )
  const Face = face === 'desk' ? Desk : face === 'judge' ? Judge : Play
  return (
    <>
      <RehearsalBar />
      <SessionProvider
        stranger={(entered) => <SignIn face={face} entered={entered} />}
        failed={() => <Waiting line="lost" />}
      >
        <Suspense fallback={<Waiting line="connecting" />}>
          <Face stage={stage.id} event={event} />
        </Suspense>
      </SessionProvider>
    </>
  )
}

function Events({ stages }: { readonly stages: readonly StageView[] }) {
  const { t } = useLang()
  useTitle(t('现场 · 一门', 'Live · Yimen'))
  return (
    <main className="st-page st-list">
      {stages.map((stage) => (
        <section key={stage.id} aria-label={t(stage.title)}>
          <h1>{t(stage.title)}</h1>
          <ul>
            {stage.events.map((e) => (
              <li key={e.id}>
                <Link href={pathOf(e.id, 'watch')}>
                  <b>{e.name}</b> <span>{t(e.standing.title)}</span>
                </Link>
                <p className="st-ways">
                  <Link href={pathOf(e.id, 'hall')}>{t('大屏', 'Hall screen')}</Link>
                  <Link href={pathOf(e.id, 'desk')}>{t('主持台', 'Desk')}</Link>
                  <Link href={pathOf(e.id, 'judge')}>{t('评委', 'Judges')}</Link>
                  <Link href={pathOf(e.id, 'play')}>{t('选手', 'Players')}</Link>
                </p>
              </li>
            ))}
          </ul>
          {stage.events.length === 0 && <p>{t('现在没有可看的', 'Nothing is on')}</p>}
        </section>
      ))}
    </main>
  )
}

function Nothing() {
  const { t } = useLang()
  return (
    <main className="st-waiting">
      <h1>{t('本地区没有现场', 'There is no stage here')}</h1>
      <p>
        <a href={at('/')}>{t('回到首页', 'To the first page')}</a>
      </p>
    </main>
  )
}
