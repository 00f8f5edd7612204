/**
 * What can be printed of a case: the forms to fill in first, then the documents that are there; each as PDF
 * to print and DOCX to write in.
 */
import { PrinterOutlined } from '@ant-design/icons'
import { useEffect, useRef } from 'react'
import type { CaseView } from '../../../server/contract/cases.ts'
import { at } from '../../shared/base.ts'
import { useLang } from '../../shared/lang.tsx'

export function Prints({ view }: { readonly view: CaseView }) {
  const { t } = useLang()
  const menu = useRef<HTMLDetailsElement>(null)
  /** Closed by a click anywhere else, as menus are; the clean-up takes the listener away. */
  useEffect(() => {
    const elsewhere = (e: MouseEvent) => {
      if (menu.current?.open && !menu.current.contains(e.target as Node)) menu.current.open = false
    }
    document.addEventListener('click', elsewhere)
    return () => document.removeEventListener('click', elsewhere)
  }, [])
  if (view.papers.length === 0) return null
  return (
    <details
      className="prints"
      ref={menu}
      onKeyDown={(e) => {
        if (e.key === 'Escape' && menu.current?.open) {
          menu.current.open = false
          menu.current.querySelector('summary')?.focus()
        }
      }}
    >
      <summary className="link-button">
        <PrinterOutlined aria-hidden="true" />{' '}
        {t(`打印（${view.papers.length}）`, `Print (${view.papers.length})`)}
      </summary>
      <div className="prints-list">
        <Group
          title={t('待填写、签字', 'To fill in and sign')}
          papers={view.papers.filter((p) => p.toFill)}
          id={view.id}
        />
        <Group
          title={t('已形成', 'Made already')}
          papers={view.papers.filter((p) => !p.toFill)}
          id={view.id}
        />
      </div>
    </details>
  )
}

function Group({
  title,
  papers,
  id,
}: {
  readonly title: string
  readonly papers: CaseView['papers']
  readonly id: string
}) {
  const { lang, t } = useLang()
  if (papers.length === 0) return null
  const link = (kind: string, format: string): string =>
    at(`/api/cases/${id}/papers/${kind}.${format}${lang === 'en' ? '?lang=en' : ''}`)
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {papers.map((p) => (
          <li key={p.kind}>
            <a href={link(p.kind, 'pdf')}>
              {t(p.title)}
              <span className="unseen"> PDF</span>
            </a>
            <a className="format" href={link(p.kind, 'docx')} aria-label={`${t(p.title)} DOCX`}>
              DOCX
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
