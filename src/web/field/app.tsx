/** The frame: what is wrong now, four places to be, and how much waits to be sent. */
import { useEffect, useRef } from 'react'
import { useLang } from '../shared/lang.tsx'
import { RehearsalBar, RehearsalNote } from '../shared/rehearsal.tsx'
import { refresh, useField } from './app-state.ts'
import { ActPage, EditPage, NewPage } from './form.tsx'
import { clockFault } from './clock.ts'
import { MapPage } from './map-page.tsx'
import { Mine } from './mine.tsx'
import { Openings } from './openings.tsx'
import { unsent } from './outbox.ts'
import { OutboxPage } from './outbox-page.tsx'
import { hashOf, usePlace } from './place.ts'
import { SignIn } from './sign-in.tsx'
import { TaskPage } from './task.tsx'
import { Today } from './today.tsx'
import { takeUpdate, useUpdate } from './update.ts'

export function App() {
  const { t } = useLang()
  const { stage, why, taken, closed, aside } = useField()
  const main = useRef<HTMLElement>(null)
  const place = usePlace()
  useEffect(() => {
    main.current?.focus({ preventScroll: true })
  }, [place.join('/')])
  return (
    <>
      <a className="skip" href="#main" onClick={(e) => (e.preventDefault(), main.current?.focus())}>
        {t('跳到正文', 'Skip to content')}
      </a>
      {taken?.me.realm.rehearsal ? <RehearsalNote /> : <RehearsalBar />}
      <Head />
      <main className="f-main" ref={main} tabIndex={-1}>
        {stage === 'opening' ? (
          <p className="waiting" role="status">
            {t('正在打开…', 'Opening…')}
          </p>
        ) : stage === 'blocked' ? (
          <div className="alert" role="alert">
            <h1>{t('这里不能离线办理', 'It cannot work offline here')}</h1>
            <p>
              {t(
                '浏览器不允许在本机保存内容（无痕模式，或网址不是 https）。请换用普通窗口打开。',
                'The browser keeps nothing on this phone: a private window, or an address without https. Open it in a usual window.',
              )}
            </p>
          </div>
        ) : stage === 'stranger' || !taken ? (
          <SignIn why={why} closed={closed} aside={aside} />
        ) : (
          <Page />
        )}
      </main>
      {stage === 'ready' && <Tabs />}
    </>
  )
}

function Page() {
  const [first = '', second, third] = usePlace()
  if (first === 'new' && second && third) return <NewPage programme={second} outcome={third} />
  if (first === 'new') return <Openings />
  if (first === 'task' && second && third) return <ActPage id={second} outcome={third} />
  if (first === 'task' && second) return <TaskPage id={second} />
  if (first === 'outbox' && second && third) return <EditPage id={second} outcome={third} />
  if (first === 'outbox') return <OutboxPage />
  if (first === 'map') return <MapPage />
  if (first === 'mine') return <Mine />
  return <Today />
}

/** Whether there is a network, whether the clock is right, whether a newer version waits. */
function Head() {
  const { lang, setLang, t } = useLang()
  const { stage, online, busy, problem, wrongMs, taken } = useField()
  const [first = ''] = usePlace()
  const newer = useUpdate()
  const writing = first === 'new' || first === 'task' || first === 'outbox'
  const clock = clockFault(wrongMs)
  return (
    <header className="f-head">
      <div className="f-bar">
        <b>{t('一门 · 外勤', 'Yimen · Field')}</b>
        {taken && stage === 'ready' && <span>{taken.me.name}</span>}
        <button
          type="button"
          className="f-quiet"
          lang={lang === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
        >
          {lang === 'zh' ? 'English' : '中文'}
        </button>
      </div>
      <div role="status" aria-live="polite" className="f-notes">
        {!online && (
          <p className="f-note" data-testid="offline">
            {t(
              '没有网络。照常填写，存在本机，有网络时自动发送。',
              'No network. Go on: what you write is kept here and sent when there is one.',
            )}{' '}
            <button type="button" className="f-inline" onClick={() => void refresh()}>
              {t('再试一次', 'Try again')}
            </button>
          </p>
        )}
        {online && busy && <p className="f-note calm">{t('正在与服务器同步…', 'Talking to the server…')}</p>}
        {problem && <p className="f-note bad">{t(problem)}</p>}
        {clock && (
          <p className="f-note bad" data-testid="clock">
            {t(clock)}
          </p>
        )}
        {newer && !writing && (
          <p className="f-note">
            {t('有新版本。', 'There is a newer version.')}{' '}
            <button type="button" className="f-inline" onClick={takeUpdate}>
              {t('点这里更新', 'Tap to update')}
            </button>
          </p>
        )}
      </div>
    </header>
  )
}

function Tabs() {
  const { t } = useLang()
  const { items } = useField()
  const [first = ''] = usePlace()
  const waiting = unsent(items).length
  const tabs = [
    ['', t('今日任务', 'Today')],
    ['new', t('上报新建', 'Report')],
    ['outbox', t('待发箱', 'Outbox')],
    ['mine', t('我的', 'Mine')],
  ] as const
  return (
    <nav className="f-tabs" aria-label={t('主要页面', 'Main pages')}>
      {tabs.map(([name, title]) => (
        <a
          key={name}
          href={hashOf(name)}
          aria-current={
            first === name || (name === '' && (first === 'task' || first === 'map')) ? 'page' : undefined
          }
        >
          {title}
          {name === 'outbox' && waiting > 0 && (
            <>
              {' '}
              <b className="f-count" data-testid="unsent">
                {waiting}
              </b>
            </>
          )}
        </a>
      ))}
    </nav>
  )
}
