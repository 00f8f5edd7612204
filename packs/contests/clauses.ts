/** The texts this pack stands on, by edition. */
const text = (file: string) => (article: string) => `contests/policy/${file}.md#${article}`

/** The rules of the rehearsal's own contests: no law says how a buzzer locks. */
export const rules = text('rehearsal-contest-rules(2021-09-01)')
