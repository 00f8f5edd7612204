/** [SG6] The screen of the hall: dark, read from the last row, and the page of whoever looks on with a phone of their own. */
import type { HallView } from '../../server/contract/stages.ts'
import { useLang } from '../shared/lang.tsx'
import { Link, useTitle } from '../shared/router.tsx'
import { Board } from './board.tsx'
import { LineSign } from './line.tsx'
import { useAhead, usePicture } from './pictures.ts'
import { Question } from './question.tsx'
import { pathOf } from './place.ts'
import { useHall } from './use-hall.ts'

const mostOnScreen = 9
const mostOnPage = 200
/** Rows of the board where it has the screen to itself. */
const mostAlone = 8
/** [SG10] While places are revealed, and when all is played and the totals are shown, nothing stands beside the board. */
const isBoardAlone = ({ event, board, parts }: HallView): boolean =>
  event.revealing || (board?.whole === true && !event.frozen && parts.every((p) => p.state === 'after'))

export function Hall({ stage, event }: { readonly stage: string; readonly event: string }) {
  const { t } = useLang()
  const { hall, line, now } = useHall(stage, event)
  const ahead = useAhead(stage, event, hall, line, false)
  const picture = usePicture(stage, event, hall?.now?.opening ?? null, ahead)
  useTitle(hall ? `${hall.event.name} · ${t('大屏', 'Hall')}` : t('大屏', 'Hall'))
  if (!hall) return <Waiting line={line} />
  return (
    <main className="st-hall" data-testid="hall">
      <Heading hall={hall}>
        <LineSign line={line} />
      </Heading>
      {isBoardAlone(hall) ? (
        <div className="st-body st-alone">
          <Board hall={hall} most={mostAlone} />
        </div>
      ) : (
        <div className={`st-body${hall.board || hall.event.frozen ? ' with-board' : ''}`}>
          {hall.now ? <Question on={hall.now} now={now} picture={picture} /> : <Between hall={hall} />}
          <Board hall={hall} most={mostOnScreen} />
        </div>
      )}
      <Parts hall={hall} />
    </main>
  )
}

/** The same for whoever looks on: read only, one thing below another. */
export function Watch({ stage, event }: { readonly stage: string; readonly event: string }) {
  const { t, lang, setLang } = useLang()
  const { hall, line, now } = useHall(stage, event)
  const picture = usePicture(stage, event, hall?.now?.opening ?? null, null)
  useTitle(hall?.event.name ?? t('现场', 'Live'))
  if (!hall) return <Waiting line={line} />
  return (
    <main className="st-page" data-testid="watch">
      <Heading hall={hall}>
        <LineSign line={line} />
        <button
          type="button"
          className="st-bare"
          lang={lang === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
        >
          {lang === 'zh' ? 'English' : '中文'}
        </button>
      </Heading>
      {!isBoardAlone(hall) &&
        (hall.now ? <Question on={hall.now} now={now} picture={picture} /> : <Between hall={hall} />)}
      <Board hall={hall} most={mostOnPage} />
      <Parts hall={hall} />
      <nav className="st-ways" aria-label={t('其他画面', 'Other faces')}>
        <Link href={pathOf(event, 'hall')}>{t('大屏', 'Hall screen')}</Link>
        <Link href={pathOf(event, 'desk')}>{t('主持台', 'Desk')}</Link>
        <Link href={pathOf(event, 'judge')}>{t('评委', 'Judges')}</Link>
        <Link href={pathOf(event, 'play')}>{t('选手', 'Players')}</Link>
      </nav>
    </main>
  )
}

export function Waiting({ line }: { readonly line: string }) {
  const { t } = useLang()
  return (
    <main className="st-waiting">
      <h1>{t('现场', 'Live')}</h1>
      <p role="status">
        {line === 'lost'
          ? t('连不上服务器，正在重新连接…', 'The server cannot be reached: connecting again…')
          : t('正在读取…', 'Loading…')}
      </p>
    </main>
  )
}

function Heading({ hall, children }: { readonly hall: HallView; readonly children: React.ReactNode }) {
  const { t } = useLang()
  return (
    <header className="st-head">
      <div>
        <h1>{hall.event.name}</h1>
        <p className="st-brief">
          {hall.event.brief.map(({ title, text }) => (
            <span key={title.zh}>
              <small>{t(title)}</small> {t(text)}
            </span>
          ))}
        </p>
      </div>
      <div className="st-signs">{children}</div>
    </header>
  )
}

/** Nothing is on: what comes, or that all is over. */
function Between({ hall }: { readonly hall: HallView }) {
  const { t } = useLang()
  const next = hall.parts.find((p) => p.state === 'before')
  return (
    <section className="st-between">
      <p>
        {next
          ? hall.parts.some((p) => p.state === 'after')
            ? t('下一环节', 'Next')
            : t('即将开始', 'About to begin')
          : t(hall.event.standing.title)}
      </p>
      {next && <b>{next.name}</b>}
    </section>
  )
}

function Parts({ hall }: { readonly hall: HallView }) {
  const { t } = useLang()
  const words = { before: t('未开始', 'to come'), on: t('进行中', 'on'), after: t('已结束', 'over') }
  return (
    <ol className="st-parts" aria-label={t('环节', 'Parts')}>
      {hall.parts.map((p) => (
        <li
          key={p.case}
          data-state={p.state === 'on' && p.case !== hall.now?.case ? 'begun' : p.state}
          aria-current={p.case === hall.now?.case ? 'step' : undefined}
        >
          <span aria-hidden="true">{p.state === 'after' ? '✓' : p.state === 'on' ? '●' : '○'}</span> {p.name}
          <span className="unseen"> {words[p.state]}</span>
        </li>
      ))}
    </ol>
  )
}
