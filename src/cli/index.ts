/** What the start needs of the command line: to play the rehearsal. */
import { makeRehearsal, makeRehearsals, type AnyRehearsal } from '../../packs/rehearsal.ts'
import { playRehearsal, type RehearseOptions } from './rehearse.ts'

const defaultSeed = 20211020

/** Whether somebody wrote a rehearsal for this realm. */
export const hasRehearsal = (realm: string): boolean => Object.hasOwn(makeRehearsals(defaultSeed), realm)

/** The rehearsal of a realm, or Shaoyang's where none is told; throws for a realm that has none. */
function rehearsalOf(seed: number = defaultSeed, realm?: string): AnyRehearsal {
  if (realm === undefined) return makeRehearsal(seed)
  const make = hasRehearsal(realm) ? makeRehearsals(seed)[realm] : undefined
  if (!make) throw new Error(`没有 ${realm} 的演练数据 · There is no rehearsal of ${realm}`)
  return make()
}

/** Makes the rehearsal from a seed and plays it through the API, in its own realm. */
export const rehearse = (options: RehearseOptions & { readonly seed?: number }) =>
  playRehearsal(rehearsalOf(options.seed, options.realm), options)

/** Prints it instead: the registry, then a line for each command. The same to the byte for the same seed. */
export function printRehearsal(
  seed: number | undefined,
  write: (line: string) => void,
  realm?: string,
): number {
  const { registry, waves } = rehearsalOf(seed, realm)
  write(JSON.stringify(registry))
  for (const line of waves.flat()) write(JSON.stringify(line))
  return 0
}
