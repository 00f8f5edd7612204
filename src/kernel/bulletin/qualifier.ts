/** What a page says of a number beside it (more than, nearly), and whether a number counted from records is one that it can mean. */

export type Qualifier = 'exact' | 'more_than' | 'nearly' | 'at_least' | 'rounded'

/**
 * [B15] `said` is the number as the page prints it, `counted` the figure as a bulletin prints it in the same unit; ten-thousands stay
 * ten-thousands. "More than N" is above N, and below N with one more unit of its last digit that is not zero: more than 700 is 701 to
 * 799. "Nearly N" is below N, and at least 85 hundredths of it. What is said to be rounded is what the figure comes to in
 * as many places as the page prints, a half upward. No fraction is rounded on the way.
 */
export function canMean(qualifier: Qualifier, said: string, counted: string): boolean {
  const places = Math.max(placesOf(said), placesOf(counted))
  const [page, figure] = [scaled(said, places), scaled(counted, places)]
  if (page === null || figure === null) return false
  switch (qualifier) {
    case 'exact':
      return figure === page
    case 'at_least':
      return figure >= page
    case 'more_than':
      return figure > page && figure < page + lastUnitOf(page)
    case 'rounded': {
      const unit = 10n ** BigInt(places - placesOf(said))
      return 2n * figure >= 2n * page - unit && 2n * figure < 2n * page + unit
    }
    case 'nearly':
      return figure < page && figure * 100n >= page * 85n
  }
}

const placesOf = (text: string): number => text.split('.')[1]?.length ?? 0

/** Null where it is no number: a figure without a value means nothing. */
function scaled(text: string, places: number): bigint | null {
  if (!/^\d+(\.\d+)?$/.test(text)) return null
  const [whole, fraction = ''] = text.split('.')
  return BigInt(`${whole}${fraction.padEnd(places, '0')}`)
}

/** 100 of 700, 10 of 1830, 1 of 91. */
function lastUnitOf(n: bigint): bigint {
  let unit = 1n
  while (n !== 0n && n % (unit * 10n) === 0n) unit *= 10n
  return unit
}
