/** What the rooms beside the kernel ask of packs, for whoever runs the checker. */
import { campaignCheck } from '#campaign'
import { exchangeCheck, servicesCheck } from '#exchange'
import { counterCheck, stageCheck } from '#room'
import { rowsCheck } from '#rows'

export const roomChecks = [
  rowsCheck,
  campaignCheck,
  exchangeCheck,
  servicesCheck,
  stageCheck,
  counterCheck,
] as const
