/** The desk: its addresses, and who sees them. */
import { lazy, Suspense, type ReactNode } from 'react'
import { Button, ConfigProvider } from 'antd'
import { useLang } from '../shared/lang.tsx'
import { RehearsalBar } from '../shared/rehearsal.tsx'
import { useAddress } from '../shared/router.tsx'
import { Frame } from './frame.tsx'
import { SessionProvider, useSession } from './session.tsx'
import { SignIn } from './sign-in.tsx'
import { SignInAgain } from './sign-in-again.tsx'
import { ReadsProvider } from './reads.tsx'
import { StartPage } from './start/page.tsx'
import { locales, theme } from './theme.ts'

const InboxPage = lazy(() => import('./inbox/page.tsx').then((m) => ({ default: m.InboxPage })))
const CasePage = lazy(() => import('./case/page.tsx').then((m) => ({ default: m.CasePage })))
const NewCasePage = lazy(() => import('./form/new-case.tsx').then((m) => ({ default: m.NewCasePage })))
const PaymentsPage = lazy(() => import('./payments/page.tsx').then((m) => ({ default: m.PaymentsPage })))
const ImportPage = lazy(() => import('./imports/page.tsx').then((m) => ({ default: m.ImportPage })))
const SearchPage = lazy(() => import('./search.tsx').then((m) => ({ default: m.SearchPage })))
const FiguresPage = lazy(() => import('./figures/list.tsx').then((m) => ({ default: m.FiguresPage })))
const FigurePage = lazy(() => import('./figures/page.tsx').then((m) => ({ default: m.FigurePage })))
const BulletinsPage = lazy(() => import('./bulletins/list.tsx').then((m) => ({ default: m.BulletinsPage })))
const BulletinPage = lazy(() => import('./bulletins/page.tsx').then((m) => ({ default: m.BulletinPage })))
const CheckPage = lazy(() => import('./bulletins/check.tsx').then((m) => ({ default: m.CheckPage })))
const VersionsPage = lazy(() => import('./case/versions.tsx').then((m) => ({ default: m.VersionsPage })))
const DecidersPage = lazy(() => import('./case/deciders.tsx').then((m) => ({ default: m.DecidersPage })))
const CampaignsPage = lazy(() => import('./campaigns/list.tsx').then((m) => ({ default: m.CampaignsPage })))
const CampaignPage = lazy(() => import('./campaigns/page.tsx').then((m) => ({ default: m.CampaignPage })))
const AccountPage = lazy(() => import('./account/page.tsx').then((m) => ({ default: m.AccountPage })))
const FactorGate = lazy(() => import('./account/factor.tsx').then((m) => ({ default: m.FactorGate })))
const RegistersPage = lazy(() => import('./registers/list.tsx').then((m) => ({ default: m.RegistersPage })))
const RegisterPage = lazy(() => import('./registers/page.tsx').then((m) => ({ default: m.RegisterPage })))
const EntryPage = lazy(() => import('./registers/entry.tsx').then((m) => ({ default: m.EntryPage })))
const CounterPage = lazy(() => import('./counter/page.tsx').then((m) => ({ default: m.CounterPage })))
const RoomPage = lazy(() => import('./room/page.tsx').then((m) => ({ default: m.RoomPage })))
const MapPage = lazy(() => import('./map/page.tsx').then((m) => ({ default: m.MapPage })))
const ProgrammesPage = lazy(() =>
  import('./programmes/list.tsx').then((m) => ({ default: m.ProgrammesPage })),
)
const ProgrammePage = lazy(() => import('./programmes/page.tsx').then((m) => ({ default: m.ProgrammePage })))
const HoldingsPage = lazy(() => import('./holdings/list.tsx').then((m) => ({ default: m.HoldingsPage })))
const HoldingPage = lazy(() => import('./holdings/page.tsx').then((m) => ({ default: m.HoldingPage })))
const SeekPage = lazy(() => import('./seek/page.tsx').then((m) => ({ default: m.SeekPage })))
const HooksPage = lazy(() => import('./hooks/page.tsx').then((m) => ({ default: m.HooksPage })))
const ExchangePage = lazy(() => import('./exchange/page.tsx').then((m) => ({ default: m.ExchangePage })))
const AsidePage = lazy(() => import('./aside.tsx').then((m) => ({ default: m.AsidePage })))
const AuditPage = lazy(() => import('./audit.tsx').then((m) => ({ default: m.AuditPage })))

export function App() {
  const { lang } = useLang()
  return (
    <ConfigProvider
      locale={locales[lang]}
      theme={theme}
      button={{ autoInsertSpace: false }}
      /** What opens within a dialog of the browser's own stands in it, or it would lie behind. */
      getPopupContainer={(node) => node?.closest('dialog') ?? document.body}
    >
      <RehearsalBar />
      <ReadsProvider>
        <SessionProvider
          stranger={(entered) => <SignIn entered={entered} />}
          failed={(again) => <Unreachable again={again} />}
          again={(who, entered, leave) => <SignInAgain who={who} entered={entered} leave={leave} />}
        >
          <Frame>
            <Page />
          </Frame>
        </SessionProvider>
      </ReadsProvider>
    </ConfigProvider>
  )
}

function Page() {
  const { t } = useLang()
  const { me } = useSession()
  const [, , room, id, leaf] = useAddress().split('?')[0]!.split('/')
  return (
    <Suspense
      fallback={
        <p className="waiting" role="status">
          {t('正在读取…', 'Loading…')}
        </p>
      }
    >
      {me.factor.needed ? (
        <FactorGate />
      ) : (
        page(
          /** Who holds no office has their own cases alone, and no day to look over. */
          room === undefined && me.posts.length === 0 ? 'inbox' : room,
          id === undefined || id === '' ? undefined : decodeURIComponent(id),
          leaf,
        )
      )}
    </Suspense>
  )
}

function page(room: string | undefined, id: string | undefined, leaf: string | undefined): ReactNode {
  switch (room) {
    case 'cases':
      if (id === undefined) return <SearchPage />
      if (leaf === 'deciders') return <DecidersPage key={id} id={id} />
      return leaf === 'versions' ? <VersionsPage key={id} id={id} /> : <CasePage key={id} id={id} />
    case 'new':
      return <NewCasePage programme={id} />
    case 'import':
      return <ImportPage key={id ?? ''} id={id} />
    case 'payments':
      return <PaymentsPage />
    case 'holdings':
      return id === undefined ? <HoldingsPage /> : <HoldingPage key={id} id={id} />
    case 'seek':
      return <SeekPage />
    case 'search':
      return <SearchPage />
    case 'figures':
      return id === undefined ? <FiguresPage /> : <FigurePage key={id} id={id} />
    case 'bulletins':
      if (id === 'check') return <CheckPage />
      return id === undefined ? <BulletinsPage /> : <BulletinPage key={id} id={id} />
    case 'registers':
      if (id === undefined) return <RegistersPage />
      return leaf === undefined || leaf === '' ? (
        <RegisterPage key={id} id={id} />
      ) : (
        <EntryPage key={leaf} id={id} entry={decodeURIComponent(leaf)} />
      )
    case 'programmes':
      return id === undefined ? <ProgrammesPage /> : <ProgrammePage key={id} id={id} />
    case 'counter':
      return <CounterPage />
    case 'room':
      return <RoomPage />
    case 'map':
      return <MapPage />
    case 'campaigns':
      return id === undefined ? <CampaignsPage /> : <CampaignPage key={id} id={id} />
    case 'account':
      return <AccountPage />
    case 'aside':
      return <AsidePage />
    case 'exchange':
      return <ExchangePage />
    case 'hooks':
      return <HooksPage />
    case 'audit':
      return <AuditPage />
    case 'inbox':
      return <InboxPage />
    default:
      return <StartPage />
  }
}

function Unreachable({ again }: { readonly again: () => void }) {
  const { t } = useLang()
  return (
    <main className="sign-in">
      <h1>{t('连不上服务器', 'The server cannot be reached')}</h1>
      <p>{t('请检查网络后重试。', 'Check the network and try again.')}</p>
      <Button type="primary" onClick={again}>
        {t('重试', 'Try again')}
      </Button>
    </main>
  )
}
