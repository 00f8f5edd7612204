/** How the books were counted again each night: by ourselves, and by other people's programs where they are installed. */
import { useState } from 'react'
import { Alert, Button } from 'antd'
import type { z } from 'zod'
import type { Recount, RecountsSchema } from '../../server/contract/books.ts'
import { asProblem, post as send, type ProblemError } from '../shared/api.ts'
import { at } from '../shared/base.ts'
import { instantText } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { useLoad } from './reads.tsx'
import { ProblemBox, Section, Waiting } from './parts.tsx'

type Recounts = z.infer<typeof RecountsSchema>
type T = ReturnType<typeof useLang>['t']

/** [BK4] An absent program is told beside the others, and is never a tick. */
const stateText = (t: T, { program, state }: Recount['checkers'][number]): string =>
  `${program}：${
    {
      agrees: t('一致', 'agrees'),
      differs: t('不一致', 'differs'),
      absent: t('没有安装，未核对', 'not installed, says nothing'),
      failed: t('没有得出结果，未核对', 'came to no answer, says nothing'),
    }[state]
  }`

export function RecountsList() {
  const { lang, t } = useLang()
  const { data, problem, reload } = useLoad<Recounts>('/api/books/recounts')
  const [refused, setRefused] = useState<ProblemError['problem'] | null>(null)
  const [busy, setBusy] = useState(false)
  const count = async () => {
    setBusy(true)
    setRefused(null)
    await send<Recount>('/api/books/recount', {}).then(reload, (e: unknown) => setRefused(asProblem(e)))
    setBusy(false)
  }
  const newest = data?.recounts[0]
  return (
    <Section id="recounts" title={t('账簿复核', 'The books counted again')}>
      <p>
        {t(
          '每天凌晨2时后从事件日志和记账重算全部账户；服务器上装有 hledger、beancount 的，再交它们独立复核。',
          'After two every night all accounts are counted again from the log and from the transfers, and by hledger and beancount where they are installed.',
        )}
      </p>
      <p className="row">
        <Button loading={busy} onClick={() => void count()} data-testid="recount">
          {t('现在复核', 'Count now')}
        </Button>
        <a href={at('/api/books?format=hledger')} download>
          {t('下载账簿（hledger）', 'The books for hledger')}
        </a>
        <a href={at('/api/books?format=beancount')} download>
          {t('下载账簿（beancount）', 'The books for beancount')}
        </a>
      </p>
      {refused && <ProblemBox problem={refused} />}
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : !newest ? (
        <p className="muted" role="status">
          {t('还没有复核过。', 'Not counted yet.')}
        </p>
      ) : (
        <>
          <Alert
            type={newest.ok ? 'info' : 'error'}
            showIcon
            title={
              newest.ok
                ? t('自己重算一致', 'Our own recount agrees')
                : t(
                    `账簿有${newest.differences.length}处不一致`,
                    `The books differ in ${newest.differences.length} places`,
                  )
            }
            description={newest.checkers.map((x) => stateText(t, x)).join(t('；', '; '))}
          />
          {newest.differences.length > 0 && (
            <table className="grid small" data-testid="differences">
              <thead>
                <tr>
                  <th scope="col">{t('账户', 'Account')}</th>
                  <th scope="col">{t('账上', 'Stored')}</th>
                  <th scope="col">{t('重算', 'Counted')}</th>
                  <th scope="col">{t('谁算的', 'By')}</th>
                </tr>
              </thead>
              <tbody>
                {newest.differences.map((d, i) => (
                  <tr key={i}>
                    <th scope="row">{t(d.title)}</th>
                    <td className="number">{d.ours}</td>
                    <td className="number">{d.theirs}</td>
                    <td>{byText(t, d.by)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <details className="more">
            <summary>
              {t(`以往的复核（${data.recounts.length}）`, `Before (${data.recounts.length})`)}
            </summary>
            <ul className="plain-list">
              {data.recounts.map((r) => (
                <li key={r.at}>
                  {instantText(r.at, lang)} · {r.ok ? t('一致', 'agrees') : t('不一致', 'differs')} ·{' '}
                  {r.checkers.map((x) => stateText(t, x)).join(t('；', '; '))}
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </Section>
  )
}

const byText = (t: T, by: Recount['differences'][number]['by']): string =>
  by === 'log'
    ? t('事件日志', 'the log')
    : by === 'transfers'
      ? t('记账', 'the transfers')
      : by === 'sum'
        ? t('借贷合计', 'debits less credits')
        : by
