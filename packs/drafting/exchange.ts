/** What cases of a pack say to a partner: the columns of a message, and the effect that sends it to whom the case names. */
import type { Carried } from 'yimen/exchange'
import type { Field, SendRule } from 'yimen/kernel/programme'

export const carries = (field: Field): Carried => ({ field })
export const mayCarry = (field: Field): Carried => ({ field, optional: true })

/** To the partner that a fact of the case names. */
export const tellsTo =
  (partner: string) =>
  (message: string, tells: SendRule['tells'], more: Pick<SendRule, 'when' | 'refused'> = {}): SendRule => ({
    kind: 'send',
    message,
    to: partner,
    tells,
    ...more,
  })
