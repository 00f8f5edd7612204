/** Whose acts decide, row by row. */
import { expect, test } from 'vitest'
import { paymentBatch } from '../../../packs/social-assistance/payment-batch.ts'
import { socialAssistance } from '../../../packs/social-assistance/index.ts'
import { elevator } from '../../../packs/elevator/index.ts'
import { decidingRoles } from './deciding.ts'

test.each([
  ['审批决定的', socialAssistance.programmes, socialAssistance.bulletins, 'township-leader', true],
  ['管钱去银行的', socialAssistance.programmes, socialAssistance.bulletins, 'county-finance', true],
  ['放款的', socialAssistance.programmes, socialAssistance.bulletins, 'county-finance-head', true],
  ['签发通报的', [], socialAssistance.bulletins, 'county-leader', true],
  ['签发加梯通报的', elevator.programmes, elevator.bulletins, 'city-office-head', true],
  ['只经办的', socialAssistance.programmes, socialAssistance.bulletins, 'township-clerk', false],
  ['村里帮办的', socialAssistance.programmes, socialAssistance.bulletins, 'village-worker', false],
] as const)('[I8] %s', (_, programmes, bulletins, role, decides) => {
  expect(decidingRoles(programmes, bulletins).has(role)).toBe(decides)
})

test('[I8] 谁也没有授权，也算得出来：看的是事项本身', () => {
  expect([...decidingRoles([paymentBatch], [])].toSorted()).toEqual(['county-finance', 'county-finance-head'])
})
