/** [SG2] The host’s desk: one key a step. What comes next stands large; whatever else may be done has a letter; what was wrong is struck by a new line. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CueView, DeskPartView, OwnStageView } from '../../server/contract/stages.ts'
import type { Done } from '../../server/contract/index.ts'
import type { Text } from '../../kernel/text.ts'
import { asProblem, get, isMoved, newKey, post } from '../shared/api.ts'
import { useLang } from '../shared/lang.tsx'
import { useTitle } from '../shared/router.tsx'
import { valueText } from '../shared/panels.ts'
import { useSession } from '../desk/session.tsx'
import { Board } from './board.tsx'
import { CueForm } from './cue-form.tsx'
import { Waiting } from './hall.tsx'
import { LineSign } from './line.tsx'
import { usePicture } from './pictures.ts'
import { apiOf } from './place.ts'
import { Question } from './question.tsx'
import { useHall } from './use-hall.ts'
import { useOwn } from './use-own.ts'

type Part = DeskPartView
type Said = { readonly good: boolean; readonly text: string }
type Asking = { readonly part: Part; readonly cue: CueView }

export function Desk({ stage, event }: { readonly stage: string; readonly event: string }) {
  const { t } = useLang()
  const { me, leave } = useSession()
  const { hall, line, now, turn } = useHall(stage, event)
  const { data, again } = useOwn(stage, event, turn, true)
  const picture = usePicture(stage, event, hall?.now?.opening ?? null, null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [asking, setAsking] = useState<Asking | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const [isSending, setSending] = useState(false)
  /** Trying once more is the same attempt, and does it once. */
  const attempt = useRef<{ readonly what: string; readonly key: string } | null>(null)
  useTitle(t('主持台', 'Desk'))

  const parts = useMemo(() => (data?.desk ?? []).filter((p) => !p.whole), [data])
  const whole = data?.desk.find((p) => p.whole)
  const part =
    parts.find((p) => p.case === chosen) ??
    parts.find((p) => p.state === 'on') ??
    parts.find((p) => p.state === 'before') ??
    parts.at(-1)
  /** While the event itself has a next step, as when places are revealed, it goes before those of its parts. */
  const leading = hall?.event.revealing && whole?.cues.some((cue) => cue.next && cue.mine) ? whole : part

  const send = useCallback(
    async (
      to: Part,
      cue: CueView,
      more: Readonly<Record<string, unknown>>,
      isSecond = false,
    ): Promise<void> => {
      const input = { ...cue.input, ...more }
      const what = JSON.stringify([to.case, to.seq, cue.outcome, input])
      if (attempt.current?.what !== what) attempt.current = { what, key: newKey() }
      setSending(true)
      try {
        const done = await post<Done>(
          `/api/cases/${to.case}/commands`,
          { post: to.post, seq: to.seq, outcome: cue.outcome, input },
          attempt.current.key,
        )
        attempt.current = null
        setAsking(null)
        const filled = cue.says.map((s) => `${t(s.title)} ${s.text}`).join(' · ')
        setSaid({
          good: true,
          text: [t(cue.title), filled, done.at.slice(11, 19)].filter(Boolean).join(' · '),
        })
      } catch (error) {
        const { code, detail } = asProblem(error)
        /** A buzz or an answer came between: what was pressed is done all the same where it is what is offered still. */
        const still = isMoved(code) && !isSecond ? await sameCue(stage, event, to, cue) : null
        if (still) return send(still.part, still.cue, more, true)
        setSaid({
          good: false,
          text: isMoved(code)
            ? t('刚刚有变化，请看清再按一次', 'It has just moved on: look, and press again')
            : `${t(cue.title)}：${t(detail)}`,
        })
      } finally {
        setSending(false)
        again()
      }
    },
    [again, event, stage, t],
  )

  const press = useCallback(
    (of: Part, cue: CueView) => {
      if (!cue.mine || cue.barred) return
      /** Pressed into an answer that is still on its way: nothing is done twice, and nothing is lost without a word. */
      if (isSending)
        return setSaid({
          good: false,
          text: t(
            '上一步还没有回音，等它出来再按',
            'The last step has no answer yet: wait for it, then press',
          ),
        })
      if (cue.asks.some((a) => a.ask !== 'optional')) {
        setSaid(null)
        setAsking({ part: of, cue })
      } else void send(of, cue, {})
    },
    [isSending, send, t],
  )

  useEffect(() => {
    const hear = (e: KeyboardEvent): void => {
      if (e.metaKey || e.ctrlKey || e.altKey || e.repeat || asking) return
      const target = e.target as HTMLElement | null
      if (target && /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return
      if (e.key === 'ArrowLeft' || e.key === 'ArrowRight') {
        const i = parts.findIndex((p) => p.case === part?.case) + (e.key === 'ArrowRight' ? 1 : -1)
        if (parts[i]) setChosen(parts[i].case)
        return
      }
      const pressed =
        e.key === ' '
          ? ([leading, leading?.cues.find((cue) => cue.next)] as const)
          : ([part, whole] as const)
              .flatMap((p) => p?.cues.map((cue) => [p, cue] as const) ?? [])
              .find(([, cue]) => cue.key === e.key.toLowerCase())
      if (!pressed?.[0] || !pressed[1]) return
      e.preventDefault()
      press(pressed[0], pressed[1])
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [asking, leading, part, parts, press, whole])

  if (!hall || !data) return <Waiting line={line} />
  if (!part && !whole)
    return (
      <main className="st-waiting">
        <h1>{t('这里没有您要办的', 'Nothing here is yours to do')}</h1>
        <p>
          {t(
            '请用主持人、裁判长、记分员或者仲裁组的账号登录。',
            'Sign in as host, chief judge, clerk or arbiter.',
          )}
        </p>
        <button type="button" className="st-button" onClick={() => void leave()}>
          {t('换个账号', 'Another account')}
        </button>
      </main>
    )
  return (
    <main className="st-desk" data-testid="desk">
      <header className="st-desk-head">
        <h1>
          {hall.event.name} <small>{t('主持台', 'Desk')}</small>
        </h1>
        <p>
          {me.name}
          <button type="button" className="st-bare" onClick={() => void leave()}>
            {t('退出', 'Sign out')}
          </button>
        </p>
        {data.pictures && (
          <p className="st-ahead" data-testid="ready">
            {t(
              `图片${data.pictures.all}幅：${data.pictures.phones}台手机中${data.pictures.ready}台已备好`,
              `${data.pictures.all} pictures: ready on ${data.pictures.ready} of ${data.pictures.phones} phones`,
            )}
          </p>
        )}
        <LineSign line={line} />
      </header>
      <nav className="st-tabs" aria-label={t('环节', 'Parts')}>
        {parts.map((p) => (
          <button
            key={p.case}
            type="button"
            aria-current={p.case === part?.case ? 'true' : undefined}
            onClick={() => setChosen(p.case)}
          >
            {p.name} <small>{t(p.step)}</small>
          </button>
        ))}
        <span className="st-hint">
          <kbd>←</kbd> <kbd>→</kbd>
        </span>
      </nav>
      <div className="st-desk-body">
        <section className="st-do">
          {asking ? (
            <CueForm
              key={`${asking.part.case} ${asking.cue.outcome}`}
              cue={asking.cue}
              busy={isSending}
              send={(more) => void send(asking.part, asking.cue, more)}
              leave={() => setAsking(null)}
            />
          ) : (
            leading && <Next part={leading} busy={isSending} press={press} />
          )}
          <p
            className={`st-said${said ? (said.good ? ' good' : ' bad') : ''}`}
            role="status"
            data-testid="said"
          >
            {said ? `${said.good ? '✓' : '✗'} ${said.text}` : ' '}
          </p>
          {part && <Cues of={part} press={press} title={part.name} />}
          {whole && whole.cues.some((cue) => cue.mine) && (
            <Cues of={whole} press={press} title={t('整场', 'The whole')} />
          )}
        </section>
        <section className="st-see" aria-label={t('大屏上的内容', 'What the hall sees')}>
          {hall.event.revealing ? null : hall.now ? (
            <Question on={hall.now} now={now} picture={picture} />
          ) : (
            <p className="st-none">{t('大屏上还没有环节', 'No part is on the screen')}</p>
          )}
          <Board hall={hall} most={9} />
        </section>
        <section className="st-log" aria-label={t('记录', 'Records')}>
          {part && <Log part={part} />}
        </section>
      </div>
    </main>
  )
}

/** The same cue as it is offered now, with the same filled in; null where it is another. */
async function sameCue(stage: string, event: string, to: Part, cue: CueView): Promise<Asking | null> {
  const own = await get<OwnStageView>(apiOf(stage, event, '/own')).catch(() => null)
  const part = own?.desk.find((p) => p.case === to.case)
  const now = part?.cues.find((c) => c.outcome === cue.outcome)
  const isSame =
    now?.mine === true &&
    now.barred === null &&
    now.next === cue.next &&
    JSON.stringify(now.input) === JSON.stringify(cue.input)
  return part && now && isSame ? { part, cue: now } : null
}

const fillText = (cue: CueView, t: (text: Text) => string): string =>
  cue.says.map((s) => `${t(s.title)} ${s.text}`).join(' · ')

/** What the space bar does now, or whom one waits for. */
function Next({
  part,
  busy,
  press,
}: {
  readonly part: Part
  readonly busy: boolean
  readonly press: (of: Part, cue: CueView) => void
}) {
  const { t } = useLang()
  const cue = part.cues.find((c) => c.next)
  if (!cue)
    return (
      <div className="st-next none">
        <p>
          {part.state === 'after'
            ? t('本环节已结束', 'This part is over')
            : t('没有下一步', 'Nothing comes next')}
        </p>
      </div>
    )
  if (!cue.mine)
    return (
      <div className="st-next none" data-testid="next">
        <p>
          {t('等待', 'Waiting for ')}
          <b>{cue.by.map((by) => t(by)).join('、')}</b>
          {t(`：${cue.title.zh}`, `: ${cue.title.en}`)}
        </p>
      </div>
    )
  return (
    <button
      type="button"
      className="st-next"
      data-testid="next"
      data-cue={cue.outcome}
      disabled={busy}
      onClick={() => press(part, cue)}
    >
      <kbd>{t('空格', 'Space')}</kbd>
      <span>
        <small>{t('下一步', 'Next')}</small>
        <b>{t(cue.title)}</b>
        <em>{fillText(cue, t)}</em>
      </span>
    </button>
  )
}

function Cues({
  of,
  press,
  title,
}: {
  readonly of: Part
  readonly press: (of: Part, cue: CueView) => void
  readonly title: string
}) {
  const { t } = useLang()
  const mine = of.cues.filter((cue) => cue.mine)
  if (mine.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ul className="st-cues">
        {mine.map((cue) => (
          <li key={cue.outcome}>
            <button
              type="button"
              data-cue={cue.outcome}
              disabled={cue.barred !== null}
              title={cue.barred ? t(cue.barred.message) : undefined}
              onClick={() => press(of, cue)}
            >
              <kbd>{cue.key.toUpperCase()}</kbd>
              <span>
                {t(cue.title)}
                <small>{cue.barred ? t(cue.barred.message) : fillText(cue, t)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function Log({ part }: { readonly part: Part }) {
  const { t } = useLang()
  return (
    <>
      {part.log
        .filter((l) => l.rows.length > 0)
        .map((l) => (
          <div key={l.title.zh} className="st-lines" tabIndex={0} role="region" aria-label={t(l.title)}>
            <h2>{t(l.title)}</h2>
            <table>
              <thead>
                <tr>
                  {l.columns.map((column) => (
                    <th key={column.zh} scope="col">
                      {t(column)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {l.rows.map((row, i) => (
                  <tr key={l.rows.length - i}>
                    {row.map((cell, n) => (
                      <td key={l.columns[n]!.zh}>{t(cell)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
      {part.panels.map((panel) =>
        panel.kind === 'table' ? (
          <div key={panel.id} className="st-lines" tabIndex={0} role="region" aria-label={t(panel.title)}>
            <h2>{t(panel.title)}</h2>
            <table>
              <thead>
                <tr>
                  {panel.columns.map((column) => (
                    <th key={column.title.zh} scope="col">
                      {t(column.title)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {panel.rows.map((row, i) => (
                  <tr key={i}>
                    {row.cells.map((cell, n) => (
                      <td key={n}>{cell === null ? '—' : t(valueText(cell))}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : null,
      )}
    </>
  )
}
