/** Signing: asked twice, because it freezes the records behind every number. */
import { useState } from 'react'
import { Alert, Button } from 'antd'
import type { BulletinView } from '../../../server/contract/figures.ts'
import { asProblem, post as send, type ProblemError } from '../../shared/api.ts'
import { dayText, instantText } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { ProblemBox } from '../parts.tsx'
import { Sheet } from '../sheet.tsx'

export function Sign({ view, reload }: { readonly view: BulletinView; readonly reload: () => void }) {
  const { t } = useLang()
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [busy, setBusy] = useState(false)
  const sign = async () => {
    setBusy(true)
    setProblem(null)
    await send(`/api/bulletins/${view.id}/sign`, { asOf: view.asOf }).then(
      () => {
        setAsking(false)
        reload()
      },
      (e: unknown) => setProblem(asProblem(e)),
    )
    setBusy(false)
  }
  if (view.signed)
    return (
      <Alert
        type="success"
        showIcon
        className="banner"
        title={
          <span data-testid="signed">
            {t(
              `${view.signed.by} 于 ${instantText(view.signed.at, 'zh')} 签发，${view.number ?? ''}`,
              `Signed by ${view.signed.by}, ${instantText(view.signed.at, 'en')}, ${view.number ?? ''}`,
            )}
          </span>
        }
        description={t(
          '各数所依据的记录已经冻结；此后的变动只会起草更正，不会改动原文。',
          'The records behind each number are frozen. What changes later drafts a correction; the text stays.',
        )}
      />
    )
  return (
    <>
      <Alert
        type="info"
        showIcon
        className="banner"
        title={t(
          `草稿，数字实时取自办件（截至 ${dayText(view.asOf, 'zh')}）`,
          `A draft: numbers are live, as of ${dayText(view.asOf, 'en')}`,
        )}
        action={
          view.maySign ? (
            <Button type="primary" onClick={() => setAsking(true)} data-testid="sign">
              {t('签发', 'Sign')}
            </Button>
          ) : undefined
        }
        description={view.maySign ? undefined : t('签发权在发文单位负责人。', 'The issuer’s head signs it.')}
      />
      {asking && (
        <Sheet title={t('签发通报', 'Sign the bulletin')} close={() => setAsking(false)}>
          <div className="stack">
            <p>
              {t(
                `签发“${view.title.zh}”（截至 ${dayText(view.asOf, 'zh')}）。`,
                `Sign “${view.title.en}”, as of ${dayText(view.asOf, 'en')}.`,
              )}
            </p>
            <p>
              {t(
                `${Object.keys(view.slots).length} 个数和它们所依据的记录将被冻结，并编发文号。签发后不能撤回；以后有变动，系统起草更正。`,
                `${Object.keys(view.slots).length} numbers with their records are frozen and a number is given. It cannot be undone; later changes draft corrections.`,
              )}
            </p>
            {problem && <ProblemBox problem={problem} />}
            <div className="sheet-foot">
              <Button
                type="primary"
                size="large"
                loading={busy}
                onClick={() => void sign()}
                data-testid="sign-confirm"
              >
                {t('确认签发', 'Sign and freeze')}
              </Button>
              <Button size="large" onClick={() => setAsking(false)}>
                {t('取消', 'Cancel')}
              </Button>
            </div>
          </div>
        </Sheet>
      )}
    </>
  )
}
