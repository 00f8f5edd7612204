/** Lights as cities publish them: rule sets as data, each light with its reasons. */
import type { Text } from '../text.ts'

export type Colour = 'green' | 'yellow' | 'red'
/** Points behind the time line in hundredths: the first row that is reached gives the colour. */
export type LightRules = {
  readonly id: string
  readonly title: Text
  readonly clause: string
  /** Behind by at least so many hundredths of a point, or by more where `beyond`. The strictest first. */
  readonly behind: readonly { readonly least: number; readonly beyond?: true; readonly colour: Colour }[]
  /** Months since it should have begun and has not. */
  readonly notBegun: readonly { readonly months: number; readonly colour: Colour }[]
  /** Whole months without anything entered. */
  readonly silent: readonly { readonly months: number; readonly colour: Colour }[]
}

/** What is known of a unit: how far behind in hundredths of a point (null without a target), how long it should have begun, how long nothing was entered. */
export type LightFacts = { readonly gap: number | null; readonly monthsNotBegun: number; readonly monthsSilent: number }
export type Light = { readonly colour: Colour; readonly note: boolean; readonly reasons: readonly Text[] }

const rank: Readonly<Record<Colour, number>> = { green: 0, yellow: 1, red: 2 }
const points = (hundredths: number): string => (hundredths / 100).toFixed(2).replace(/\.?0+$/, '')

/** [CP3] The worst of what applies, with every reason. Behind by less than the first limit is green with a note: the published texts leave that gap, and we say how we close it. */
export function light(rules: LightRules, f: LightFacts): Light {
  const reasons: { readonly colour: Colour; readonly text: Text }[] = []
  const behind = f.gap === null ? 0 : Math.max(0, -f.gap)
  const by = rules.behind.find((r) => (r.beyond ? behind > r.least : behind >= r.least))
  if (by) reasons.push({ colour: by.colour, text: { zh: `落后序时进度${points(behind)}个百分点`, en: `${points(behind)} points behind the time line` } })
  const late = rules.notBegun.find((r) => f.monthsNotBegun >= r.months)
  if (late) reasons.push({ colour: late.colour, text: { zh: `应开工未开工${f.monthsNotBegun}个月`, en: `should have begun ${f.monthsNotBegun} months ago` } })
  const quiet = rules.silent.find((r) => f.monthsSilent >= r.months)
  if (quiet) reasons.push({ colour: quiet.colour, text: { zh: `${f.monthsSilent}个月没有入统`, en: `nothing entered for ${f.monthsSilent} months` } })
  const colour = reasons.map((r) => r.colour).toSorted((a, b) => rank[b] - rank[a])[0] ?? 'green'
  const note = colour === 'green' && behind > 0
  return { colour, note, reasons: [...reasons.map((r) => r.text), ...(note ? [{ zh: `落后${points(behind)}个百分点，在允许范围内`, en: `${points(behind)} points behind, within what is allowed` }] : [])] }
}
