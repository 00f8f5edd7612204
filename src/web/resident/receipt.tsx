/** The receipt of a case: a page to print and keep. It is checked on this device before it is shown as right. */
import { useEffect, useState } from 'react'
import { fromBase64 } from '../../tree/index.ts'
import type { ReceiptView } from '../../server/contract/tree.ts'
import { at, serviceAddress } from '../shared/base.ts'
import { instantText } from '../shared/format.ts'
import { useLang } from '../shared/lang.tsx'
import { QrCode } from '../shared/qr-code.tsx'
import { Link, useTitle } from '../shared/router.tsx'
import { useLoad } from '../shared/use-load.ts'
import { fingerprint, hex } from '../proof/signed.ts'
import { isInLog } from '../proof/online.ts'
import { useSession, Waiting } from './session.tsx'

export default function ReceiptPage({ id }: { readonly id: string }) {
  const { t } = useLang()
  const { data: r, problem, reload } = useLoad<ReceiptView>(`/api/cases/${encodeURIComponent(id)}/receipt`)
  useTitle(t(`办件凭证 ${id}`, `Receipt ${id}`))
  return (
    <div className="wide narrow">
      <p className="crumb">
        <Link href={`/cases/${encodeURIComponent(id)}`}>{t('回到办件', 'Back to the case')}</Link>
      </p>
      {r ? <Receipt r={r} /> : <Waiting problem={problem} retry={reload} />}
    </div>
  )
}

function Receipt({ r }: { readonly r: ReceiptView }) {
  const { t, lang } = useLang()
  const { me } = useSession()
  const [holds, setHolds] = useState<boolean | null>(null)
  useEffect(() => void isInLog(r, r.head, r.realm).then(setHolds), [r])
  const address = serviceAddress(`/proof#${r.realm}.${r.entry}`)
  const root = hex(fromBase64(r.head.root) ?? new Uint8Array(0)).slice(0, 16)
  const words = t(
    `截至${instantText(r.head.at, lang)}，本办件的第${r.seq}条办理记录已编入办件日志，是其中的第${r.index + 1}条。日志当时共有${r.size}条，总摘要的前16位是${root}，并由本机关签名。此后无论谁改动、删除或者调换这条记录，总摘要都会对不上，凭这张纸就能查出来。`,
    `By ${instantText(r.head.at, lang)}, record ${r.seq} of this case was entry ${r.index + 1} of the log of cases. The log then had ${r.size} entries and a root that begins with ${root}, signed by the office. Whoever changes, removes or moves this record afterwards changes the root, and this paper shows it.`,
  )
  return (
    <>
      <article className="receipt">
        {me?.realm.name && <p className="office">{t(me.realm.name)}</p>}
        <h1>{t('办件凭证', 'Receipt')}</h1>
        {me?.realm.rehearsal && (
          <p className="office in-print">
            {t('演练环境：人物和数据均为虚构', 'Rehearsal: all people and data are fictional')}
          </p>
        )}
        <div className="body">
          <dl className="pairs">
            <div>
              <dt>{t('办件编号', 'Case')}</dt>
              <dd>
                <b className="nowrap">{r.case}</b>
              </dd>
            </div>
            <div>
              <dt>{t('事项', 'Service')}</dt>
              <dd>{t(r.title)}</dd>
            </div>
            <div>
              <dt>{t('办理记录', 'Record')}</dt>
              <dd>
                {t(`第${r.seq}条，${instantText(r.at, lang)}`, `No. ${r.seq}, ${instantText(r.at, lang)}`)}
              </dd>
            </div>
            <div>
              <dt>{t('办到环节', 'Step')}</dt>
              <dd>{t(r.stepTitle)}</dd>
            </div>
            <div>
              <dt>{t('日志条数', 'Entries')}</dt>
              <dd>{r.size}</dd>
            </div>
            <div>
              <dt>{t('总摘要', 'Root')}</dt>
              <dd className="mono">{root}</dd>
            </div>
            <div>
              <dt>{t('公钥指纹', 'Key')}</dt>
              <dd className="mono">{fingerprint(r.head.publicKey).slice(0, 19)}</dd>
            </div>
          </dl>
          <figure className="code">
            <QrCode text={address} label={t('核验地址的二维码', 'QR code of the address that checks it')} />
            <figcaption>{t('扫码核验', 'Scan to check')}</figcaption>
          </figure>
        </div>
        <div className="plain-words">
          <p>{words}</p>
          <p className="hint">
            {t(
              '它证明记录没有被改过，不证明所记内容当初就属实。',
              'It proves that the record was not changed, not that it was true when written.',
            )}
          </p>
          <p role="status">
            {holds === null
              ? t('正在这台设备上核验…', 'Checking on this device…')
              : holds
                ? t(
                    '✓ 已在这台设备上核验：记录在册，签名有效。',
                    '✓ Checked on this device: the record is in the log and the signature is right.',
                  )
                : t('✗ 核验不通过，请到窗口查询。', '✗ It does not hold: please ask at the counter.')}
          </p>
        </div>
      </article>
      <div className="actions">
        <a className="button" href={at(`/api/cases/${encodeURIComponent(r.case)}/proof.html`)} download>
          {t('下载离线凭证文件', 'Download the offline proof')}
        </a>
        <button type="button" className="button plain" onClick={() => print()}>
          {t('打印', 'Print')}
        </button>
      </div>
      <p className="hint on-screen">
        {t(
          '离线凭证是一个网页文件，含全部办理经过，不联网也能自己核验，请妥善保管。',
          'The offline proof is one web page with everything that happened. It checks itself without a network: keep it safe.',
        )}
      </p>
    </>
  )
}
