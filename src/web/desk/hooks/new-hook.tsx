/** [HK1] A receiver is written down: where it is, of which programmes it is told, and as which account. */
import { useState, type FormEvent } from 'react'
import { Button } from 'antd'
import type { z } from 'zod'
import type { HookInputBody, HookSecretSchema } from '../../../server/contract/hooks.ts'
import type { ProgrammeSummary } from '../../../server/contract/programmes.ts'
import { asProblem, put, type ProblemError } from '../../shared/api.ts'
import { useLang } from '../../shared/lang.tsx'
import { ProblemBox, Section } from '../parts.tsx'
import { useLoad } from '../reads.tsx'

const parts = (text: string): readonly string[] => text.split(/[\s,，、]+/).filter((part) => part !== '')

export function NewHook({
  taken,
  done,
}: {
  readonly taken: readonly string[]
  readonly done: (secret: string | null) => void
}) {
  const { t } = useLang()
  const { data: programmes } = useLoad<readonly ProgrammeSummary[]>('/api/programmes')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const submit = (e: FormEvent<HTMLFormElement>) => {
    e.preventDefault()
    const form = e.currentTarget
    const said = new FormData(form)
    const text = (name: string): string => String(said.get(name) ?? '').trim()
    const input: HookInputBody = {
      name: { zh: text('name'), en: text('name') },
      url: text('url'),
      login: text('login'),
      programmes: [...chosen],
      outcomes: [...parts(text('outcomes'))],
      areas: [...parts(text('areas'))],
    }
    put<z.infer<typeof HookSecretSchema>>(`/api/hooks/${text('id')}`, input).then(
      ({ secret }) => {
        setProblem(null)
        setChosen([])
        form.reset()
        done(secret)
      },
      (error: unknown) => setProblem(asProblem(error)),
    )
  }
  return (
    <Section id="new-hook" title={t('登记接收方', 'Write a receiver down')}>
      <form className="stack" onSubmit={submit}>
        <div className="filters">
          <Line name="name" title={t('名称', 'Name')} most={60} />
          <Line
            name="id"
            title={t('代号（小写字母、数字、连字符）', 'Short name (a-z, 0-9, hyphen)')}
            most={40}
            pattern="[a-z0-9][a-z0-9\-]*"
            refuses={taken}
          />
          <Line name="url" title={t('https 地址', 'https address')} most={500} />
          <Line name="login" title={t('按哪个账户读取', 'Read as which account')} most={60} />
          <Line
            name="outcomes"
            title={t('只推送这些结果（可不填）', 'Only these outcomes (optional)')}
            most={2000}
            optional
          />
          <Line
            name="areas"
            title={t('只推送这些区划代码（可不填）', 'Only these area codes (optional)')}
            most={2000}
            optional
          />
        </div>
        <fieldset className="field">
          <legend>{t('推送哪些事项', 'Of which programmes')}</legend>
          <div className="row">
            {programmes?.map((p) => (
              <label key={p.id}>
                <input
                  type="checkbox"
                  checked={chosen.includes(p.id)}
                  onChange={(e) =>
                    setChosen(e.target.checked ? [...chosen, p.id] : chosen.filter((id) => id !== p.id))
                  }
                />{' '}
                {t(p.title)}
              </label>
            ))}
          </div>
        </fieldset>
        {problem && <ProblemBox problem={problem} />}
        <div>
          <Button htmlType="submit" disabled={chosen.length === 0}>
            {t('登记并取得密钥', 'Write down and get the secret')}
          </Button>
        </div>
      </form>
    </Section>
  )
}

function Line({
  name,
  title,
  most,
  pattern,
  optional = false,
  refuses = [],
}: {
  readonly name: string
  readonly title: string
  readonly most: number
  readonly pattern?: string
  readonly optional?: boolean
  readonly refuses?: readonly string[]
}) {
  const { t } = useLang()
  return (
    <label>
      <span>{title}</span>
      <input
        className="input"
        name={name}
        maxLength={most}
        required={!optional}
        pattern={pattern}
        onChange={(e) =>
          e.target.setCustomValidity(
            refuses.includes(e.target.value) ? t('已经登记过', 'It is written down already') : '',
          )
        }
      />
    </label>
  )
}
