/** Small pieces that every page of the desk uses. */
import { useEffect, useRef, type ReactNode } from 'react'
import { Alert, Button } from 'antd'
import { DownloadOutlined, SafetyOutlined } from '@ant-design/icons'
import type { ClauseView, Problem } from '../../server/contract/common.ts'
import { at } from '../shared/base.ts'
import { useLang } from '../shared/lang.tsx'
import { useTitle } from '../shared/router.tsx'
import { useSession } from './session.tsx'

export function LanguageSwitch() {
  const { lang, setLang } = useLang()
  return (
    <button
      type="button"
      className="bare"
      lang={lang === 'zh' ? 'en' : 'zh-CN'}
      onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
    >
      {lang === 'zh' ? 'English' : '中文'}
    </button>
  )
}

let opened = false
/** The page's heading: names the window, and takes the focus when one page follows another. */
export function PageTitle({
  title,
  children,
  className,
}: {
  readonly title: string
  readonly children?: ReactNode
  readonly className?: string
}) {
  const { t } = useLang()
  const here = useRef<HTMLHeadingElement>(null)
  useTitle(`${title} · ${t('一门工作台', 'Yimen desk')}`)
  useEffect(() => {
    if (opened) here.current?.focus({ preventScroll: true })
    opened = true
  }, [])
  return (
    <h1 ref={here} tabIndex={-1} className={className}>
      {children ?? title}
    </h1>
  )
}

type Shown = Pick<Problem, 'status' | 'detail'> & Partial<Problem>

/** What went wrong, in words, with the clauses it stands on. */
export function ProblemBox({
  problem,
  children,
}: {
  readonly problem: Shown
  readonly children?: ReactNode
}) {
  const { t } = useLang()
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t(problem.detail)}
      description={
        problem.clauses?.length || children ? (
          <>
            {problem.clauses && <Clauses clauses={problem.clauses} />}
            {children}
          </>
        ) : undefined
      }
    />
  )
}

/** Waiting, or what went wrong and what to do. */
export function Waiting({ problem, retry }: { readonly problem: Shown | null; readonly retry: () => void }) {
  const { t } = useLang()
  const { refresh } = useSession()
  if (!problem)
    return (
      <p className="waiting" role="status">
        {t('正在读取…', 'Loading…')}
      </p>
    )
  return (
    <ProblemBox problem={problem}>
      <p>
        {problem.status === 401 ? (
          <Button onClick={() => void refresh()}>{t('重新登录', 'Sign in again')}</Button>
        ) : (
          <Button onClick={retry}>{t('重试', 'Try again')}</Button>
        )}
      </p>
    </ProblemBox>
  )
}

/** An article: its name, opening into its text. */
export function Clause({ clause }: { readonly clause: ClauseView }) {
  if (clause.text === '')
    return (
      <span className="clause" lang="zh-CN">
        {clause.title}
      </span>
    )
  return (
    <details className="clause">
      <summary lang="zh-CN">{clause.title}</summary>
      <p lang="zh-CN">{clause.text}</p>
    </details>
  )
}

export function Clauses({ clauses }: { readonly clauses: readonly ClauseView[] }) {
  if (clauses.length === 0) return null
  return (
    <ul className="clauses">
      {clauses.map((c) => (
        <li key={c.id}>
          <Clause clause={c} />
        </li>
      ))}
    </ul>
  )
}

export type Tone = 'bad' | 'warn' | 'good' | 'calm' | 'plain'
export const Badge = ({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) => (
  <span className={`badge ${tone}`}>{children}</span>
)

export function Section({
  id,
  title,
  extra,
  children,
}: {
  readonly id: string
  readonly title: ReactNode
  readonly extra?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="between">
        <h2 id={id}>{title}</h2>
        {extra}
      </div>
      {children}
    </section>
  )
}

/** From, to and total of a list, and the ways through it. */
export function Pager({
  offset,
  size,
  total,
  onMove,
}: {
  readonly offset: number
  readonly size: number
  readonly total: number
  readonly onMove: (offset: number) => void
}) {
  const { t } = useLang()
  const last = Math.min(offset + size, total)
  return (
    <nav className="pager" aria-label={t('翻页', 'Pages')}>
      <span>
        {total === 0
          ? t('共 0 条', '0 in all')
          : t(
              `第 ${offset + 1}–${last} 条，共 ${total.toLocaleString('en-US')} 条`,
              `${offset + 1}–${last} of ${total.toLocaleString('en-US')}`,
            )}
      </span>
      {total > size && (
        <>
          <Button size="small" disabled={offset === 0} onClick={() => onMove(Math.max(0, offset - size))}>
            {t('上一页', 'Previous')}
          </Button>
          <Button size="small" disabled={last >= total} onClick={() => onMove(offset + size)}>
            {t('下一页', 'Next')}
          </Button>
        </>
      )}
    </nav>
  )
}

/** [X4] The same list for a spreadsheet; that it was taken is written down. */
export function ExportLink({
  path,
  query,
  title,
  people = false,
}: {
  readonly path: string
  readonly query: URLSearchParams
  readonly title?: string
  /** A list of people's affairs: it leaves with the second factor alone. */ readonly people?: boolean
}) {
  const { t } = useLang()
  const { me } = useSession()
  if (people && !me.factor.strong)
    return (
      <a
        className="link-button"
        href={at('/desk/account')}
        title={t(
          '导出整份名单要先有第二道验证，请到“账户与安全”',
          'A whole list is exported with a second factor: see “Account and security”',
        )}
      >
        <SafetyOutlined aria-hidden="true" /> {t('验证后导出', 'Verify to export')}
      </a>
    )
  return (
    <a
      className="link-button"
      href={at(query.size > 0 ? `${path}?${query}` : path)}
      download
      title={t('导出会留下记录：谁、什么时间、哪些内容', 'Exports are recorded: who, when and what')}
    >
      <DownloadOutlined aria-hidden="true" /> {title ?? t('导出 Excel', 'Export to Excel')}
    </a>
  )
}
