/** Words that people write of people, as the programmes of support, care and goods keep them. */
import type { Field } from 'yimen/kernel/programme'
import type { Text } from 'yimen/kernel/text'

/** Several lines about somebody: sealed, and told in clear to whoever may see the case. */
export const sealedNote = (zh: string, en: string): Field & { readonly type: 'text' } => ({
  type: 'text',
  max: 500,
  lines: true,
  sealed: true,
  title: { zh, en },
})

export const reasonInClear: Text = {
  zh: '银行系统的退回原因，不是任何人写的话，发放批次里同样写明',
  en: 'The reason as the bank’s system gives it, written by nobody, and told in the batch as well',
}
