/** For mistakes in our own code. A person's mistake is a Refusal, never an assertion. */
export function assert(ok: boolean, why: string): asserts ok {
  if (!ok) throw new Error(`assertion failed: ${why}`)
}
