/** How a decision came about: each formula and table with what went in, the rows that fired, and the clauses. */
import type { Decision, DecisionTable } from '../../../kernel/rule/decision.ts'
import type { Programme } from '../../../kernel/programme/programme.ts'
import type { CaseView } from '../../../server/contract/cases.ts'
import { dayText } from '../../shared/format.ts'
import { useLang, type Lang } from '../../shared/lang.tsx'
import { Clauses } from '../parts.tsx'
import { titleOf } from '../programme.ts'
import { valueText } from '../value.tsx'

type Step = CaseView['timeline'][number]['trace'][number]

const problems: Readonly<Record<string, readonly [string, string]>> = {
  no_row: ['没有一行适用', 'no row applies'],
  two_rows: ['有两行同时适用', 'two rows apply'],
  not_known: ['还有信息未知', 'something is not known yet'],
}

export function Trace({
  trace,
  programme,
}: {
  readonly trace: readonly Step[]
  readonly programme: Programme | null
}) {
  const { lang } = useLang()
  return (
    <ol className="trace">
      {trace.map((s) => (
        <li key={`${s.decision} ${s.day ?? ''}`}>
          <One step={s} decision={programme?.decisions[s.decision]} programme={programme} lang={lang} />
        </li>
      ))}
    </ol>
  )
}

/** The name as people call it; a name without a title stays as the formula has it. */
export const nameOf = (p: Programme | null, name: string, lang: Lang): string =>
  titleOf(p, name)?.[lang] ?? name

function One({
  step,
  decision,
  programme,
  lang,
}: {
  readonly step: Step
  readonly decision: Decision | undefined
  readonly programme: Programme | null
  readonly lang: Lang
}) {
  const { t } = useLang()
  const wrong = step.problem === undefined ? null : problems[step.problem]
  return (
    <>
      <h4>
        {nameOf(programme, step.decision, lang)}
        {step.day !== undefined &&
          t(`（按${dayText(step.day, 'zh')}）`, ` (as of ${dayText(step.day, 'en')})`)}
      </h4>
      {decision?.kind === 'formula' && (
        <p className="formula">
          <code>{readable(decision.expression, programme, lang)}</code>
        </p>
      )}
      <dl className="inputs">
        {Object.entries(step.inputs).map(([name, v]) => (
          <div key={name}>
            <dt>{readable(name, programme, lang)}</dt>
            <dd>{valueText(programme, name, v, lang)}</dd>
          </div>
        ))}
      </dl>
      {decision?.kind === 'table' && (
        <Table table={decision} fired={step.rows} programme={programme} lang={lang} />
      )}
      {step.problem !== undefined && (
        <p className="bad-text">{wrong ? t(wrong[0], wrong[1]) : step.problem}</p>
      )}
      <Clauses clauses={step.clauses} />
    </>
  )
}

/** Words of a formula as an official says them; English keeps them. */
const words: Readonly<Record<string, string>> = {
  if: '若',
  then: '，则',
  else: '，否则',
  and: '且',
  or: '或',
  min: '取小',
  max: '取大',
  floor: '舍去小数',
  count: '个数',
  sum: '合计',
  null: '未填',
  true: '是',
  false: '否',
}

/** A formula with the titles of what it names; × for times, choices by their titles. */
export function readable(expression: string, p: Programme | null, lang: Lang): string {
  const word = (n: string): string => (lang === 'zh' && Object.hasOwn(words, n) ? words[n]! : n)
  const name = (n: string): string =>
    n.endsWith('(') ? `${word(n.slice(0, -1))}(` : (titleOf(p, n)?.[lang] ?? word(n))
  const chosen = expression.replace(
    /([A-Za-z_]\w*) (!?=) "([^"]*)"/g,
    (whole, field: string, sign: string, value: string) => {
      const f = p?.fields[field]
      return f?.type === 'choice' && f.options[value] ? `${field} ${sign} "${f.options[value][lang]}"` : whole
    },
  )
  return chosen
    .split(/("[^"]*")/)
    .map((part) =>
      part.startsWith('"')
        ? `“${part.slice(1, -1)}”`
        : part
            .replace(/[A-Za-z_][\w.]*\(?/g, name)
            .replaceAll(' * ', ' × ')
            .replaceAll(' / ', ' ÷ ')
            .replaceAll(' ，', '，'),
    )
    .join('')
}

function Table({
  table,
  fired,
  programme,
  lang,
}: {
  readonly table: DecisionTable
  readonly fired: readonly number[]
  readonly programme: Programme | null
  readonly lang: Lang
}) {
  const { t } = useLang()
  const cell = (expression: string, text: string): string => {
    const choice = /^"(.*)"$/.exec(text)?.[1]
    return text === '-'
      ? t('不限', 'any')
      : choice === undefined
        ? text
        : valueText(programme, expression, choice, lang)
  }
  return (
    <div className="scroll">
      <table className="grid small">
        <thead>
          <tr>
            <th scope="col">{t('行', 'Row')}</th>
            {table.inputs.map((i) => (
              <th key={i.expression} scope="col">
                {readable(i.expression, programme, lang)}
              </th>
            ))}
            {table.outputs.map((o) => (
              <th key={o.name} scope="col">
                {nameOf(programme, o.name, lang)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rules.map((rule, i) => (
            <tr key={i} className={fired.includes(i + 1) ? 'fired' : undefined}>
              <th scope="row">
                {i + 1}
                {fired.includes(i + 1) && ` ${t('✓ 适用', '✓ fired')}`}
              </th>
              {rule.when.map((w, n) => (
                <td key={n}>{cell(table.inputs[n]!.expression, w)}</td>
              ))}
              {rule.then.map((v, n) => (
                <td key={n}>{cell(table.outputs[n]!.name, v)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
