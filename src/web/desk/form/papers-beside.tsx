/**
 * [FM11] The papers of a case beside the form: pictures turned and enlarged, a PDF in the browser's own viewer. Fetched when
 * looked at, which is written down.
 */
import { useEffect, useRef, useState } from 'react'
import { Alert, Button } from 'antd'
import { at } from '../../shared/base.ts'
import { useLang } from '../../shared/lang.tsx'
import type { PaperOf } from './papers.ts'

type Opened = { readonly url: string; readonly kind: 'picture' | 'pdf' | 'other' }
const scales = [0.5, 0.75, 1, 1.5, 2, 3, 4]

/** Papers come without a type: their first bytes say what they are, as they did when they were taken in. */
async function openPaper(caseId: string, id: string): Promise<Opened> {
  const response = await fetch(at(`/api/uploads/${id}?case=${caseId}`), { headers: { 'x-yimen': '1' } })
  if (!response.ok) throw new Error(String(response.status))
  const bytes = await response.arrayBuffer()
  const head = String.fromCharCode(...new Uint8Array(bytes.slice(0, 4)))
  const type = head.startsWith('%PDF')
    ? 'application/pdf'
    : head.startsWith('\u0089PNG')
      ? 'image/png'
      : head.startsWith('\u00ff\u00d8')
        ? 'image/jpeg'
        : 'application/octet-stream'
  return {
    url: URL.createObjectURL(new Blob([bytes], { type })),
    kind: type === 'application/pdf' ? 'pdf' : type.startsWith('image/') ? 'picture' : 'other',
  }
}

export default function PapersBeside({
  caseId,
  papers,
}: {
  readonly caseId: string
  readonly papers: readonly PaperOf[]
}) {
  const { t } = useLang()
  const [chosen, setChosen] = useState(papers[0]!)
  const [opened, setOpened] = useState<Opened | 'waiting' | 'failed'>('waiting')
  const [turn, setTurn] = useState(0)
  const [scale, setScale] = useState(1)
  /** Width to height, once the picture is there. */
  const [ratio, setRatio] = useState<number | null>(null)
  /** What was fetched is fetched once, and let go with the form. */
  const fetched = useRef(new Map<string, Opened>())
  useEffect(() => {
    let stays = true
    setTurn(0)
    setScale(1)
    const earlier = fetched.current.get(chosen.id)
    if (earlier) {
      setOpened(earlier)
      return
    }
    setOpened('waiting')
    openPaper(caseId, chosen.id).then(
      (paper) => {
        fetched.current.set(chosen.id, paper)
        if (stays) setOpened(paper)
      },
      () => stays && setOpened('failed'),
    )
    return () => {
      stays = false
    }
  }, [caseId, chosen])
  useEffect(() => {
    const all = fetched.current
    return () => {
      for (const { url } of all.values()) URL.revokeObjectURL(url)
    }
  }, [])
  const step = (by: number) =>
    setScale((was) => scales[Math.min(scales.length - 1, Math.max(0, scales.indexOf(was) + by))]!)
  const isSideways = turn % 180 !== 0
  return (
    <section className="papers-beside" aria-label={t('材料', 'Papers')} data-testid="papers-beside">
      <div className="row" role="tablist">
        {papers.map((paper) => (
          <Button
            key={paper.id}
            size="small"
            role="tab"
            aria-selected={paper.id === chosen.id}
            type={paper.id === chosen.id ? 'primary' : 'default'}
            onClick={() => setChosen(paper)}
          >
            {t(`${paper.title.zh}${paper.n}`, `${paper.title.en} ${paper.n}`)}
          </Button>
        ))}
      </div>
      {opened === 'failed' && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t('这份材料读不出来', 'This paper cannot be read')}
        />
      )}
      {opened === 'waiting' && (
        <p className="waiting" role="status">
          {t('正在读取…', 'Loading…')}
        </p>
      )}
      {typeof opened === 'object' && (
        <>
          <div className="row">
            {opened.kind === 'picture' && (
              <>
                <Button size="small" onClick={() => setTurn((was) => (was + 270) % 360)}>
                  {t('左转', 'Turn left')}
                </Button>
                <Button size="small" onClick={() => setTurn((was) => (was + 90) % 360)}>
                  {t('右转', 'Turn right')}
                </Button>
                <Button size="small" disabled={scale === scales[0]} onClick={() => step(-1)}>
                  {t('缩小', 'Smaller')}
                </Button>
                <Button size="small" disabled={scale === scales.at(-1)} onClick={() => step(1)}>
                  {t('放大', 'Larger')}
                </Button>
                <span aria-live="polite">{Math.round(scale * 100)}%</span>
              </>
            )}
            <a href={opened.url} target="_blank" rel="noreferrer">
              {t('在新窗口打开', 'Open in a window')}
            </a>
          </div>
          {opened.kind === 'picture' && (
            <div className="paper-view" tabIndex={0} role="region" aria-label={t('图片', 'Picture')}>
              {/* The room that it takes when it is turned, so that all of it can be reached. */}
              <div
                className="paper-turned"
                style={{
                  width: `${scale * 100}%`,
                  ...(ratio === null ? {} : { aspectRatio: String(isSideways ? 1 / ratio : ratio) }),
                }}
              >
                <img
                  src={opened.url}
                  alt={t(`${chosen.title.zh}${chosen.n}`, `${chosen.title.en} ${chosen.n}`)}
                  data-turn={turn}
                  onLoad={(e) => setRatio(e.currentTarget.naturalWidth / e.currentTarget.naturalHeight)}
                  style={{
                    width: isSideways && ratio !== null ? `${ratio * 100}%` : '100%',
                    transform: `translate(-50%, -50%) rotate(${turn}deg)`,
                  }}
                />
              </div>
            </div>
          )}
          {opened.kind === 'pdf' && (
            <iframe
              className="paper-view"
              src={opened.url}
              title={t(`${chosen.title.zh}${chosen.n}`, `${chosen.title.en} ${chosen.n}`)}
            />
          )}
        </>
      )}
    </section>
  )
}
