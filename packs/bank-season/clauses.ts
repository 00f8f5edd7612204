/** The texts this pack stands on, by edition. */
const text = (file: string) => (article: string) => `bank-season/policy/${file}.md#${article}`

export const deposits = text('deposit-deviation-notice(2018-06-08)')
export const local = text('rehearsal-season-parameters(2021-09-01)')
