/** [E10] The bill of materials (CycloneDX): npm's own, completed from the lock file, which it follows incompletely. */
import { nameOf, type Lock, type Locked } from './lock.ts'

type Component = {
  readonly 'bom-ref': string
  readonly name: string
  readonly version: string
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[]
}
export type Bill = { readonly bomFormat: string; readonly components: readonly Component[] }

const refOf = (path: string, p: Locked): string => `${nameOf(path, p)}@${p.version}`
const hashOf = (p: Locked): string =>
  Buffer.from((p.integrity ?? '').replace(/^sha512-/, ''), 'base64').toString('hex')

const production = (lock: Lock): readonly (readonly [path: string, p: Locked])[] =>
  Object.entries(lock.packages).filter(([path, p]) => path !== '' && !p.dev)

/** npm leaves out what development needs too, and what other systems would install. Both are shipped, so both are named. */
export function completed(bill: Bill, lock: Lock): Bill {
  const namedRefs = new Set(bill.components.map((c) => c['bom-ref']))
  const missing = new Map(
    production(lock)
      .filter(([path, p]) => !namedRefs.has(refOf(path, p)))
      .map(([path, p]) => [refOf(path, p), componentOf(nameOf(path, p), p)]),
  )
  return { ...bill, components: [...bill.components, ...missing.values()] }
}

const componentOf = (name: string, p: Locked) => ({
  'bom-ref': `${name}@${p.version}`,
  type: 'library',
  name,
  version: p.version!,
  scope: p.optional ? 'optional' : 'required',
  purl: `pkg:npm/${name.replace('@', '%40')}@${p.version}`,
  hashes: [{ alg: 'SHA-512', content: hashOf(p) }],
  licenses: [
    /\s/.test(p.license!)
      ? { expression: p.license!.replace(/^\((.*)\)$/, '$1') }
      : { license: { id: p.license! } },
  ],
})

/** Packages of production that the bill does not name, or names with other bytes. */
export function billFaults(bill: Bill, lock: Lock): readonly string[] {
  const named = new Map(bill.components.map((c) => [c['bom-ref'], c]))
  return production(lock).flatMap(([path, p]) => {
    const ref = refOf(path, p)
    const component = named.get(ref)
    if (!component) return [`${ref} 不在物料清单里 · is not in the bill of materials`]
    const sha512 = component.hashes?.find((h) => h.alg === 'SHA-512')?.content
    return sha512 === hashOf(p)
      ? []
      : [`${ref} 在物料清单里是别的内容 · has other bytes in the bill of materials`]
  })
}
