/** [WN1] The smallest changes under which it would have qualified, beside a refusal: read by residents and officials alike. */
import type { WhyNotView } from '../../server/contract/why-not.ts'
import { useLang } from './lang.tsx'

export function WhyNot({ told: answer }: { readonly told: WhyNotView | null }) {
  const { t } = useLang()
  if (!answer) return null
  return (
    <div className="why-not" data-testid="why-not">
      {answer.changes.length === 0 ? (
        <p>
          {answer.whole
            ? t(
                '没有哪一项稍有不同就能符合条件。',
                'No small change of what you could truthfully change would qualify.',
              )
            : t(
                '没有找到稍有不同就能符合条件的情形；没有全部试完，不等于没有。',
                'No small change that would qualify was met; not all was tried, so there may be one.',
              )}
        </p>
      ) : (
        <>
          <p>{t('差在哪里：', 'What it lacks:')}</p>
          <ul>
            {answer.changes.map((change) => (
              <li key={change.text.zh}>{t(change.text)}</li>
            ))}
          </ul>
        </>
      )}
      <p className="hint muted">
        {t(
          `以上由系统按规定逐项试算得出（试算${answer.runs}次），只说明规则差在哪里。请如实填报；情况真有变化的，可以重新申请。`,
          `Worked out by trying the rules (${answer.runs} runs): it only tells what the rules lack. State what is true; if things really change, you may apply again.`,
        )}
      </p>
    </div>
  )
}
