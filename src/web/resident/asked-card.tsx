/** The way to a page on which one asks a register by a name or by a code, without signing in. */
import type { RegisterSummary } from '../../server/contract/registers.ts'
import { useLang } from '../shared/lang.tsx'
import { Link } from '../shared/router.tsx'

/** Registers that are asked on one page are one card. */
export const pagesAsked = (registers: readonly RegisterSummary[]): readonly RegisterSummary[] =>
  registers.filter(
    (r, i, all) => r.asked !== null && all.findIndex((x) => x.asked?.page.zh === r.asked!.page.zh) === i,
  )

export function AskedCard({ register: r }: { readonly register: RegisterSummary }) {
  const { t } = useLang()
  return (
    <li>
      <Link className="card" href={`/units?in=${r.id}`}>
        <b>{t(r.asked!.page)}</b>
        <span>{t(r.asked!.intro)}</span>
        <i aria-hidden="true">→</i>
      </Link>
    </li>
  )
}
