/** The texts this pack stands on, by edition. */
const text = (file: string) => (article: string) => `volunteers/policy/${file}.md#${article}`

export const service = text('volunteer-service-regulations(2017-08-22)')
export const minors = text('minors-in-service(2021-12-03)')
export const local = text('rehearsal-lengshuitan-parameters(2021-03-01)')
