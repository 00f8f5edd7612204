/** A bulletin as it is read: sentences whose numbers open into their records; signing freezes them. */
import { useState } from 'react'
import type { BulletinView } from '../../../server/contract/figures.ts'
import { at } from '../../shared/base.ts'
import { useLang } from '../../shared/lang.tsx'
import { go, useAddress } from '../../shared/router.tsx'
import { useLoad } from '../reads.tsx'
import { PageTitle, Waiting } from '../parts.tsx'
import { useSession } from '../session.tsx'
import { Corrections } from './corrections.tsx'
import { BulletinPaper } from './paper.tsx'
import { Sign } from './sign.tsx'
import { SlotSheet } from './slot.tsx'

export function BulletinPage({ id }: { readonly id: string }) {
  const { lang, t } = useLang()
  const { now } = useSession()
  const query = new URLSearchParams(useAddress().split('?')[1] ?? '')
  const asOf = query.get('asOf') ?? now().slice(0, 10)
  const { data, problem, reload } = useLoad<BulletinView>(
    `/api/bulletins/${encodeURIComponent(id)}?asOf=${asOf}`,
  )
  const [slot, setSlot] = useState<string | null>(null)
  return (
    <>
      <div className="between">
        <PageTitle title={data ? t(data.title) : t('通报', 'Bulletin')}>{t('通报', 'Bulletin')}</PageTitle>
        <div className="row">
          <label className="row">
            <span>{t('统计日', 'As of')}</span>
            <input
              className="input"
              type="date"
              value={asOf}
              max={now().slice(0, 10)}
              onChange={(e) =>
                e.target.value !== '' && go(`/desk/bulletins/${id}?asOf=${e.target.value}`, true)
              }
            />
          </label>
          {(['docx', 'pdf', 'html', 'xlsx'] as const).map((format) => (
            <a
              key={format}
              className="link-button"
              href={at(`/api/bulletins/${id}?asOf=${asOf}&format=${format}&lang=${lang}`)}
            >
              {t('下载', 'Get')} {format.toUpperCase()}
            </a>
          ))}
        </div>
      </div>
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : (
        <>
          {data.findings.length > 0 && <Findings view={data} />}
          <Sign view={data} reload={reload} />
          {data.signed && <Corrections view={data} />}
          <BulletinPaper view={data} openSlot={setSlot} />
          {slot !== null && <SlotSheet view={data} slot={slot} close={() => setSlot(null)} />}
        </>
      )}
    </>
  )
}

/** What the draft says that cannot be true together, before anybody signs it. */
function Findings({ view }: { readonly view: BulletinView }) {
  const { t } = useLang()
  return (
    <section className="panel" aria-label={t('核对', 'Checked')} data-testid="findings">
      <p>
        <b>{t('通报自己的数对不上，签发前请核对：', 'The draft does not agree with itself:')}</b>
      </p>
      <ul>
        {view.findings.map((f, i) => (
          <li key={i} className={f.severity === 'contradiction' ? 'bad-text' : undefined}>
            {t(f.message)}
          </li>
        ))}
      </ul>
    </section>
  )
}
