/** What the numbers of owners who decide together count. */
import type { Units } from 'yimen/kernel/money'

export const units: Units = {
  head: { title: { zh: '人数', en: 'heads' }, after: { zh: '人', en: ' heads' } },
}
