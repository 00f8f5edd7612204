/** What an import would do, at a glance: how many rows go in, what becomes of the register, where, and what is wrong with the rest. */
import { useState } from 'react'
import { Button } from 'antd'
import { DownloadOutlined } from '@ant-design/icons'
import type { ImportPreview } from '../../../server/contract/imports.ts'
import { asProblem, type ProblemError } from '../../shared/api.ts'
import { count } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { Link } from '../../shared/router.tsx'
import { Clauses, ProblemBox, Section } from '../parts.tsx'
import { takeFaults, type Said, type Target } from './client.ts'

type Props = {
  readonly target: Target
  readonly file: File
  readonly preview: ImportPreview
  readonly problem: ProblemError['problem'] | null
  readonly busy: boolean
  readonly confirm: (said: Said) => void
  readonly again: () => void
}

export function Effects({ target, file, preview: p, problem, busy, confirm, again }: Props) {
  const { t } = useLang()
  return (
    <>
      <section className="panel stack" aria-labelledby="sum">
        <div className="between">
          <h2 id="sum">{t(`预览：${p.file.name || '表格'}`, `Preview: ${p.file.name || 'spreadsheet'}`)}</h2>
          <Button size="small" onClick={again}>
            {t('换一个文件', 'Another file')}
          </Button>
        </div>
        <dl className="numbers">
          <div>
            <dt>{t('共', 'Rows')}</dt>
            <dd>
              {count(p.rows)}
              <small>{t('行', '')}</small>
            </dd>
          </div>
          <div className="good">
            <dt>{t('新增', 'New')}</dt>
            <dd>{count(p.entries.added)}</dd>
          </div>
          <div className="calm">
            <dt>{t('变更', 'Changed')}</dt>
            <dd>{count(p.entries.changed)}</dd>
          </div>
          <div>
            <dt>{t('不变', 'The same')}</dt>
            <dd>{count(p.entries.same)}</dd>
          </div>
          <div className={p.faulty > 0 ? 'bad' : ''}>
            <dt>{t('有错', 'Faulty')}</dt>
            <dd>{count(p.faulty)}</dd>
          </div>
        </dl>
        {p.absent.length > 0 && (
          <p className="note">
            {t(
              `表里没有这些列，名册上已查明的保持不变，其余按“未查明”处理：${p.absent.join('、')}`,
              `These columns are not there: what the register knows of them stays, the rest is not known: ${p.absent.join(', ')}`,
            )}
          </p>
        )}
        {p.ignored.length > 0 && (
          <p className="muted">
            {t(
              `没有用到的列：${p.ignored.join('、')}`,
              `Columns that nothing takes: ${p.ignored.join(', ')}`,
            )}
          </p>
        )}
        <Sheets preview={p} />
        {p.erased.rows > 0 && (
          <p className="note warn" data-testid="erased">
            {t(
              `有 ${count(p.erased.rows)} 行的空格会把名册上已查明的内容改为“未查明”：${p.erased.columns.map((c) => `${c.heading} ${count(c.cells)} 处`).join('、')}。不想改的，删去这些列或填上内容后重新选择。`,
              `Blanks of ${count(p.erased.rows)} rows would make what the register knows not known: ${p.erased.columns.map((c) => `${c.heading} ${count(c.cells)}`).join(', ')}. Take these columns out, or fill them in, to keep it.`,
            )}
          </p>
        )}
        <Confirm preview={p} problem={problem} busy={busy} confirm={confirm} />
      </section>
      <div className="two">
        <Results preview={p} />
        {p.resurveyed.total > 0 && <Resurveyed preview={p} />}
      </div>
      {p.faulty > 0 && <Faults target={target} file={file} preview={p} />}
      {p.places.length > 0 && <Places preview={p} />}
      <Clauses clauses={[p.clause]} />
    </>
  )
}

/** [IM11] What was read of each sheet, where the file has several. */
function Sheets({ preview: { sheets } }: Pick<Props, 'preview'>) {
  const { t } = useLang()
  if (sheets.length === 0) return null
  return (
    <ul className="plain" aria-label={t('工作表', 'Sheets')}>
      {sheets.map((s) => (
        <li key={s.name} className={s.problem ? 'note' : 'muted'}>
          {s.problem
            ? t(
                `工作表“${s.name}”没有读入：${s.problem.zh}`,
                `The sheet ${s.name} was not read: ${s.problem.en}`,
              )
            : t(`工作表“${s.name}”：${count(s.rows)} 行`, `Sheet ${s.name}: ${count(s.rows)} rows`)}
        </li>
      ))}
    </ul>
  )
}

/** [IM13] Other spellings of what may be the same thing, to be looked at one by one. */
function Alike({ preview: { alike } }: Pick<Props, 'preview'>) {
  const { t } = useLang()
  const name = (id: string) => id.split('/').slice(1).join(' ') || id
  return (
    <div className="scroll tall" tabIndex={0} role="region" aria-label={t('写法相近', 'Spelt alike')}>
      <table className="grid small">
        <caption>
          {t(
            `写法相近、可能是同一个的 ${count(alike.total)} 行${alike.total > alike.first.length ? `（前 ${alike.first.length} 行）` : ''}`,
            `${count(alike.total)} rows may be the same as another, written otherwise${alike.total > alike.first.length ? ` (the first ${alike.first.length})` : ''}`,
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('行', 'Row')}</th>
            <th scope="col">{t('表里写作', 'In the file')}</th>
            <th scope="col">{t('可能就是', 'Perhaps')}</th>
          </tr>
        </thead>
        <tbody>
          {alike.first.map((a) => (
            <tr key={`${a.sheet}${a.row}`}>
              <td>{rowText(a)}</td>
              <th scope="row">{name(a.id)}</th>
              <td>
                {name(a.other.id)}{' '}
                <span className="muted">
                  {a.other.row === null
                    ? t('（名册上）', '(on the register)')
                    : t(
                        `（第${rowText({ row: a.other.row, sheet: a.other.sheet })}行）`,
                        `(row ${rowText({ row: a.other.row, sheet: a.other.sheet })})`,
                      )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const rowText = ({ row, sheet }: { readonly row: number; readonly sheet: string | null }): string =>
  sheet === null ? String(row) : `${sheet} ${row}`

function Confirm({
  preview: p,
  problem,
  busy,
  confirm,
}: Pick<Props, 'preview' | 'problem' | 'busy' | 'confirm'>) {
  const { t } = useLang()
  const [skip, setSkip] = useState(false)
  const [distinct, setDistinct] = useState(false)
  if (p.earlier?.standing === 'entered')
    return (
      <p className="note">
        {t('这个文件已经导入过，', 'This file is on the register already: ')}
        <Link href={`/desk/import/${p.earlier.case}`}>{t('查看或撤回', 'see it or take it back')}</Link>
      </p>
    )
  if (p.valid === 0)
    return (
      <p className="note">
        {t(
          '没有可以导入的行。请下载错误表，更正后再选择它导入。',
          'No row can be entered. Take the file of faults, correct it and choose it again.',
        )}
      </p>
    )
  return (
    <div className="stack">
      {p.earlier && (
        <p className="note">
          {t(
            `上次导入这个文件中断了，已录入 ${count(p.earlier.entered)} 行；确认后接着录入，不会重复。`,
            `This file was begun before: ${count(p.earlier.entered)} rows are in. Confirming goes on from there and enters nothing twice.`,
          )}
        </p>
      )}
      {p.faulty > 0 && (
        <label className="tick">
          <input type="checkbox" checked={skip} onChange={(e) => setSkip(e.target.checked)} />{' '}
          <span>
            {t(
              `只导入无误的 ${count(p.valid)} 行；有错的 ${count(p.faulty)} 行不导入，更正后再导`,
              `Enter the ${count(p.valid)} good rows only; leave out ${count(p.faulty)} faulty ones until they are corrected`,
            )}
          </span>
        </label>
      )}
      {p.alike.total > 0 && (
        <>
          <Alike preview={p} />
          <label className="tick">
            <input
              type="checkbox"
              checked={distinct}
              onChange={(e) => setDistinct(e.target.checked)}
              data-testid="distinct"
            />{' '}
            <span>
              {t(
                '已逐一看过，确实不是同一个；是同一个的已在表里改成一样的写法',
                'I looked at each: they are not the same, or the file was corrected to one spelling',
              )}
            </span>
          </label>
        </>
      )}
      {problem && <ProblemBox problem={problem} />}
      <p>
        <Button
          type="primary"
          size="large"
          loading={busy}
          disabled={(p.faulty > 0 && !skip) || (p.alike.total > 0 && !distinct)}
          onClick={() => confirm({ skip, distinct })}
          data-testid="confirm"
        >
          {t(
            `${p.earlier ? '接着导入' : '确认导入'} ${count(p.valid)} 行`,
            `${p.earlier ? 'Go on with' : 'Enter'} ${count(p.valid)} rows`,
          )}
        </Button>
      </p>
    </div>
  )
}

const change = (n: number): string => (n === 0 ? '—' : n > 0 ? `+${count(n)}` : `−${count(-n)}`)

function Results({ preview: p }: { readonly preview: ImportPreview }) {
  const { t } = useLang()
  const most = Math.max(1, ...p.results.flatMap((r) => [r.before, r.after]))
  return (
    <Section id="results" title={t('名册上的结论', 'Results on the register')}>
      <div className="scroll">
        <table className="grid small results">
          <thead>
            <tr>
              <th scope="col">{t('结论', 'Result')}</th>
              <th scope="col" className="number">
                {t('现在', 'Now')}
              </th>
              <th scope="col" className="number">
                {t('导入后', 'After')}
              </th>
              <th scope="col" className="number">
                {t('增减', 'Change')}
              </th>
              <th scope="col" className="wide-only">
                <span className="unseen">{t('图示', 'Bar')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {p.results.map((r) => (
              <tr key={r.standing}>
                <th scope="row">{t(r.title)}</th>
                <td className="number">{count(r.before)}</td>
                <td className="number">
                  <b>{count(r.after)}</b>
                </td>
                <td className="number">{change(r.after - r.before)}</td>
                <td className="wide-only">
                  <span
                    className={`level ${r.standing}`}
                    style={{ width: `${Math.round((r.after / most) * 100)}%` }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function Resurveyed({ preview: { resurveyed } }: { readonly preview: ImportPreview }) {
  const { t } = useLang()
  return (
    <Section
      id="resurveyed"
      title={t(`结论改变 ${count(resurveyed.total)} 个`, `${count(resurveyed.total)} come to another result`)}
    >
      <p className="muted">
        {t(
          '原来的结论留在历史里，已签发的通报不变。',
          'What stood before is kept; signed bulletins do not change.',
        )}
      </p>
      <div className="scroll tall" tabIndex={0} role="region" aria-labelledby="resurveyed">
        <table className="grid small">
          <thead>
            <tr>
              <th scope="col" className="number">
                {t('行', 'Row')}
              </th>
              <th scope="col">{t('条目', 'Entry')}</th>
              <th scope="col">{t('原结论', 'Was')}</th>
              <th scope="col">{t('新结论', 'Is')}</th>
            </tr>
          </thead>
          <tbody>
            {resurveyed.first.map((r) => (
              <tr key={`${r.sheet}${r.row}`}>
                <td className="number">{rowText(r)}</td>
                <th scope="row">{r.id.split('/').slice(1).join(' ') || r.id}</th>
                <td>{t(r.was)}</td>
                <td>
                  <b>{t(r.is)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {resurveyed.total > resurveyed.first.length && (
        <p className="muted">
          {t(`只列出前 ${resurveyed.first.length} 个`, `The first ${resurveyed.first.length}`)}
        </p>
      )}
    </Section>
  )
}

function Faults({ target, file, preview: p }: Pick<Props, 'target' | 'file' | 'preview'>) {
  const { t } = useLang()
  const [problem, setProblem] = useState<ProblemError['problem'] | null>(null)
  const [busy, setBusy] = useState(false)
  const take = async () => {
    setBusy(true)
    setProblem(null)
    await takeFaults(target, file).catch((e: unknown) => setProblem(asProblem(e)))
    setBusy(false)
  }
  return (
    <Section
      id="faults"
      title={t(`有错的 ${count(p.faulty)} 行`, `${count(p.faulty)} faulty rows`)}
      extra={
        <Button icon={<DownloadOutlined aria-hidden="true" />} loading={busy} onClick={() => void take()}>
          {t('下载错误表', 'Download the faulty rows')}
        </Button>
      }
    >
      <p className="muted">
        {t(
          '错误表保留原来的列，最后一列写明错在哪里；改好后直接导入它。',
          'It keeps your columns and says in the last one what is wrong; corrected, it is imported as it is.',
        )}
      </p>
      {problem && <ProblemBox problem={problem} />}
      <div className="scroll">
        <table className="grid small">
          <caption>{t('错误种类', 'Kinds')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('列', 'Column')}</th>
              <th scope="col">{t('错在哪里', 'What is wrong')}</th>
              <th scope="col">{t('怎么改', 'What to do')}</th>
              <th scope="col" className="number">
                {t('处数', 'Times')}
              </th>
            </tr>
          </thead>
          <tbody>
            {p.kinds.map((k, i) => (
              <tr key={i}>
                <th scope="row">{k.heading || '—'}</th>
                <td>{t(k.message)}</td>
                <td>{t(k.remedy)}</td>
                <td className="number">{count(k.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <details className="more">
        <summary>
          {t(
            `逐行查看${p.faults.length < p.faulty ? `（前 ${p.faults.length} 处）` : ''}`,
            `Row by row${p.faults.length < p.faulty ? ` (the first ${p.faults.length})` : ''}`,
          )}
        </summary>
        <div className="scroll tall" tabIndex={0} role="region" aria-label={t('逐行查看', 'Row by row')}>
          <table className="grid small">
            <thead>
              <tr>
                <th scope="col" className="number">
                  {t('行', 'Row')}
                </th>
                <th scope="col">{t('列', 'Column')}</th>
                <th scope="col">{t('原内容', 'In the cell')}</th>
                <th scope="col">{t('错在哪里', 'What is wrong')}</th>
                <th scope="col">{t('怎么改', 'What to do')}</th>
              </tr>
            </thead>
            <tbody>
              {p.faults.map((f, i) => (
                <tr key={i}>
                  <td className="number">{rowText(f)}</td>
                  <th scope="row">{f.heading || '—'}</th>
                  <td>{f.shown || <span className="none">{t('（空）', '(blank)')}</span>}</td>
                  <td>{t(f.message)}</td>
                  <td>{t(f.remedy)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </Section>
  )
}

function Places({ preview: p }: { readonly preview: ImportPreview }) {
  const { t } = useLang()
  return (
    <Section id="places" title={t(`按地方（${p.places.length} 个）`, `By place (${p.places.length})`)}>
      <div className="scroll tall" tabIndex={0} role="region" aria-labelledby="places">
        <table className="grid small">
          <thead>
            <tr>
              <th scope="col">{t('地方', 'Place')}</th>
              <th scope="col" className="number">
                {t('行数', 'Rows')}
              </th>
              <th scope="col" className="number">
                {t('新增', 'New')}
              </th>
              <th scope="col" className="number">
                {t('变更', 'Changed')}
              </th>
              <th scope="col" className="number">
                {t('不变', 'Same')}
              </th>
              {p.results.map((r) => (
                <th key={r.standing} scope="col" className="number">
                  {t(r.title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {p.places.map((x) => (
              <tr key={x.code}>
                <th scope="row">{x.name}</th>
                <td className="number">{count(x.rows)}</td>
                <td className="number">{count(x.added)}</td>
                <td className="number">{count(x.changed)}</td>
                <td className="number">{count(x.same)}</td>
                {p.results.map((r) => (
                  <td key={r.standing} className="number">
                    {count(x.standings[r.standing] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
