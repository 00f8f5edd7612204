/** What one handed in before, offered at the field of a paper: by which form it is asked, and what was consented to [K26]. */
import { createContext, useContext, useState, type ReactNode } from 'react'
import type { HeldPapers } from '../../server/contract/held-papers.ts'
import { useLang } from './lang.tsx'
import { useLoad } from './use-load.ts'

/** The programme whose form is filled in, and its case where there is one. */
export type FormOf = { readonly programme: string; readonly case?: string }
const Form = createContext<FormOf | null>(null)

export const HeldPapersFor = ({ of, children }: { readonly of: FormOf; readonly children: ReactNode }) => (
  <Form.Provider value={of}>{children}</Form.Provider>
)

/** What may be used again as this paper; null where nothing may, or nothing is known yet. */
export function useHeldPapers(paper: string): HeldPapers | null {
  const { data } = useLoad<HeldPapers>(useHeldPath(paper, null))
  return data?.reuse ? data : null
}

/** [K34] What may be used by a consent on paper, once one is named, or that there is no such consent. */
export function useConsented(paper: string, under: string) {
  const { data, problem } = useLoad<HeldPapers>(useHeldPath(paper, under))
  return { papers: data?.papers ?? null, problem }
}

function useHeldPath(paper: string, under: string | null): string | null {
  const of = useContext(Form)
  if (!of || under === '') return null
  const query = new URLSearchParams({
    programme: of.programme,
    paper,
    ...(of.case === undefined ? {} : { case: of.case }),
    ...(under === null ? {} : { under }),
  })
  return `/api/papers/held?${query}`
}

export type HeldPaper = HeldPapers['papers'][number]

/** Each paper with its day and its case; the words of consent come before one is taken, and are the taking. */
export function UseAgain({
  held,
  taken,
  onTake,
}: {
  readonly held: HeldPapers
  /** Those that the form has already. */ readonly taken: readonly string[]
  readonly onTake: (paper: HeldPaper) => void
}) {
  const { t, lang } = useLang()
  const [chosen, setChosen] = useState<string | null>(null)
  const papers = held.papers.filter((p) => !taken.includes(p.id))
  if (papers.length === 0) return null
  const day = (text: string): string =>
    lang === 'zh' ? text.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日') : text
  return (
    <div
      className="held"
      data-testid="held-papers"
      role="group"
      aria-label={t('以前交过的材料', 'Handed in before')}
    >
      <p className="held-title">{t('用以前交过的材料', 'Use again what you handed in before')}</p>
      <ul>
        {papers.map((p) => (
          <li key={p.id}>
            <span>
              {p.name}
              <small>
                {t(
                  `${day(p.sentOn)}交，办件${p.from.case}（${p.from.programme.zh}）；可用到${day(p.until)}`,
                  `Sent ${p.sentOn} in case ${p.from.case} (${p.from.programme.en}); good until ${p.until}`,
                )}
              </small>
            </span>
            {chosen === p.id ? null : (
              <button
                type="button"
                className="quiet"
                aria-label={t(`使用 ${p.name}`, `Use ${p.name}`)}
                onClick={() => setChosen(p.id)}
              >
                {t('使用', 'Use')}
              </button>
            )}
            {chosen === p.id && (
              <div className="consent" data-testid="consent">
                <p>{t(held.reuse!.consent)}</p>
                <p className="hint">
                  {t('依据：', 'By ')}
                  {held.reuse!.clause.title}
                </p>
                <span className="pair">
                  <button
                    type="button"
                    className="button"
                    onClick={() => {
                      setChosen(null)
                      onTake(p)
                    }}
                  >
                    {t('同意并使用', 'Consent and use')}
                  </button>
                  <button type="button" className="button plain" onClick={() => setChosen(null)}>
                    {t('不用', 'No')}
                  </button>
                </span>
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
