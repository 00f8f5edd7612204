/** Who looked at sealed data and who took files away: the record itself, newest first. */
import { useState } from 'react'
import type { Accesses, AccessView } from '../../server/contract/accesses.ts'
import type { Text } from '../../kernel/text.ts'
import { useLang } from '../shared/lang.tsx'
import { go, Link, useAddress } from '../shared/router.tsx'
import { useLoad } from './reads.tsx'
import { Badge, Pager, Section, Waiting, type Tone } from './parts.tsx'

const size = 50
const kinds: Readonly<Record<string, { readonly title: Text; readonly tone: Tone }>> = {
  reveal: { title: { zh: '查看敏感信息', en: 'Looked at sealed data' }, tone: 'warn' },
  export: { title: { zh: '导出', en: 'Export' }, tone: 'calm' },
  download: { title: { zh: '下载附件', en: 'Download' }, tone: 'plain' },
  erase: { title: { zh: '依法删除', en: 'Erasure' }, tone: 'warn' },
  attend: { title: { zh: '处理系统办不成的事项', en: 'Looked after what was refused' }, tone: 'plain' },
  seek: { title: { zh: '政策找人', en: 'Looked for people' }, tone: 'warn' },
}

const isNumber = (text: string): boolean => /^E-[2-9A-Z]{8}$/.test(text)

export function AccessList() {
  const { t } = useLang()
  const query = new URLSearchParams(useAddress().split('?')[1] ?? '')
  const [number, setNumber] = useState(query.get('number') ?? '')
  const offset = Number(query.get('offset') ?? 0)
  const apiQuery = new URLSearchParams({ offset: String(offset), limit: String(size) })
  if (query.get('kind')) apiQuery.set('kind', query.get('kind')!)
  if (isNumber(query.get('number') ?? '')) apiQuery.set('number', query.get('number')!)
  const { data, problem, reload } = useLoad<Accesses>(`/api/accesses?${apiQuery}`)
  const change = (name: string, value: string) => {
    if (name !== 'offset') query.delete('offset')
    if (value === '') query.delete(name)
    else query.set(name, value)
    go(query.size > 0 ? `/desk/audit?${query}` : '/desk/audit', true)
  }
  /** A sheet was found: its number is asked for as soon as it is whole. */
  const write = (text: string) => {
    const clean = text.trim().toUpperCase()
    setNumber(clean)
    if (clean === '' || isNumber(clean)) change('number', clean)
  }
  return (
    <Section id="accesses" title={t('查看和导出记录', 'Looks and exports')}>
      <div className="filters">
        <label>
          <span>{t('种类', 'Kind')}</span>
          <select
            className="input"
            value={query.get('kind') ?? ''}
            onChange={(e) => change('kind', e.target.value)}
          >
            <option value="">{t('全部', 'All')}</option>
            {Object.entries(kinds).map(([name, { title }]) => (
              <option key={name} value={name}>
                {t(title)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('导出编号', 'Export number')}</span>
          <input
            className="input"
            type="search"
            value={number}
            placeholder="E-"
            maxLength={10}
            autoComplete="off"
            onChange={(e) => write(e.target.value)}
          />
        </label>
      </div>
      {!data ? (
        <Waiting problem={problem} retry={reload} />
      ) : data.total === 0 ? (
        <p className="muted" role="status">
          {t('没有这样的记录。', 'Nothing of this kind is on record.')}
        </p>
      ) : (
        <>
          <Table entries={data.accesses} />
          <Pager
            offset={offset}
            size={size}
            total={data.total}
            onMove={(to) => change('offset', to === 0 ? '' : String(to))}
          />
        </>
      )}
    </Section>
  )
}

function Table({ entries }: { readonly entries: readonly AccessView[] }) {
  const { t } = useLang()
  return (
    <table className="grid small accesses" data-testid="accesses">
      <caption className="unseen">
        {t('查看和导出记录，最新的在前', 'Looks and exports, newest first')}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('时间', 'When')}</th>
          <th scope="col">{t('种类', 'Kind')}</th>
          <th scope="col">{t('谁', 'Who')}</th>
          <th scope="col">{t('内容', 'What')}</th>
          <th scope="col">{t('办件', 'Case')}</th>
          <th scope="col">{t('导出编号', 'Number')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((e, i) => (
          <tr key={`${e.at} ${e.number ?? i}`}>
            <th scope="row">{e.at.slice(0, 16).replace('T', ' ')}</th>
            <td>
              <Badge tone={kinds[e.kind]?.tone ?? 'plain'}>
                {kinds[e.kind] ? t(kinds[e.kind]!.title) : e.kind}
              </Badge>
            </td>
            <td>
              {e.name}
              {e.post && <span className="muted"> {t(e.post)}</span>}
            </td>
            <td>
              {e.what.map((w) => t(w)).join(t('、', ', '))}
              {e.purpose !== '' && (
                <span className="muted">{t(`（目的：${e.purpose}）`, ` (purpose: ${e.purpose})`)}</span>
              )}
            </td>
            <td>{e.case !== null && <Link href={`/desk/cases/${e.case}`}>{e.case}</Link>}</td>
            <td>
              {e.number !== null && (
                <code title={e.digest === null ? undefined : `SHA-256 ${e.digest}`}>{e.number}</code>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
