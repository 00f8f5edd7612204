/** How the fictional people of rehearsals sign in: no secret at all. */

/** Everybody's, in a rehearsal where nobody is real. */
export const password = 'yimen-rehearsal'

/**
 * What the phone of a fictional official holds: the login's letters and a fixed ending, base32. No secret at all, and so only
 * for people who do not exist: the page of a rehearsal shows the code that it gives.
 */
export const rehearsalSecret = (login: string): string =>
  `${login.toUpperCase().replace(/[^A-Z2-7]/g, '')}YIMENREHEARSALONLYNOSECRET`.slice(0, 32).padEnd(32, 'A')
