/** [Q7] A parameter's values follow one another by day, each is looked at again after it began, and each has a source. */
import { finding, type Look } from './finding.ts'

export const params: Look = (p) =>
  Object.entries(p.params).flatMap(([name, param]) =>
    param.history.flatMap((entry, i) => {
      const where = `params.${name}.history.${i}`
      const before = param.history.slice(0, i).find((e) => e.area === entry.area && e.from >= entry.from)
      return [
        ...(before
          ? [
              finding(
                'Q7',
                where,
                '起始日不晚于前一个值',
                'begins no later than the value before it',
                `${before.from}, ${entry.from}`,
              ),
            ]
          : []),
        ...(entry.reviewBy <= entry.from
          ? [
              finding(
                'Q7',
                where,
                '复核日早于起始日',
                'is to be reviewed before it begins',
                `${entry.from} … ${entry.reviewBy}`,
              ),
            ]
          : []),
        ...(entry.value !== null && (!Number.isSafeInteger(entry.value) || entry.value < 0)
          ? [
              finding(
                'Q7',
                where,
                '应为不小于零的整数',
                'must be a whole number of at least zero',
                String(entry.value),
              ),
            ]
          : []),
      ]
    }),
  )
