/** What the pages of the house say in the words of elevators. */
import type { Wording } from 'yimen/kernel/programme'

export const wording: Readonly<Record<string, Wording>> = {
  'elevator.project': {
    unanswered: {
      zh: '公示期满后由街道调解，调解自愿；有结果会写在这里。',
      en: 'After the notice the street mediates; it is voluntary. The result will stand here.',
    },
    count: { each: { zh: '{n}人', en: '{n}' }, last: { zh: '{n}人或更多', en: '{n} or more' } },
  },
}
