/** [SA1] So many percent of a list of ids, drawn by a seed that somebody else tells. */
import { ability, given, how } from '../ability/index.ts'
import { isSeed } from '../sample/sample.ts'
import { drawSample } from '../sample/index.ts'

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
  explains(_, say) {
    const [of, percent, seed] = [say('of'), say('percent'), say('seed')]
    return {
      lines: [
        how(
          `从${of.zh}中按${percent.zh}抽取，以${seed.zh}为种子，任何人可以重算`,
          `${percent.en} of ${of.en}, drawn by ${seed.en}: anybody can draw it again`,
        ),
      ],
    }
  },
})
