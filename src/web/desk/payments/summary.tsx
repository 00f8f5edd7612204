/** The month over all programmes: what each pays, how far it is and who is next, and the whole against the books. */
import { useMemo } from 'react'
import type { PaymentMonth } from '../../../server/contract/payment-month.ts'
import { count, shortDay, yuan, yuanIn } from '../../shared/format.ts'
import { useLang } from '../../shared/lang.tsx'
import { monthText } from '../../../kernel/day/index.ts'
import { Badge, Section } from '../parts.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/table.tsx'
import { batchesOf, nextOf, sumsOf, type OfProgramme } from './month.ts'

const idOf = (of: OfProgramme): string => of.id

export function Summary({ month }: { readonly month: PaymentMonth }) {
  const { lang, t } = useLang()
  const all = sumsOf(month.programmes.flatMap((of) => batchesOf(of, month.month)))
  const columns = useMemo((): readonly Column<OfProgramme>[] => {
    const sums = (of: OfProgramme) => sumsOf(batchesOf(of, month.month))
    const lines = (label: string, l: { readonly count: number; readonly sum: number }) =>
      l.count === 0 ? (
        '—'
      ) : (
        <>
          <span className="in-card">{label} </span>
          {t(`${count(l.count)} 笔 ${yuan(l.sum)}`, `${count(l.count)}: ${yuan(l.sum)}`)}
        </>
      )
    const none = (l: { readonly count: number }): string => (l.count === 0 ? 'c-none' : '')
    return [
      {
        key: 'title',
        title: t('事项', 'Programme'),
        head: true,
        cell: (of) => <a href={`#paying-${of.id}`}>{t(of.title)}</a>,
      },
      {
        key: 'due',
        title: t('应发日', 'Falls due'),
        cell: (of) =>
          of.dueDays.length === 0 ? (
            t('随批准编制', 'As it is granted')
          ) : (
            <>
              <span className="in-card">{t('应发日', 'Falls due')} </span>
              {of.dueDays.map((day) => shortDay(day, lang)).join('、')}
            </>
          ),
      },
      {
        key: 'listed',
        title: t('已编制（元）', 'Listed (yuan)'),
        number: true,
        lookOf: (of) => none(sums(of).listed),
        cell: (of) => lines(t('已编制', 'Listed'), sums(of).listed),
      },
      {
        key: 'credited',
        title: t('已入账（元）', 'Credited (yuan)'),
        number: true,
        lookOf: (of) => none(sums(of).credited),
        cell: (of) => lines(t('已入账', 'Credited'), sums(of).credited),
      },
      {
        key: 'returned',
        title: t('退回（元）', 'Returned (yuan)'),
        number: true,
        lookOf: (of) => none(sums(of).returned),
        cell: (of) => lines(t('退回', 'Returned'), sums(of).returned),
      },
      { key: 'next', title: t('进度', 'Stands at'), cell: (of) => <Standing of={of} month={month} /> },
    ]
  }, [month, lang, t])
  const { credited, booked } = month.books
  return (
    <Section id="month-run" title={t(`${monthText(month.month).zh}发放`, `Paid in ${month.month}`)}>
      <p className="month-sums">
        {t('已编制', 'Listed')} <b>{count(all.listed.count)}</b> {t('笔', 'lines,')}{' '}
        <b>{yuanIn(all.listed.sum, lang)}</b>
        {t('；银行代发中', '; with the bank')} <b>{yuanIn(all.withBank.sum, lang)}</b>
        {t('；已入账', '; credited')} <b>{yuanIn(all.credited.sum, lang)}</b>
        {t('；退回', '; returned')} <b>{yuanIn(all.returned.sum, lang)}</b>
      </p>
      <p data-testid="books">
        <Badge tone={credited === booked ? 'good' : 'bad'}>
          {credited === booked
            ? t('账实相符', 'Agrees with the books')
            : t('账实不符', 'Differs from the books')}
        </Badge>{' '}
        {t(
          `银行当月答复入账 ${yuan(credited)} 元，账簿当月代发支出 ${yuan(booked)} 元`,
          `The bank’s answers of the month credit ${yuan(credited)} yuan; the books paid out ${yuan(booked)} yuan`,
        )}
        {credited !== booked &&
          t(
            `，相差 ${yuan(Math.abs(credited - booked))} 元，请核对后再发放`,
            `: ${yuan(Math.abs(credited - booked))} yuan apart; find out before more is released`,
          )}
      </p>
      <DataTable
        testid="month-run"
        className="tasks month-run"
        caption={t('各事项当月发放情况', 'What each programme pays in the month')}
        columns={columns}
        rows={month.programmes}
        keyOf={idOf}
      />
    </Section>
  )
}

/** In one or two words how far a programme is, and who is next. */
function Standing({ of, month }: { readonly of: OfProgramme; readonly month: PaymentMonth }) {
  const { t } = useLang()
  const batches = batchesOf(of, month.month)
  if (of.opens) return <Badge tone="bad">{t('到期未编制', 'Due, and not begun')}</Badge>
  if (batches.length === 0)
    return (
      <span className="muted">
        {of.dueDays.length > 0 && month.month >= month.current
          ? t('未到应发日', 'Not due yet')
          : t('当月没有批次', 'No batch in the month')}
      </span>
    )
  const next = nextOf(batches)
  if (next.length === 0)
    return batches.every((b) => b.stage === 'answered') ? (
      <Badge tone="good">{t('已全部回盘', 'All answered')}</Badge>
    ) : (
      <Badge tone="warn">{t(batches.find((b) => b.stage !== 'answered')!.stepTitle)}</Badge>
    )
  return next.map((x) => (
    <span key={`${x.step.zh}${x.title.zh}`} className="next-line">
      <Badge tone="warn">{t(x.step)}</Badge> <span className="muted">{t(x.title)}</span>
    </span>
  ))
}
