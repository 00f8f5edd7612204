/** Somebody of the rehearsal. */

export type Person = {
  readonly id: string
  readonly name: string
  readonly idNo: string
  readonly phone: string
}
