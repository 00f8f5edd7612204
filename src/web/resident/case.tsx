/** A case as the one concerned sees it: where it stands first, then what to do, then everything that happened. */
import { useState } from 'react'
import type { Text } from '../../kernel/text.ts'
import type { CaseView } from '../../server/contract/cases.ts'
import { at } from '../shared/base.ts'
import { ByItself, hasByItself, RunLine } from '../shared/by-itself.tsx'
import { dayText, instantText, leftText, limitText, shortInstant, yuanIn } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { Link, useAddress, useTitle } from '../shared/router.tsx'
import { runsOf } from '../shared/runs.ts'
import { useRenewed } from '../shared/renewed.ts'
import { useLoad } from '../shared/use-load.ts'
import { Waiting } from './session.tsx'
import { CaseAction, isMyTurn } from './case-action.tsx'
import { Clause } from './clause.tsx'
import { Payments } from './payments.tsx'
import { Together, Urgent } from './together.tsx'
import { Urge } from './urge.tsx'
import { WhyNot } from '../shared/why-not.tsx'

export function CasePage({ id }: { readonly id: string }) {
  const { t, lang } = useLang()
  const fresh = useAddress().includes('new=1')
  const { data: c, problem, reload } = useLoad<CaseView>(`/api/cases/${encodeURIComponent(id)}`)
  useRenewed(c?.panels ?? [], reload)
  useTitle(t(`办件 ${id}`, `Case ${id}`))
  const [doneTitle, setDoneTitle] = useState<Text | null>(null)
  if (!c)
    return (
      <div className="wide narrow">
        <Waiting problem={problem} retry={reload} />
      </div>
    )
  const action = (
    <CaseAction
      c={c}
      doneTitle={doneTitle}
      onDone={(title) => {
        setDoneTitle(title)
        reload()
      }}
    />
  )
  const isMine = isMyTurn(c)
  return (
    <div className="wide narrow case">
      <p className="crumb">
        <Link href="/me">{t('我的办件', 'My cases')}</Link>
      </p>
      {fresh && (
        <p className="done" role="status">
          {t('已经交上去了。办件编号 ', 'Sent. Your case number is ')}
          <b className="nowrap">{c.id}</b>
          {t('，请记下来。', ': please keep it.')}
        </p>
      )}
      {isCalled(c) ? (
        <h1>
          {c.subject}
          <small className="place">
            {t(c.programme.title)} · {c.areaName}
          </small>
        </h1>
      ) : (
        <h1>{t(c.programme.title)}</h1>
      )}
      <Urgent c={c} onDone={reload} />
      <Standing c={c} />
      {isMine && action}
      {c.whyNot && (
        <section aria-labelledby="why-not">
          <h2 id="why-not">{t('为什么没有批准', 'Why it was not granted')}</h2>
          <WhyNot told={c.whyNot} />
        </section>
      )}
      {hasByItself(c) && (
        <section aria-labelledby="by-itself">
          <h2 id="by-itself">{t('会自动办理的事', 'What happens by itself')}</h2>
          <ByItself c={c} />
        </section>
      )}
      <Together c={c} onDone={reload} />
      {!isMine && action}
      <Urge c={c} onDone={reload} />
      {c.messages[0] && (
        <section aria-labelledby="told">
          <h2 id="told">{t('给您的通知', 'Messages to you')}</h2>
          <Messages all={c.messages.slice(0, latest)} />
          {c.messages.length > latest && (
            <details className="proof">
              <summary>
                {t(
                  `更早的通知（${c.messages.length - latest}条）`,
                  `Earlier (${c.messages.length - latest})`,
                )}
              </summary>
              <Messages all={c.messages.slice(latest)} />
            </details>
          )}
        </section>
      )}
      <Payments c={c} />
      <Documents c={c} />
      <Deadlines c={c} />
      <section aria-labelledby="history">
        <h2 id="history">{t('办理经过', 'What happened')}</h2>
        <History c={c} />
      </section>
      {c.reveals.length > 0 && (
        <section aria-labelledby="looked">
          <h2 id="looked">{t('谁看过您的信息', 'Who looked at your data')}</h2>
          <ul className="points">
            {c.reveals.map((r, i) => (
              <li key={`${r.at}${i}`}>
                <b>
                  {t(r.role)} {r.name}
                </b>{' '}
                <small>{instantText(r.at, lang)}</small>
                <p className="hint">
                  {t('目的：', 'Purpose: ')}
                  {r.purpose}
                </p>
                <p className="hint">{r.fields.map((f) => t(f)).join(t('、', ', '))}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {c.exports.length > 0 && (
        <section aria-labelledby="taken">
          <h2 id="taken">{t('谁导出过您的办件', 'Who took documents of your case')}</h2>
          <ul className="points">
            {c.exports.map((e) => (
              <li key={e.number}>
                <b>
                  {e.own ? (
                    t('您本人', 'You')
                  ) : (
                    <>
                      {e.post && t(e.post)} {e.name}
                    </>
                  )}
                </b>{' '}
                <small>{instantText(e.at, lang)}</small>
                <p className="hint">{t(e.what)}</p>
                <p className="hint">
                  {t('导出编号：', 'Number: ')}
                  <span className="nowrap">{e.number}</span>
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Filled c={c} />
    </div>
  )
}

/** What concerns many is called by its place; a mask, or the place told twice, is no name. */
const isCalled = (c: CaseView): boolean =>
  c.together.line.length > 0 && !c.subject.includes('*') && !c.areaName.endsWith(c.subject)

/** So many of the newest are open; who wants more opens it. */
const latest = 3

function Messages({ all }: { readonly all: CaseView['messages'] }) {
  const { t, lang } = useLang()
  return (
    <ul className="points">
      {all.map((m, i) => (
        <li key={`${m.at}${i}`}>
          {t(m.text)}
          <br />
          <small>{instantText(m.at, lang)}</small>
        </li>
      ))}
    </ul>
  )
}

/** Forms to fill in come first: whoever signs on paper prints their own here. */
function Documents({ c }: { readonly c: CaseView }) {
  const { t, lang } = useLang()
  const link = (kind: string, format: string): string =>
    at(`/api/cases/${c.id}/papers/${kind}.${format}${lang === 'en' ? '?lang=en' : ''}`)
  const list = (papers: CaseView['papers']) => (
    <ul className="points">
      {papers.map((p) => (
        <li key={p.kind}>
          <a href={link(p.kind, 'pdf')} download>
            {t(p.title)}（PDF）
          </a>{' '}
          <a href={link(p.kind, 'docx')} download>
            {t(p.title)}（DOCX）
          </a>
        </li>
      ))}
    </ul>
  )
  const [blank, made] = [c.papers.filter((p) => p.toFill), c.papers.filter((p) => !p.toFill)]
  return (
    <>
      {blank.length > 0 && (
        <section aria-labelledby="forms">
          <h2 id="forms">{t('要填写、签字的表', 'Forms to fill in and sign')}</h2>
          <p className="hint">
            {t('打印后填写、签字，交给社区。', 'Print, fill in, sign, and bring it to the community.')}
          </p>
          {list(blank)}
        </section>
      )}
      {made.length > 0 && (
        <section aria-labelledby="papers">
          <h2 id="papers">{t('文书', 'Documents')}</h2>
          {list(made)}
        </section>
      )}
    </>
  )
}

/** Who has it, since when, by which rule, until when. */
function Standing({ c }: { readonly c: CaseView }) {
  const { t, lang } = useLang()
  const granted = c.facts.find((f) => f.name === 'granted')
  const pressing = c.clocks
    .filter((k) => k.state !== 'stopped')
    .toSorted((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1))[0]
  const late = pressing?.state === 'overdue'
  return (
    <div className={`standing ${c.endTone ?? 'open'} ${late ? 'late' : ''}`}>
      <p className="now">
        <small>{t('现在', 'Now')}</small>
        <strong>{t(c.stepTitle)}</strong>
      </p>
      {granted && typeof granted.value === 'number' && (
        <p className="sum">
          {t('批准金额', 'Granted')} <b>{yuanIn(granted.value, lang)}</b>
        </p>
      )}
      {c.holder ? (
        <dl>
          <div>
            <dt>{t('在谁手里', 'Who has it')}</dt>
            <dd>
              {isMyTurn(c) ? t('您', 'You') : `${c.holder.areaName} ${t(c.holder.roleTitle)}`}
              {c.holder.people.length > 0 && c.holder.people.length <= 3 && (
                <small>（{c.holder.people.join('、')}）</small>
              )}
            </dd>
          </div>
          <div>
            <dt>{t('从什么时候', 'Since')}</dt>
            <dd>{instantText(c.holder.since, lang)}</dd>
          </div>
          {c.holder.due && (
            <div>
              <dt>{t('最迟什么时候', 'Until')}</dt>
              <dd>
                <b>{instantText(c.holder.due, lang)}</b>
                {pressing && <em className={`chip ${pressing.state}`}>{leftText(pressing, lang)}</em>}
              </dd>
            </div>
          )}
          {c.holder.clause && (
            <div>
              <dt>{t('按什么规定', 'By which rule')}</dt>
              <dd>
                {c.holder.clock && t(c.holder.clock)}
                <Clause clause={c.holder.clause} />
              </dd>
            </div>
          )}
        </dl>
      ) : c.byItself.asleep ? (
        <p className="hint">
          {t(
            '正按规定自动办理，现在不需要谁经手。',
            'It goes on by itself by the rules: nobody has to act now.',
          )}
        </p>
      ) : (
        <p className="closed">{t('已经办结。', 'Closed.')}</p>
      )}
      <p className="id">
        <small>
          {t('办件编号', 'Case')} <span className="nowrap">{c.id}</span>
        </small>{' '}
        <Link href={`/cases/${c.id}/receipt`}>{t('办件凭证', 'Receipt')}</Link>
      </p>
    </div>
  )
}

function Deadlines({ c }: { readonly c: CaseView }) {
  const { t } = useLang()
  if (c.clocks.length === 0) return null
  const running = c.clocks.filter((k) => k.state !== 'stopped')
  const stopped = c.clocks.filter((k) => k.state === 'stopped')
  return (
    <section aria-labelledby="limits">
      <h2 id="limits">{t('每一天怎么算', 'How the days are counted')}</h2>
      {running.map((k) => (
        <Clock key={`${k.name}${k.startedAt}`} clock={k} />
      ))}
      {stopped.length > latest ? (
        <details className="proof">
          <summary>{t(`已停止的时限（${stopped.length}）`, `Stopped (${stopped.length})`)}</summary>
          {stopped.map((k) => (
            <Clock key={`${k.name}${k.startedAt}`} clock={k} />
          ))}
        </details>
      ) : (
        stopped.map((k) => <Clock key={`${k.name}${k.startedAt}`} clock={k} />)
      )}
    </section>
  )
}

function Clock({ clock: k }: { readonly clock: CaseView['clocks'][number] }) {
  const { t, lang } = useLang()
  return (
    <details className="proof">
      <summary>
        {t(k.title)} {limitText(k.limit, lang)}
        <em className={`chip ${k.state}`}>{leftText(k, lang)}</em>
      </summary>
      <ol>
        {k.days.map((d) => (
          <li key={d.day} className={d.counted ? 'counted' : ''}>
            <span>{dayText(d.day, lang)}</span>
            <span>
              {d.counted ? t(`第${d.number ?? ''}日`, `day ${d.number ?? ''}`) : t('不计', 'not counted')}
            </span>
            <small>{t(d.reason)}</small>
          </li>
        ))}
      </ol>
      {k.provisional && (
        <p className="hint">
          {t(
            '明年的放假安排尚未公布，暂按周末推算。',
            'Next year’s holidays are not published yet: provisional.',
          )}
        </p>
      )}
      <Clause clause={k.clause} />
    </details>
  )
}

function History({ c }: { readonly c: CaseView }) {
  const { t, lang } = useLang()
  const [all, setAll] = useState(false)
  const runs = runsOf(c.timeline.toReversed())
  const shown = all ? runs : runs.slice(0, 8)
  return (
    <>
      <ol className="history">
        {shown.map(([h, ...more]) => (
          <li key={h.seq}>
            <time dateTime={h.at}>{shortInstant(h.at, lang)}</time>
            <div>
              <b>{t(h.title)}</b>
              {more.length > 0 ? (
                t(`（连续${more.length + 1}次）`, ` (${more.length + 1} times)`)
              ) : (
                <> → {t(h.to)}</>
              )}
              <br />
              <small>
                {t(h.by.role)}
                {/* Who has no name here is called by what they are, and that once. */}
                {h.by.name !== h.by.role.zh && ` ${h.by.name}`}
              </small>
              <RunLine run={h.run} />
              {[h, ...more].flatMap((x) =>
                x.input
                  .filter((f) => ['missing', 'reason', 'note', 'bankReason'].includes(f.name))
                  .map((f) => (
                    <p className="said" key={`${x.seq}${f.name}`}>
                      {f.text}
                    </p>
                  )),
              )}
            </div>
          </li>
        ))}
      </ol>
      {runs.length > shown.length && (
        <button type="button" className="quiet" onClick={() => setAll(true)}>
          {t(`看全部${runs.length}条`, `All ${runs.length}`)}
        </button>
      )}
    </>
  )
}

function Filled({ c }: { readonly c: CaseView }) {
  const { t } = useLang()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="proof" open={isOpen} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{t('办件里记了什么', 'What the case holds')}</summary>
      <dl className="review">
        {isOpen &&
          c.facts.map((f) => (
            <div key={f.name}>
              <dt>{t(f.title)}</dt>
              <dd>{f.said ? t(f.said) : f.text}</dd>
            </div>
          ))}
      </dl>
    </details>
  )
}
