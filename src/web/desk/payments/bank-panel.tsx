/** A batch and its bank: the file goes out after the release, the answer comes back line by line, failed lines are named. */
import { useRef, useState } from 'react'
import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { CaseView } from '../../../server/contract/cases.ts'
import { asProblem, postRaw, type ProblemError } from '../../shared/api.ts'
import { at } from '../../shared/base.ts'
import { yuan, yuanIn } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { ProblemBox, Section } from '../parts.tsx'
import type { Banking } from '../programme.ts'
import { useSession } from '../session.tsx'
import { answerFor } from './return-file.ts'
import { linesOf } from './waiting.ts'

type Props = { readonly view: CaseView; readonly programme: Banking; readonly reload: () => void }
type Failed = { readonly member: string; readonly why: string; readonly amount: number }

/** Lines that the bank did not credit, with its reason. */
function failedOf(
  view: CaseView,
  p: Banking,
): { readonly answered: number; readonly failed: readonly Failed[] } {
  const event = view.timeline.findLast((e) => e.outcome === p.bank.answered)
  const { returns } = p.bank
  const back = event?.input.find((f) => f.name === returns)?.value
  /** [LS8] The answer kept what came back and no more: all else was credited. */
  if (event && Array.isArray(back))
    return {
      answered: view.bank?.count ?? 0,
      failed: (back as readonly Readonly<Record<string, unknown>>[]).map((r) => ({
        member: String(r['member']),
        why: String(r['bankReason'] ?? ''),
        amount: Number(r['amount'] ?? 0),
      })),
    }
  const results =
    event?.input
      .map((f) => f.value)
      .find((v): v is readonly Readonly<Record<string, unknown>>[] => Array.isArray(v)) ?? []
  const amounts = new Map(linesOf(view, p).map((l) => [l.member, l.amount]))
  return {
    answered: results.length,
    failed: results
      .filter((r) => r['paid'] === false)
      .map((r) => ({
        member: String(r['member']),
        why: String(r['bankReason'] ?? ''),
        amount: amounts.get(String(r['member'])) ?? 0,
      })),
  }
}

export function BankPanel({ view, programme, reload }: Props) {
  const { t } = useLang()
  const { me } = useSession()
  const { count, sum } = view.bank ?? { count: 0, sum: 0 }
  const released = view.timeline.some((e) => e.outcome === programme.bank.released)
  const mine = me.posts.some((p) => programme.bank.by.includes(p.role))
  const reads = view.ways.some((w) => w.outcome === programme.bank.answered && w.open)
  const { answered, failed } = failedOf(view, programme)
  return (
    <Section id="bank" title={t('银行代发', 'With the bank')}>
      <p>
        <b>{t(`${count} 笔`, `${count} lines`)}</b>，<b>{yuanIn(sum, 'zh')}</b>
        {answered > 0 &&
          t(
            `；银行已答复 ${answered} 笔，入账 ${answered - failed.length} 笔，退回 ${failed.length} 笔`,
            `; the bank answered ${answered}: ${answered - failed.length} credited, ${failed.length} returned`,
          )}
      </p>
      {!released && (
        <p className="muted">
          {t('复核并交银行代发后，才能下载代发文件。', 'The file can be fetched once the batch is released.')}
        </p>
      )}
      {released && mine && (
        <p>
          <a className="link-button" href={at(`/api/payments/${view.id}/file.csv`)}>
            <DownloadOutlined aria-hidden="true" />{' '}
            {t('下载代发文件（CSV）', 'Download the bank’s file (CSV)')}
          </a>
        </p>
      )}
      {view.refused.length > 0 && (
        <table className="grid small" data-testid="refused">
          <caption>
            {t(
              `有 ${view.refused.length} 笔没有列入，不在代发文件里`,
              `${view.refused.length} lines were not taken and are not in the file`,
            )}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('办件', 'Case')}</th>
              <th scope="col">{t('原因', 'Reason')}</th>
            </tr>
          </thead>
          <tbody>
            {view.refused.map((r) => (
              <tr key={r.case}>
                <th scope="row">
                  <Link href={`/desk/cases/${r.case}`}>{r.case}</Link>
                </th>
                <td>{t(r.message)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {reads && <ReturnFile id={view.id} reload={reload} />}
      {failed.length > 0 && (
        <table className="grid small" data-testid="failed">
          <caption>
            {t(
              '银行退回的明细：更正账户后自动进入下一批',
              'Returned lines: once the account is corrected they wait for the next batch',
            )}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('办件', 'Case')}</th>
              <th scope="col">{t('退回原因', 'Reason')}</th>
              <th scope="col" className="number">
                {t('金额（元）', 'Yuan')}
              </th>
            </tr>
          </thead>
          <tbody>
            {failed.map((f) => (
              <tr key={f.member}>
                <th scope="row">
                  <Link href={`/desk/cases/${f.member}`}>{f.member}</Link>
                </th>
                <td>{f.why}</td>
                <td className="number">{yuan(f.amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function ReturnFile({ id, reload }: { readonly id: string; readonly reload: () => void }) {
  const { t } = useLang()
  const { me } = useSession()
  const picker = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [busy, setBusy] = useState(false)
  const [file, setFile] = useState<string | File | null>(null)
  /** As bytes: which encoding the bank wrote is the server's to read. */
  const readBack = async (text: string | File, sure?: string) => {
    setBusy(true)
    setProblem(null)
    setFile(text)
    await postRaw(`/api/payments/${id}/return${sure === undefined ? '' : `?sure=${sure}`}`, text).then(
      reload,
      (e: unknown) => setProblem(asProblem(e)),
    )
    setBusy(false)
    if (picker.current) picker.current.value = ''
  }
  const pretend = async (bounce: boolean) =>
    readBack(answerFor(await fetch(at(`/api/payments/${id}/file.csv`)).then((r) => r.text()), bounce))
  return (
    <div className="field">
      <label htmlFor="return-file">{t('上传银行回盘文件', 'Upload the bank’s answer')}</label>
      <small className="hint">
        {t(
          '首行 R,批次号,银行流水号,笔数,入账金额；每笔一行 D,序号,明细号,金额,S或F,原因，可加户名',
          'First line R,batch,reference,count,sum; then D,n,reference,yuan,S or F,reason, and the holder if told',
        )}
      </small>
      <input
        ref={picker}
        id="return-file"
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        disabled={busy}
        onChange={(e) => {
          const chosen = e.target.files?.[0]
          if (chosen) void readBack(chosen)
        }}
      />
      {me.realm.rehearsal && (
        <p className="row">
          <span className="muted">{t('演练没有真银行，可以：', 'A rehearsal has no bank. You may:')}</span>
          <Button size="small" disabled={busy} onClick={() => void pretend(false)}>
            {t('模拟回盘：全部入账', 'Pretend: all credited')}
          </Button>
          <Button size="small" disabled={busy} onClick={() => void pretend(true)}>
            {t('模拟回盘：末笔退回', 'Pretend: the last one returned')}
          </Button>
        </p>
      )}
      {problem && <ProblemBox problem={problem} />}
      {problem?.code === 'look_again' && problem.field !== undefined && file !== null && (
        <Button danger disabled={busy} onClick={() => void readBack(file, problem.field)}>
          {t('已与银行核对户名，按这份文件读入', 'Checked with the bank: read this very file')}
        </Button>
      )}
    </div>
  )
}
