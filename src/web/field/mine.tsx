/** Whose phone this is, what lies on it, and the way out. */
import { useState } from 'react'
import { shortInstant } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { refresh, send, signOut, useField } from './app-state.ts'
import { unsent } from './outbox.ts'
import { daysUnseen } from './store.ts'
import { daysBack } from './take.ts'
import { takeUpdate, useInstalled, useUpdate } from './update.ts'

const mib = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1)

export function Mine() {
  const { t, lang } = useLang()
  const { taken, items, drafts, closed, used, online, busy } = useField()
  const [asks, setAsks] = useState(false)
  const newer = useUpdate()
  const installed = useInstalled()
  const waiting = unsent(items).length + drafts.length
  if (!taken) return null
  return (
    <>
      <h1>{t('我的', 'Mine')}</h1>
      <p>
        <b>{taken.me.name}</b> · {taken.me.posts.map((p) => t(p.title)).join(t('、', ', '))}
      </p>
      <h2>{t('本机上有什么', 'What lies on this phone')}</h2>
      <dl className="f-facts">
        <div>
          <dt>{t('任务', 'Tasks')}</dt>
          <dd>
            {t(
              `${taken.tasks.length}件，${shortInstant(taken.at, lang)}取来`,
              `${taken.tasks.length}, as of ${shortInstant(taken.at, lang)}`,
            )}
          </dd>
        </div>
        <div>
          <dt>{t('没有发出', 'Not sent')}</dt>
          <dd>
            {t(
              `${unsent(items).length}项，另有${drafts.length}张没写完的表单`,
              `${unsent(items).length}, and ${drafts.length} forms half written`,
            )}
          </dd>
        </div>
        {closed > 0 && (
          <div>
            <dt>{t('别人的', 'Of others')}</dt>
            <dd>
              {t(
                `${closed}项，已封存，只有写的人登录后才能打开`,
                `${closed}, sealed: they open only for who wrote them`,
              )}
            </dd>
          </div>
        )}
        {used && (
          <div>
            <dt>{t('占用空间', 'Room taken')}</dt>
            <dd>
              {t(
                `${mib(used.bytes)} MB，浏览器最多给${mib(used.of)} MB`,
                `${mib(used.bytes)} MB of ${mib(used.of)} MB`,
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('离线打开', 'Without network')}</dt>
          <dd>
            {installed
              ? t('可以，页面已存在本机', 'It opens: the pages lie on this phone')
              : t('还不行，请保持联网片刻', 'Not yet: stay connected for a moment')}
          </dd>
        </div>
      </dl>
      <p className="hint">
        {t(
          `以上内容都已加密，只保留最近${daysBack}天；退出登录，或者连续${daysUnseen}天连不上服务器，任务和资料自动清除，没有发出的内容封存到您重新登录。`,
          `All of it is sealed, and nothing is older than ${daysBack} days. When you sign out, or after ${daysUnseen} days without the server, it goes; what was not sent stays sealed until you sign in again.`,
        )}
      </p>
      <div className="actions">
        <button
          type="button"
          className="button plain"
          disabled={!online || busy}
          onClick={() => void refresh()}
        >
          {t('重新取任务', 'Fetch again')}
        </button>
        {newer && (
          <button type="button" className="button plain" disabled={drafts.length > 0} onClick={takeUpdate}>
            {drafts.length > 0
              ? t('有新版本，表单写完后再更新', 'A newer version: finish your form first')
              : t('更新到新版本', 'Take the newer version')}
          </button>
        )}
      </div>
      <h2>{t('退出', 'Sign out')}</h2>
      {asks ? (
        <div className="alert" role="alertdialog" aria-labelledby="leave">
          <p id="leave">
            {t(
              `还有${waiting}项没有发出。退出后它们封存在本机，只有您重新登录才能打开和发送。`,
              `${waiting} items are not sent. They stay on this phone, sealed, and open only when you sign in again.`,
            )}
          </p>
          <div className="actions">
            {online && (
              <button
                type="button"
                className="button"
                onClick={() => {
                  setAsks(false)
                  void send()
                }}
              >
                {t('先发送', 'Send first')}
              </button>
            )}
            <button type="button" className="button danger" onClick={() => void signOut()}>
              {t('仍然退出', 'Sign out all the same')}
            </button>
            <button type="button" className="button plain" onClick={() => setAsks(false)}>
              {t('不退出', 'Stay')}
            </button>
          </div>
        </div>
      ) : (
        <button
          type="button"
          className="button plain"
          onClick={() => (waiting > 0 ? setAsks(true) : void signOut())}
        >
          {t('退出登录', 'Sign out')}
        </button>
      )}
    </>
  )
}
