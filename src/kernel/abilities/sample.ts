/** [SA1] So many percent of a list of ids, drawn by a seed that somebody else tells. */
import { ability, given } from '../ability/index.ts'
import { drawSample, isSeed } from '../sample/index.ts'

export const sample = ability({
  id: 'kernel.sample@1',
  takes: { of: { list: 'text' }, percent: { unit: 'percent' }, seed: 'text' },
  gives: { like: 'of' },
  rules: given.nothing,
}).does({
  work: ({ of, percent, seed }) =>
    Number.isInteger(percent) && percent >= 1 && percent <= 100 && isSeed(seed)
      ? drawSample(of, percent, seed)
      : null,
})
