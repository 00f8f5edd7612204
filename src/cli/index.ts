/** What the start needs of the command line: to play the rehearsal. */
import { makeRehearsal } from '../../packs/rehearsal.ts'
import { playRehearsal, type RehearseOptions } from './rehearse.ts'

const defaultSeed = 20211020

/** Makes the rehearsal from a seed and plays it through the API. */
export const rehearse = (options: RehearseOptions & { readonly seed?: number }) => playRehearsal(makeRehearsal(options.seed ?? defaultSeed), options)

/** Prints it instead: the registry, then a line for each command. The same to the byte for the same seed. */
export function printRehearsal(seed: number | undefined, write: (line: string) => void): number {
  const { registry, waves } = makeRehearsal(seed ?? defaultSeed)
  write(JSON.stringify(registry))
  for (const line of waves.flat()) write(JSON.stringify(line))
  return 0
}
