/** What lists that a bank pays gave a case: each payment with what it is for and how far it is, newest first. */
import type { CaseView } from '../../server/contract/cases.ts'
import type { ListedView } from '../../server/contract/listed.ts'
import { yuanIn } from './format.ts'
import { useLang } from './lang.tsx'
import { useLoad, type Loaded } from './use-load.ts'

export type ListedLine = ListedView['lines'][number]

/** Nothing is asked where no list can have given it anything; asked anew with each event of the case. */
export const useListed = (c: CaseView): Loaded<ListedView> =>
  useLoad<ListedView>(c.listed ? `/api/cases/${encodeURIComponent(c.id)}/listed?seq=${c.seq}` : null)

export const listedTitle = { zh: '发放记录', en: 'Payments' }

/** How far a payment is, in words. */
export const listedStates = {
  listed: { zh: '已列入清单', en: 'Listed' },
  with_bank: { zh: '银行代发中', en: 'With the bank' },
  credited: { zh: '已入账', en: 'Credited' },
  returned: { zh: '银行退回', en: 'Returned' },
}
export function ListedSums({ sums }: Pick<ListedView, 'sums'>) {
  const { t, lang } = useLang()
  return (
    <p className="paid-sums">
      {t('累计入账', 'Credited in all')} <b>{yuanIn(sums.credited, lang)}</b>
      {sums.underWay > 0 && (
        <>
          {t('；在途', '; under way')} <b>{yuanIn(sums.underWay, lang)}</b>
        </>
      )}
      {sums.returned > 0 && (
        <>
          {t('；曾退回', '; returned')} <b>{yuanIn(sums.returned, lang)}</b>
        </>
      )}
    </p>
  )
}
