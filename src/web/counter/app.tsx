/** [CT3] Whether this screen is paired, and if so, what stands on it. */
import { useEffect, useState } from 'react'
import type { ScreenView } from '../../server/contract/counters.ts'
import { asProblem, get } from '../shared/api.ts'
import { useLang } from '../shared/lang.tsx'
import { RehearsalBar } from '../shared/rehearsal.tsx'
import { useTitle } from '../shared/router.tsx'
import { useTold } from '../shared/use-told.ts'
import { Check } from './check.tsx'
import { Join } from './join.tsx'

export function App() {
  const { lang, setLang, t } = useLang()
  const [isPaired, setPaired] = useState<boolean | null>(null)
  useTitle(t('窗口 · 一门', 'Window · Yimen'))
  useEffect(() => {
    get<ScreenView>('/api/counter-screen').then(
      () => setPaired(true),
      (error: unknown) => setPaired(asProblem(error).status === 401 ? false : null),
    )
  }, [])
  return (
    <>
      <RehearsalBar />
      <button
        type="button"
        className="ct-lang"
        lang={lang === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
      >
        {lang === 'zh' ? 'English' : '中文'}
      </button>
      {isPaired === false && <Join joined={() => setPaired(true)} />}
      {isPaired === true && <Screen over={() => setPaired(false)} />}
      {isPaired === null && (
        <main className="ct-page">
          <p role="status">{t('正在连接…', 'Connecting…')}</p>
        </main>
      )}
    </>
  )
}

function Screen({ over }: { readonly over: () => void }) {
  const { t } = useLang()
  const { answer, line, turn } = useTold<ScreenView>('/api/counter-screen/live')
  const isOver = turn > 0 && answer === null
  useEffect(() => {
    if (isOver) over()
  }, [isOver])
  /** A screen that cannot come again asks whether it is paired still. */
  useEffect(() => {
    if (line === 'lost')
      get<ScreenView>('/api/counter-screen').catch((error: unknown) => {
        if (asProblem(error).status === 401) over()
      })
  }, [line])
  if (!answer)
    return (
      <main className="ct-page">
        <p role="status">{t('正在连接…', 'Connecting…')}</p>
      </main>
    )
  return (
    <main className="ct-page" data-testid="screen" data-line={line}>
      <header className="ct-head">
        <p>
          {t(answer.realm)} · {t(answer.title)}
        </p>
        <p className="ct-window">{t(`${answer.window}号窗口`, `Window ${answer.window}`)}</p>
      </header>
      {line === 'lost' && (
        <p role="alert" className="ct-lost">
          {t(
            '连接中断，正在重连；屏幕上的内容可能不是最新的',
            'The line is lost; what stands here may be old',
          )}
        </p>
      )}
      {answer.number && (
        <p className="ct-number" data-testid="called">
          <small>
            {answer.number.state === 'serving'
              ? t('正在办理', 'Being served')
              : t('请到本窗口', 'Please come')}
          </small>{' '}
          <b>
            {t(
              `${answer.number.kind?.zh ?? ''}${answer.number.number ?? ''}号`,
              `${answer.number.kind?.en ?? ''} ${answer.number.number ?? ''}`,
            )}
          </b>
        </p>
      )}
      {answer.case ? (
        <Check key={`${answer.case.id} ${answer.case.seq}`} of={answer.case} said={answer.said} />
      ) : (
        <section className="ct-idle" aria-live="polite">
          {answer.said === 'signed' ? (
            <>
              <h1>{t('已经确认签名', 'Confirmed and signed')}</h1>
              <p>
                {t(
                  '您的签名已经记入办件，请等窗口告知下一步。',
                  'Your signature stands in the case. The window tells you what comes next.',
                )}
              </p>
            </>
          ) : (
            <>
              <h1>{t('请稍候', 'One moment, please')}</h1>
              <p>
                {t(
                  '窗口录入后，请您在这里核对并签名。',
                  'What the window enters will stand here for you to check and sign.',
                )}
              </p>
            </>
          )}
        </section>
      )}
    </main>
  )
}
