/** The secrets of a realm, and where they come from. */
import { derive, openMasters } from './masters.ts'
import type { Secrets } from './seal.ts'

/** Those that follow from one master: how a realm had them before it kept its own. */
export function secretsFrom(master: Buffer): Secrets {
  return { masters: openMasters([master]), indexing: derive(master, 'yimen index v1'), signing: derive(master, 'yimen signing v1') }
}
