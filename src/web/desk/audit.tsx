/** Audit: everything that is derived is derived again from the log, and compared; and who looked, and who took what. */
import { useState } from 'react'
import { Alert, Button } from 'antd'
import type { z } from 'zod'
import type { VerifySchema } from '../../server/contract/figures.ts'
import { asProblem, post as send, type ProblemError } from '../shared/api.ts'
import { instantText, yuanIn } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { AccessList } from './accesses.tsx'
import { RecountsList } from './recounts.tsx'
import { RefusedOrdersList } from './refused-orders.tsx'
import { PageTitle, ProblemBox } from './parts.tsx'
import { useSession } from './session.tsx'

type Report = z.infer<typeof VerifySchema>

export function AuditPage() {
  const { t } = useLang()
  const { me } = useSession()
  const [report, setReport] = useState<Report | null>(null)
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [busy, setBusy] = useState(false)
  const verify = async () => {
    setBusy(true)
    setProblem(null)
    await send<Report>('/api/verify', {}).then(setReport, (e: unknown) => setProblem(asProblem(e)))
    setBusy(false)
  }
  return (
    <>
      <PageTitle title={t('核验', 'Audit')} />
      {/* Who administers and does not audit looks after what was refused, and reads no more. */}
      {me.permissions.includes('audit') && (
        <>
          <section className="panel stack">
            <p>
              {t(
                '从事件日志重新推演每个办件、重新计数每个指标、重新合计每本账、检查每条哈希链、日志树和每个签名，' +
                  '再与现有数据逐一比对。只读，不改动任何数据。',
                'Refolds every case from the log, recounts every figure, sums every book, checks every chain, the tree ' +
                  'of the log and every signature, and compares. Nothing is changed.',
              )}
            </p>
            <div>
              <Button type="primary" size="large" loading={busy} onClick={() => void verify()}>
                {busy ? t('正在核验…', 'Verifying…') : t('开始核验', 'Verify')}
              </Button>
            </div>
            {problem && <ProblemBox problem={problem} />}
          </section>
          <div role="status">{report && <Result report={report} />}</div>
          <RecountsList />
        </>
      )}
      <RefusedOrdersList />
      {me.permissions.includes('audit') && <AccessList />}
    </>
  )
}

function Result({ report: r }: { readonly report: Report }) {
  const { lang, t } = useLang()
  const counts: readonly (readonly [string, number])[] = [
    [t('办件', 'Cases'), r.cases],
    [t('事件', 'Events'), r.events],
    [t('指标', 'Figures'), r.figures],
    [t('记账', 'Transfers'), r.transfers],
  ]
  return (
    <section className="panel stack" data-testid="report">
      <Alert
        type={r.ok ? 'success' : 'error'}
        showIcon
        title={
          r.ok
            ? t('全部一致', 'Everything agrees')
            : t(`有 ${r.mismatches.length} 处不一致`, `${r.mismatches.length} mismatches`)
        }
        description={t(`用时 ${r.seconds.toFixed(1)} 秒`, `${r.seconds.toFixed(1)} seconds`)}
      />
      {r.coveredSince && (
        <p>
          {t(
            `岗位、权限、登录、附件和已签发的通报自 ${instantText(r.coveredSince, 'zh')} 起受日志覆盖，此前的改动无从核对。`,
            'Posts, permissions, sign-in, papers and signed bulletins are covered by the log ' +
              `since ${instantText(r.coveredSince, 'en')}; what was changed before cannot be told.`,
          )}
        </p>
      )}
      <dl className="line-facts">
        {counts.map(([name, n]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <b className="big">{n.toLocaleString('en-US')}</b>
            </dd>
          </div>
        ))}
      </dl>
      <div className="scroll">
        <table className="grid small">
          <caption>{t('账户余额（借方减贷方）', 'Balances, debit less credit')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('账户', 'Account')}</th>
              <th scope="col" className="number">
                {t('余额', 'Balance')}
              </th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(r.books).map(([name, fen]) => (
              <tr key={name}>
                <th scope="row">{r.accounts[name] ? t(r.accounts[name]) : name}</th>
                <td className="number">{yuanIn(fen, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {r.mismatches.length > 0 && (
        <table className="grid small">
          <thead>
            <tr>
              <th scope="col">{t('种类', 'Kind')}</th>
              <th scope="col">{t('对象', 'What')}</th>
              <th scope="col">{t('差异', 'Detail')}</th>
            </tr>
          </thead>
          <tbody>
            {r.mismatches.map((m, i) => (
              <tr key={i}>
                <td>{m.kind}</td>
                <td>{m.what}</td>
                <td>{m.detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
