/** A programme under its articles: what each became, the table of steps beside its drawing, what a version changed. */
import { Fragment } from 'react'
import type { ExplanationBlock, ExplanationView } from '../../../server/contract/explanations.ts'
import { at } from '../../shared/base.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link, useAddress } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { PageTitle, Waiting } from '../parts.tsx'
import { DrawingFigure } from './drawing.tsx'
import './programmes.css'

export function ProgrammePage({ id }: { readonly id: string }) {
  const { lang, t } = useLang()
  const wanted = new URLSearchParams(useAddress().split('?')[1] ?? '').get('version')
  const query = `lang=${lang}${wanted === null ? '' : `&version=${wanted}`}`
  const path = `/api/programmes/${encodeURIComponent(id)}/explanation`
  const { data, problem, reload } = useLoad<ExplanationView>(`${path}?${query}`)
  if (!data) return <Waiting problem={problem} retry={reload} />
  const headings = data.blocks.flatMap((b, i) =>
    b.kind === 'heading' && b.level === 2 ? [{ text: b.text, i }] : [],
  )
  return (
    <article className="explanation">
      <PageTitle title={data.title} />
      <p className="subtitle">{data.subtitle}</p>
      <nav className="row" aria-label={t('本页内容', 'On this page')}>
        {headings.map((h) => (
          <a key={h.i} href={`#part-${h.i}`}>
            {h.text}
          </a>
        ))}
      </nav>
      <p className="row">
        {data.versions.length > 1 &&
          data.versions.map((v) => (
            <Link
              key={v}
              href={`/desk/programmes/${id}?version=${v}`}
              aria-current={v === data.version ? 'page' : undefined}
            >
              {t(`第${v}版`, `Version ${v}`)}
            </Link>
          ))}
        <a href={at(`${path}/file?${query}&format=docx`)}>{t('下载 Word 文件', 'As a Word file')}</a>
        <a href={at(`${path}/file?${query}&format=html`)}>{t('下载网页文件', 'As an HTML file')}</a>
      </p>
      {data.blocks.map((block, i) => (
        <Fragment key={i}>
          <Block block={block} id={`part-${i}`} drawings={data.drawings} />
        </Fragment>
      ))}
    </article>
  )
}

function Block({
  block,
  id,
  drawings,
}: {
  readonly block: ExplanationBlock
  readonly id: string
  readonly drawings: ExplanationView['drawings']
}) {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${block.level}` as 'h2' | 'h3' | 'h4'
      /** Below the second level stand laws and their articles, which have their names in one language. */
      return (
        <Heading id={id} lang={block.level === 2 ? undefined : 'zh-CN'}>
          {block.text}
        </Heading>
      )
    }
    case 'text':
      return <p>{block.text}</p>
    case 'gap':
      return <p className="gap">{block.text}</p>
    case 'quote':
      return (
        <blockquote>
          {block.text.split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
        </blockquote>
      )
    case 'chapter':
      return (
        <section className="chapter">
          <h3>{block.title}</h3>
          <div className="beside">
            <DrawingFigure drawing={drawings[block.drawing]!} />
            <Grid grid={block.grid} label={block.title} />
          </div>
        </section>
      )
    case 'item':
      return (
        <section className="item">
          <p className="item-title">
            <span className="tag">{block.tag}</span> <b>{block.title}</b>
          </p>
          {block.lines.length > 0 && (
            <dl>
              {block.lines.map((line, i) => (
                <div key={i}>
                  <dt>{line.label}</dt>
                  <dd>
                    {line.text}
                    {line.otherwise !== null && <p className="else">{line.otherwise}</p>}
                  </dd>
                </div>
              ))}
            </dl>
          )}
          {block.grid && <Grid grid={block.grid} label={block.title} />}
        </section>
      )
    case 'change':
      return (
        <section className="item">
          <p className="item-title">
            <span className="tag">{block.tag}</span> <b>{block.title}</b> <small>{block.where}</small>
          </p>
          <p className="pieces">
            {block.pieces.map((p, i) =>
              p.kind === 'same' ? (
                <Fragment key={i}>{p.text}</Fragment>
              ) : p.kind === 'gone' ? (
                <del key={i}>{p.text}</del>
              ) : (
                <ins key={i}>{p.text}</ins>
              ),
            )}
          </p>
        </section>
      )
  }
}

function Grid({
  grid: { head, rows },
  label,
}: {
  readonly grid: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  readonly label: string
}) {
  return (
    <div className="grid" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {head.map((h) => (
              <th key={h} scope="col">
                {h}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, k) => (
                <td key={k} data-head={cell === '' ? undefined : head[k]}>
                  {cell.split('\n').map((line, n) => (
                    <span key={n} className="cell-line">
                      {line}
                    </span>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
