/** [FO4] [FO6] The outbox: each item with its state in words, and a way out. */
import { useState, type ReactNode } from 'react'
import type { CaseView } from '../../server/contract/cases.ts'
import type { Text } from '../../kernel/text.ts'
import { asProblem } from '../shared/api.ts'
import { shortInstant } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { caseNow, drop, leavePhoto, meanAnyway, send, sendAgain, useField, writtenAtMs } from './app-state.ts'
import { chinaInstant } from './clock.ts'
import { arrivedOf, unsent, waitsFor, type Item } from './outbox.ts'
import { hashOf } from './place.ts'

export function OutboxPage() {
  const { t } = useLang()
  const { items, online, busy } = useField()
  const waiting = unsent(items)
  const sent = items.filter((i) => i.state.is === 'sent').toReversed()
  const handedOver = items.filter((i) => i.state.is === 'aside')
  return (
    <>
      <h1>{t('待发箱', 'Outbox')}</h1>
      {waiting.length === 0 ? (
        <p className="f-card">{t('没有待发送的内容。', 'Nothing waits to be sent.')}</p>
      ) : (
        <>
          <p>
            <button
              type="button"
              className="button plain"
              disabled={busy || !online}
              onClick={() => void send()}
            >
              {online
                ? t('现在发送', 'Send now')
                : t('没有网络，有网络时自动发送', 'No network: sent when there is one')}
            </button>
          </p>
          <ul className="f-list" data-testid="waiting">
            {waiting.map((i) => (
              <Entry key={i.id} item={i} />
            ))}
          </ul>
        </>
      )}
      {handedOver.length > 0 && (
        <>
          <h2>{t('已转交负责人', 'Handed over')}</h2>
          <ul className="f-list" data-testid="handed-over">
            {handedOver.map((i) => (
              <Entry key={i.id} item={i} />
            ))}
          </ul>
        </>
      )}
      {sent.length > 0 && (
        <>
          <h2>{t('已送达（保留30天）', 'Sent (kept for 30 days)')}</h2>
          <ul className="f-list" data-testid="sent">
            {sent.map((i) => (
              <Entry key={i.id} item={i} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

const asideCauses: Readonly<Record<'phone' | 'login' | 'post', Text>> = {
  phone: { zh: '本机已被注销登录', en: 'this phone was signed out from elsewhere' },
  login: { zh: '账号已停用', en: 'the account was switched off' },
  post: { zh: '岗位已经结束', en: 'the post has ended' },
}
/** [QA1] It was not refused, and nobody did it. */
const asideText = (cause: 'phone' | 'login' | 'post'): Text => ({
  zh:
    `已转交负责人：${asideCauses[cause].zh}，不再以您的名义办理；` + '由看得到这件的同事接手或者注明理由不办',
  en:
    `Handed over: ${asideCauses[cause].en}, and it is no act of yours any more. ` +
    'A colleague who sees the case takes it over, or says why not',
})

/** What an item’s state is called. */
function stateText(item: Item, items: readonly Item[], online: boolean): Text {
  const photos = item.photos.length
  const of: Text =
    photos === 0
      ? { zh: '', en: '' }
      : {
          zh: `，照片${photos}张中已送达${arrivedOf(item)}张`,
          en: `, ${arrivedOf(item)} of ${photos} photos are there`,
        }
  const { state } = item
  switch (state.is) {
    case 'sending':
      return { zh: `正在发送${of.zh}`, en: `Being sent${of.en}` }
    case 'sent':
      return { zh: `已送达，办件编号${state.receipt.case}`, en: `Sent: case ${state.receipt.case}` }
    case 'refused':
      return { zh: `被拒绝：${state.said.detail.zh}`, en: `Refused: ${state.said.detail.en}` }
    case 'aside':
      return asideText(state.cause)
    case 'conflict':
      return { zh: `有冲突：${state.said.detail.zh}`, en: `In conflict: ${state.said.detail.en}` }
    default: {
      const first = waitsFor(items, item)
      if (first)
        return {
          zh: `等待发送：等“${first.title.zh}”先送达${of.zh}`,
          en: `Waiting for “${first.title.en}” to be sent first${of.en}`,
        }
      return online
        ? { zh: `等待发送${of.zh}`, en: `Waiting to be sent${of.en}` }
        : { zh: `等待发送：没有网络${of.zh}`, en: `Waiting for a network${of.en}` }
    }
  }
}

function Entry({ item }: { readonly item: Item }) {
  const { t, lang } = useLang()
  const { items, online, taken } = useField()
  const { state } = item
  const [isSure, setSure] = useState(false)
  const opening =
    item.command.kind === 'open'
      ? taken?.openings.find(
          (o) => o.programme === item.command.programme && o.outcome === item.command.outcome,
        )
      : undefined
  const times = chinaInstant(writtenAtMs(item))
  return (
    <li className={`f-item ${state.is}`} data-testid="item" data-state={state.is}>
      <h3>
        {t(item.title)}
        {item.about !== '' && <span> · {item.about}</span>}
      </h3>
      <p className="f-state" role={state.is === 'refused' || state.is === 'conflict' ? 'alert' : undefined}>
        {t(stateText(item, items, online))}
      </p>
      {state.is === 'refused' &&
        (state.said.clauses ?? []).map((c) => (
          <p className="hint" key={c.id}>
            {t('依据：', 'By ')}
            {c.title}
          </p>
        ))}
      <p className="hint">
        {t(`${shortInstant(times, lang)}写`, `Written ${shortInstant(times, lang)}`)}
        {state.is === 'sent' &&
          t(
            `，${shortInstant(state.receipt.at, lang)}服务器收到`,
            `, received ${shortInstant(state.receipt.at, lang)}`,
          )}
      </p>
      {item.filled && item.filled.shown.length > 0 && (
        <details>
          <summary>{t('写了什么', 'What was written')}</summary>
          <Shown of={item.filled.shown} />
        </details>
      )}
      {state.is === 'conflict' && <Conflict item={item} />}
      {state.is !== 'sent' &&
        state.is !== 'aside' &&
        opening &&
        opening.next.length > 0 &&
        state.is !== 'conflict' && (
          <details>
            <summary>{t('接着办这一件', 'Go on with this case')}</summary>
            <ul className="f-list">
              {opening.next.map((n) => (
                <li key={n.outcome}>
                  <a className="f-row go" href={hashOf('task', item.id, n.outcome)}>
                    <b>{t(n.title)}</b>
                  </a>
                </li>
              ))}
            </ul>
          </details>
        )}
      {(state.is === 'waiting' || state.is === 'refused') && (
        <div className="actions">
          {item.filled && (state.is === 'refused' || item.tries === 0) && (
            <a className="button plain" href={hashOf('outbox', item.id, 'edit')}>
              {t('修改', 'Edit')}
            </a>
          )}
          {state.is === 'refused' && (
            <button type="button" className="button plain" onClick={() => void sendAgain(item.id)}>
              {t('原样再发', 'Send again as it is')}
            </button>
          )}
          {item.photos
            .filter((p) => !p.arrived && state.is === 'refused')
            .map((p) => (
              <button
                key={p.id}
                type="button"
                className="button plain"
                onClick={() => void leavePhoto(item.id, p.id)}
              >
                {t(`不带照片“${p.name}”发送`, `Send without “${p.name}”`)}
              </button>
            ))}
          {isSure ? (
            <>
              <button type="button" className="button danger" onClick={() => void drop(item.id)}>
                {t('确定删除', 'Yes, delete it')}
              </button>
              <button type="button" className="button plain" onClick={() => setSure(false)}>
                {t('不删', 'Keep it')}
              </button>
            </>
          ) : (
            <button type="button" className="button plain" onClick={() => setSure(true)}>
              {t('删除', 'Delete')}
            </button>
          )}
        </div>
      )}
    </li>
  )
}

const Shown = ({
  of,
}: {
  readonly of: readonly { readonly title: Text; readonly text: string }[]
}): ReactNode => {
  const { t } = useLang()
  return (
    <dl className="f-facts">
      {of.map((f) => (
        <div key={f.title.zh}>
          <dt>{t(f.title)}</dt>
          <dd>{f.text}</dd>
        </div>
      ))}
    </dl>
  )
}

/** [FO6] Mine beside what the case is now; the person chooses. */
function Conflict({ item }: { readonly item: Item }) {
  const { t, lang } = useLang()
  const { online } = useField()
  const [now, setNow] = useState<CaseView | null>(null)
  const [wrong, setWrong] = useState<Text | null>(null)
  const look = () => void caseNow(item).then(setNow, (error: unknown) => setWrong(asProblem(error).detail))
  const last = now?.timeline.at(-1)
  const isOpen = now?.ways.some((w) => w.outcome === item.command.outcome && w.open) === true
  return (
    <div className="f-conflict">
      {!now && (
        <button type="button" className="button" disabled={!online} onClick={look}>
          {online ? t('对照着看', 'See both') : t('有网络时才能对照', 'To compare, you need a network')}
        </button>
      )}
      {wrong && (
        <p className="fault" role="alert">
          {t(wrong)}
        </p>
      )}
      {now && (
        <>
          <div className="f-two">
            <section aria-label={t('我写的', 'Mine')}>
              <h4>{t('我写的', 'Mine')}</h4>
              <p>{t(item.title)}</p>
              <Shown of={item.filled?.shown ?? []} />
            </section>
            <section aria-label={t('现在的情况', 'As it is now')}>
              <h4>{t('现在的情况', 'As it is now')}</h4>
              <p>
                {t(now.stepTitle)}
                {now.end !== null && t('（已办结）', ' (closed)')}
              </p>
              {last && (
                <>
                  <p>
                    {shortInstant(last.at, lang)} {last.by.name}：{t(last.title)}
                  </p>
                  <Shown of={last.input.map((f) => ({ title: f.title, text: f.text }))} />
                </>
              )}
            </section>
          </div>
          <div className="actions">
            {isOpen && (
              <button type="button" className="button" onClick={() => void meanAnyway(item.id, now.seq)}>
                {t('仍按我写的办', 'Mine all the same')}
              </button>
            )}
            <button type="button" className="button plain" onClick={() => void drop(item.id)}>
              {t('以现在的为准，删除我写的', 'Leave it as it is now, and delete mine')}
            </button>
          </div>
          {!isOpen && (
            <p className="hint">
              {t('办件已到别的环节，我写的不能再办。', 'The case has gone on: mine cannot be done any more.')}
            </p>
          )}
        </>
      )}
    </div>
  )
}
