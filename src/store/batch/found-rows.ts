/** What things are found by, as rows. */

/** [FD3] One key of a case. */
export type KeyRow = {
  /** In hexadecimal. */
  readonly key: string
  readonly case: string
  readonly field: string
  readonly line: number
  readonly programme: string
  readonly area: string
  readonly person: string | null
  /** Under whose key it is sealed; null where that is the person's. */
  readonly subject: string | null
}

/** [FD5] One word of an entry. */
export type WordRow = {
  readonly word: string
  readonly register: string
  readonly id: string
  readonly area: string
}
