/**
 * [XC9] A partner is written down as both offices read it to each other: what is called what, where it is, and its first key; and our own
 * key, to be read out to them. Written down again it has another address, or goes on after a conflict.
 */
import { useState, type FormEvent } from 'react'
import { Button } from 'antd'
import type { ExchangePartner, OwnKey, PartnerInput } from '../../../server/contract/exchange.ts'
import { asProblem, put, type ProblemError } from '../../shared/api.ts'
import { useLang } from '../../shared/lang.tsx'
import { ProblemBox, Section } from '../parts.tsx'
import { useLoad } from '../reads.tsx'

/** What is read out to a partner. */
export function OurKey() {
  const { t } = useLang()
  const { data: key } = useLoad<OwnKey>('/api/exchange/key')
  if (!key) return null
  return (
    <Section id="our-key" title={t('我方公钥', 'Our own key')}>
      <p className="muted">
        {t(
          '登记时念给对方核对；对方登记以后，双方的消息互相验签。',
          'Read out to a partner, who writes it down: then each checks what the other signs.',
        )}
      </p>
      <dl className="facts">
        <div>
          <dt>{t('日志名称', 'Origin of the log')}</dt>
          <dd>{key.origin}</dd>
        </div>
        <div>
          <dt>{t('算法', 'Algorithm')}</dt>
          <dd>{key.alg}</dd>
        </div>
        <div>
          <dt>{t('公钥', 'Public key')}</dt>
          <dd data-testid="our-key">{key.publicKey}</dd>
        </div>
      </dl>
    </Section>
  )
}

export function PartnerForm({
  partner,
  done,
}: {
  /** Null for a new one. */
  readonly partner: ExchangePartner | null
  readonly done: () => void
}) {
  const { t } = useLang()
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const submit = (e: FormEvent<HTMLFormElement>) => {
    e.preventDefault()
    const form = e.currentTarget
    const said = new FormData(form)
    const text = (name: string): string => String(said.get(name) ?? '').trim()
    const input: PartnerInput = {
      name: { zh: text('zh'), en: text('en') },
      origin: partner?.origin ?? text('origin'),
      url: text('url'),
      key: partner?.key ?? {
        alg: text('alg') as PartnerInput['key']['alg'],
        publicKey: text('publicKey').replace(/\s/g, ''),
      },
    }
    put(`/api/exchange/partners/${partner?.id ?? text('id')}`, input).then(
      () => {
        setProblem(null)
        form.reset()
        done()
      },
      (error: unknown) => setProblem(asProblem(error)),
    )
  }
  return (
    <form className="stack" onSubmit={submit} data-testid={`partner-form-${partner?.id ?? 'new'}`}>
      <div className="filters">
        <Line name="zh" title={t('名称', 'Name in Chinese')} most={60} value={partner?.name.zh} />
        <Line name="en" title={t('英文名称', 'Name in English')} most={60} value={partner?.name.en} />
        <Line name="url" type="url" title={t('网址', 'Address')} most={200} value={partner?.url} />
        {partner === null && (
          <>
            <Line
              name="id"
              title={t('代号（小写字母、数字、连字符）', 'Short name (a-z, 0-9, hyphen)')}
              most={40}
              pattern="[a-z0-9][a-z0-9\-]*"
            />
            <Line name="origin" title={t('日志名称', 'Origin of the log')} most={200} />
            <label>
              <span>{t('算法', 'Algorithm')}</span>
              <select className="input" name="alg">
                <option value="ed25519">Ed25519</option>
                <option value="sm2-sm3">SM2-SM3</option>
              </select>
            </label>
            <Line name="publicKey" title={t('首个公钥（base64）', 'First public key (base64)')} most={200} />
          </>
        )}
      </div>
      {problem && <ProblemBox problem={problem} />}
      <div>
        <Button htmlType="submit">
          {partner === null
            ? t('登记合作地区', 'Write the partner down')
            : t('保存并继续交换', 'Save and go on')}
        </Button>
      </div>
    </form>
  )
}

function Line({
  name,
  title,
  most,
  value,
  type = 'text',
  pattern,
}: {
  readonly name: string
  readonly title: string
  readonly most: number
  readonly value?: string | undefined
  readonly type?: string
  readonly pattern?: string
}) {
  return (
    <label>
      <span>{title}</span>
      <input
        className="input"
        name={name}
        type={type}
        maxLength={most}
        required
        pattern={pattern}
        defaultValue={value}
      />
    </label>
  )
}
