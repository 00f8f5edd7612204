/** [K34] Papers of somebody who consented on paper: whoever entered the consent names it, and uses what it speaks of. */
import { useState } from 'react'
import { Button, Input } from 'antd'
import { useConsented, type HeldPaper } from '../../shared/held-papers.tsx'
import { dayText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'

export function ByConsent({
  paper,
  taken,
  full,
  onTake,
}: {
  readonly paper: string
  /** Those that the form has already. */ readonly taken: readonly string[]
  readonly full: boolean
  readonly onTake: (paper: HeldPaper, under: string) => void
}) {
  const { t, lang } = useLang()
  const [typed, setTyped] = useState('')
  const [under, setUnder] = useState('')
  const { papers: consented, problem } = useConsented(paper, under)
  const papers = consented?.filter((p) => !taken.includes(p.id)) ?? []
  return (
    <div className="by-consent" data-testid="by-consent">
      <Input.Search
        value={typed}
        maxLength={40}
        aria-label={t('同意书的办件号', 'The case of the consent on paper')}
        placeholder={t('同意书的办件号', 'The case of the consent on paper')}
        enterButton={t('查找材料', 'Find the papers')}
        onChange={(e) => setTyped(e.target.value)}
        onSearch={() => setUnder(typed.trim())}
      />
      {problem && (
        <small className="fault" role="alert">
          {t(
            '没有这份同意书，或者不是您录入的，或者已经撤回、到期。',
            'There is no such consent, or you did not enter it, or it stands no more.',
          )}
        </small>
      )}
      {consented && papers.length === 0 && (
        <small className="hint">
          {consented.length > 0
            ? t('同意书所指的材料都已用上。', 'All papers that it speaks of are used here.')
            : t(
                '同意书所指的办件里没有可以再用的材料。',
                'The case that it names holds no such paper to be used.',
              )}
        </small>
      )}
      <ul>
        {papers.map((p) => (
          <li key={p.id}>
            {p.name}{' '}
            <small>
              {t(
                `${dayText(p.sentOn, lang)}交，可用到${dayText(p.until, lang)}`,
                `sent ${dayText(p.sentOn, lang)}, good until ${dayText(p.until, lang)}`,
              )}
            </small>{' '}
            <Button disabled={full} onClick={() => onTake(p, under)}>
              {t('按同意书使用', 'Use by the consent')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
