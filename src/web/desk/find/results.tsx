/** All that was found by a word, or what one pinned and opened last: lists to open from, and to pin. */
import { useState } from 'react'
import { PushpinFilled, PushpinOutlined } from '@ant-design/icons'
import type { HitView } from '../../../server/contract/find.ts'
import { asProblem, post as send, type ProblemError } from '../../shared/api.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { ProblemBox, Waiting } from '../parts.tsx'
import { openHit, useFind, useOwn } from './use-find.ts'
import { countText, kindTitles } from './words.ts'

const shownOfKind = 50

export function AllFound({ word }: { readonly word: string }) {
  const { t } = useLang()
  const { found: answer, problem, busy, again } = useFind(word, shownOfKind)
  if (answer === null) return <Waiting problem={problem} retry={again} />
  return (
    <div aria-live="polite" aria-busy={busy} data-testid="all-found">
      {answer.groups.length === 0 && (
        <h2>{t('没有找到您可以查看的内容', 'Nothing that you may see was found')}</h2>
      )}
      {answer.note && <p className="hint">{t(answer.note)}</p>}
      {answer.groups.map((g) => (
        <section key={g.kind} className="panel stack" aria-labelledby={`found-${g.kind}`}>
          <h2 id={`found-${g.kind}`}>
            {t(kindTitles[g.kind])} <small>{t(countText(g.total, g.more))}</small>
          </h2>
          {(g.more || g.total > g.hits.length) && (
            <p className="hint">
              {t(
                `显示前${g.hits.length}项，请写得更完整一些`,
                `The first ${g.hits.length} are shown: write more of it`,
              )}
            </p>
          )}
          <Hits hits={g.hits} changed={again} />
        </section>
      ))}
    </div>
  )
}

export function Own() {
  const { t } = useLang()
  const { data, problem, reload } = useOwn(true)
  if (data === null) return <Waiting problem={problem} retry={reload} />
  const lists = [
    ['pinned', t('已固定', 'Pinned'), data.pinned],
    ['recent', t('最近打开', 'Opened last'), data.recent],
  ] as const
  return (
    <div className="two">
      {lists.map(([key, title, hits]) => (
        <section key={key} className="panel stack" aria-labelledby={`own-${key}`}>
          <h2 id={`own-${key}`}>{title}</h2>
          {hits.length === 0 ? (
            <p className="hint">
              {key === 'pinned'
                ? t('查找后点图钉，常用的就固定在这里', 'Pin what you often need: it stays here')
                : t(
                    '从查找中打开的会记在这里，只有您自己看得到',
                    'What you open from a search is kept here, for you alone',
                  )}
            </p>
          ) : (
            <Hits hits={hits} changed={reload} />
          )}
        </section>
      ))}
    </div>
  )
}

function Hits({ hits, changed }: { readonly hits: readonly HitView[]; readonly changed: () => void }) {
  const { t } = useLang()
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const pin = (hit: HitView) => {
    setProblem(null)
    send('/api/find/own', { act: hit.pinned ? 'unpin' : 'pin', kind: hit.kind, id: hit.id }).then(
      changed,
      (error: unknown) => setProblem(asProblem(error)),
    )
  }
  return (
    <>
      {problem && <ProblemBox problem={problem} />}
      <ul className="hits">
        {hits.map((hit) => (
          <li key={`${hit.kind} ${hit.id}`}>
            <div>
              <HitLink hit={hit} to={hit.to} title={t(hit.title)} detail={t(hit.detail)} />
              {hit.cases && hit.cases.length > 1 && (
                <ul className="hits">
                  {hit.cases.map((c) => (
                    <li key={c.id}>
                      <HitLink
                        hit={{ kind: 'case', id: c.id }}
                        to={c.to}
                        title={t(c.title)}
                        detail={t(c.detail)}
                      />
                    </li>
                  ))}
                  {hit.more && <li className="hint">{t('还有更早的办件', 'There are older cases')}</li>}
                </ul>
              )}
            </div>
            <button
              type="button"
              className="pin"
              aria-pressed={hit.pinned}
              aria-label={t(`固定 ${hit.title.zh}`, `Pin ${hit.title.en}`)}
              onClick={() => pin(hit)}
            >
              {hit.pinned ? <PushpinFilled aria-hidden="true" /> : <PushpinOutlined aria-hidden="true" />}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function HitLink({
  hit,
  to,
  title,
  detail,
}: {
  readonly hit: Pick<HitView, 'kind' | 'id'>
  readonly to: string
  readonly title: string
  readonly detail: string
}) {
  return (
    <Link
      href={to}
      className="hit-link"
      onClick={(e) => {
        if (e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return
        e.preventDefault()
        openHit(hit, to)
      }}
    >
      <b>{title}</b> <span>{detail}</span>
    </Link>
  )
}
