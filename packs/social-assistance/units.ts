/** What social assistance counts in besides the units of the house. */
export const units = {
  family: { title: { zh: '户', en: 'families' }, after: { zh: '户', en: 'families' } },
} as const
