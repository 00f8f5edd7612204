/** What cannot be true together in a text: shares that fit no target, parts that do not make their percentages, sums that do not add up. */
import { percentText } from '../campaign/index.ts'
import type { Text } from '../text.ts'
import { numerals, type Numeral } from './numerals.ts'

export type Contradiction = { readonly kind: 'target' | 'share' | 'sum' | 'twice' | 'row'; readonly severity: 'contradiction' | 'warning'; readonly from: number; readonly to: number; readonly said: string; readonly implied: string; readonly message: Text }

/** The whole targets that `done` of them can print so: `272` and `91` give 298 to 300. Null when there is none. Both in units, the share in printed decimals. */
export function targetsFor(done: number, share: string): readonly [number, number] | null {
  const decimals = share.split('.')[1]?.length ?? 0
  const percent = Number(share)
  if (!(percent > 0) || done <= 0) return null
  const guess = Math.round((done * 100) / percent)
  const fits = (t: number) => t > 0 && percentText(done, t, decimals) === share
  /** The share moves by less than its last digit over this many targets. */
  const reach = Math.ceil(guess / Math.max(1, percent * 10 ** decimals)) + 2
  let [low, high] = [guess, guess]
  if (!fits(guess)) {
    const near = Array.from({ length: 2 * reach + 1 }, (_, i) => guess - reach + i).find(fits)
    if (near === undefined) return null
    ;[low, high] = [near, near]
  }
  while (fits(low - 1)) low -= 1
  while (fits(high + 1)) high += 1
  return [low, high]
}

/** [B7] Everything found, in the order of the text. Reads at most 100,000 characters; throws on nothing. */
export function contradictions(text: string): readonly Contradiction[] {
  const found = sentences(text).flatMap(({ from, to }) => {
    const own = numerals(text.slice(from, to)).map((n) => ({ ...n, from: n.from + from, to: n.to + from }))
    return [...targets(text, own, from, to), ...partShares(text, own, from, to), ...sums(text, own, from)]
  })
  return [...found, ...acrossTargets(text), ...twice(text), ...rows(text)].toSorted((a, b) => a.from - b.from || a.to - b.to)
}

/** Between full stops and line ends: what belongs together. */
function sentences(text: string): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = []
  let from = 0
  for (let i = 0; i <= Math.min(text.length, 100_000); i++) {
    if (i < text.length && i < 100_000 && !'。；！？\n'.includes(text[i]!)) continue
    if (i > from) found.push({ from, to: i })
    from = i + 1
  }
  return found
}

type Claim = { readonly done: Numeral; readonly share: Numeral; readonly interval: readonly [number, number] | null; readonly stated: Numeral | null }

const shareText = (n: Numeral): string => (n.value / 100).toFixed(n.decimals)
const units = (n: Numeral): number => n.value / 100

/** A count, then its share of a target: 272台，占年度目标任务的91%. */
function claims(text: string, own: readonly Numeral[], from: number, to: number): readonly Claim[] {
  return own.flatMap((share, i) => {
    if (!share.percent) return []
    const lead = text.slice(Math.max(from, share.from - 24), share.from)
    if (!/(目标|任务|计划)[^，。]{0,10}$/.test(lead) || !/(占|完成|达|达到)/.test(lead)) return []
    const done = own.slice(0, i).findLast((n) => !n.percent && n.unit !== '百分点' && n.qualifier === 'exact')
    if (!done) return []
    const stated = own.find((n) => n !== done && !n.percent && /(目标|任务|计划)[^，。\d]{0,8}$/.test(text.slice(Math.max(from, n.from - 12), n.from))) ?? null
    return to > from ? [{ done, share, interval: targetsFor(units(done), shareText(share)), stated }] : []
  })
}

function targets(text: string, own: readonly Numeral[], from: number, to: number): readonly Contradiction[] {
  return claims(text, own, from, to).flatMap(({ done, share, interval, stated }): readonly Contradiction[] => {
    const at = { kind: 'target', severity: 'contradiction', from: done.from, to: share.to, said: text.slice(done.from, share.to) } as const
    if (!interval) return [{ ...at, implied: '—', message: { zh: `没有哪个整数目标能使${units(done)}占${shareText(share)}%`, en: `No whole target makes ${units(done)} ${shareText(share)} %` } }]
    if (stated && (units(stated) < interval[0] || units(stated) > interval[1])) return [{ ...at, implied: range(interval), message: { zh: `${units(done)}占${shareText(share)}%，目标应为${range(interval)}，文中写${units(stated)}`, en: `${units(done)} at ${shareText(share)} % means a target of ${range(interval)}, and the text says ${units(stated)}` } }]
    return []
  })
}

const range = ([low, high]: readonly [number, number]): string => (low === high ? String(low) : `${low}–${high}`)

/** Two sentences whose shares ask for targets that do not meet. */
function acrossTargets(text: string): readonly Contradiction[] {
  const all = sentences(text).flatMap(({ from, to }) => claims(text, numerals(text.slice(from, to)).map((n) => ({ ...n, from: n.from + from, to: n.to + from })), from, to)).filter((c) => c.interval !== null)
  return all.slice(1).flatMap((c, i): readonly Contradiction[] => {
    const other = all.slice(0, i + 1).find((o) => o.done.unit === c.done.unit && (o.interval![1] < c.interval![0] || o.interval![0] > c.interval![1]))
    return other ? [{ kind: 'target', severity: 'contradiction', from: c.done.from, to: c.share.to, said: text.slice(c.done.from, c.share.to), implied: `${range(other.interval!)} / ${range(c.interval!)}`, message: { zh: `前文的比例表明目标为${range(other.interval!)}，此处表明为${range(c.interval!)}`, en: `Earlier the share means a target of ${range(other.interval!)}, here ${range(c.interval!)}` } }] : []
  })
}

/** 9、3、3…分别占60%、27%、20%: as many shares as parts, worked out over their sum or the whole that is named. */
function partShares(text: string, own: readonly Numeral[], from: number, to: number): readonly Contradiction[] {
  const at = text.slice(from, to).indexOf('分别占')
  if (at < 0) return []
  const shares = own.filter((n) => n.percent && n.from > from + at)
  const parts = own.filter((n) => !n.percent && n.to <= from + at).slice(-shares.length)
  if (shares.length < 2 || parts.length !== shares.length) return []
  const sum = parts.reduce((n, p) => n + p.value, 0)
  const named = own.find((n) => !n.percent && n.to <= parts[0]!.from && n.value >= sum)
  const whole = named && named.value > 0 ? named.value : sum
  return shares.flatMap((share, i): readonly Contradiction[] => {
    const computed = percentText(parts[i]!.value, whole, share.decimals)
    return computed === null || computed === shareText(share) ? [] : [{ kind: 'share', severity: 'contradiction', from: share.from, to: share.to, said: share.text, implied: `${computed}%`, message: { zh: `${units(parts[i]!)}占${whole / 100}的${computed}%，文中写${shareText(share)}%`, en: `${units(parts[i]!)} of ${whole / 100} is ${computed} %, and the text says ${shareText(share)} %` } }]
  })
}

/** 共15个，其中甲9个、乙3个、丙2个: parts that are fewer or more than the whole. */
function sums(text: string, own: readonly Numeral[], from: number): readonly Contradiction[] {
  const among = own.findIndex((n) => /其中/.test(text.slice(Math.max(from, n.from - 14), n.from)))
  if (among <= 0) return []
  const whole = own.slice(0, among).findLast((n) => !n.percent && /(共|总|合计)[^，。\d]{0,8}$/.test(text.slice(Math.max(from, n.from - 12), n.from)))
  const parts = own.slice(among).filter((n) => !n.percent && n.unit === whole?.unit)
  if (!whole || parts.length < 2) return []
  const sum = parts.reduce((n, p) => n + p.value, 0)
  if (sum === whole.value) return []
  const over = sum > whole.value
  return [{ kind: 'sum', severity: over ? 'contradiction' : 'warning', from: whole.from, to: parts.at(-1)!.to, said: String(units(whole)), implied: String(sum / 100), message: { zh: `各项相加为${sum / 100}，文中合计为${units(whole)}`, en: `The parts sum to ${sum / 100}, and the text says ${units(whole)}` } }]
}

/** The same words before two different numbers of the same unit: 加装电梯272台 … 加装电梯262台. */
function twice(text: string): readonly Contradiction[] {
  const seen = new Map<string, Numeral>()
  const found: Contradiction[] = []
  for (const n of numerals(text)) {
    if (n.percent || n.unit === '') continue
    const label = /[\u4e00-\u9fff]{4,8}$/u.exec(text.slice(Math.max(0, n.from - 8), n.from))?.[0]?.slice(-4)
    if (label === undefined) continue
    const before = seen.get(`${label} ${n.unit}`)
    if (before && before.value !== n.value) found.push({ kind: 'twice', severity: 'warning', from: n.from, to: n.to, said: n.text, implied: before.text, message: { zh: `前文“${label}”为${before.text}，此处为${n.text}`, en: `“${label}” is ${before.text} earlier and ${n.text} here` } })
    if (!before) seen.set(`${label} ${n.unit}`, n)
  }
  return found
}

/** Pasted rows of a table, `name plan done share`: each share worked out again. */
function rows(text: string): readonly Contradiction[] {
  const found: Contradiction[] = []
  let at = 0
  for (const line of text.slice(0, 100_000).split('\n')) {
    const cells = line.split(/[\t|｜]/).map((c) => c.trim()).filter((c) => c !== '')
    const numbers = cells.slice(1).filter((c) => /^\d{1,9}(\.\d{1,2})?%?$/.test(c))
    if (cells.length >= 4 && numbers.length >= 3) {
      const [plan, done, share] = numbers as [string, string, string]
      const text2 = share.replace('%', '')
      const [p, d] = [plan, done].map((x) => Math.round(Number(x.replace('%', '')) * 100)) as [number, number]
      const computed = percentText(d, p, text2.split('.')[1]?.length ?? 0)
      if (computed !== null && computed !== text2 && Math.abs(Number(computed) - Number(text2)) < 100) found.push({ kind: 'row', severity: 'contradiction', from: at, to: at + line.length, said: `${text2}%`, implied: `${computed}%`, message: { zh: `${cells[0]}：${done}/${plan}为${computed}%，表中写${text2}%`, en: `${cells[0]}: ${done} of ${plan} is ${computed} %, and the table says ${text2} %` } })
    }
    at += line.length + 1
  }
  return found
}
