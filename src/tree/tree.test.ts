/** The tree against the numbers that RFC 6962's reference implementation published, against another library, and against forgers. */
import { createHash } from 'node:crypto'
import { RFC9162 } from '@transmute/rfc9162'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainHash } from '#store'
import {
  chainEntry,
  checkpointText,
  consistencyRanges,
  emptyRoot,
  fromBase64,
  fromBase64Url,
  fullNodes,
  grown,
  inclusionRanges,
  isConsistent,
  isIncluded,
  joined,
  leafHash,
  noLeaves,
  nodeHash,
  readNote,
  rootOf,
  signedNote,
  toBase64,
  toBase64Url,
  treeRoot,
  type Range,
} from './index.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())
const hex = (b: Uint8Array): string => Buffer.from(b).toString('hex')
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))
const entry = (i: number): Uint8Array => new Uint8Array(Buffer.from(`entry ${i}`))
const leavesOf = (n: number): readonly Uint8Array[] =>
  Array.from({ length: n }, (_, i) => leafHash(sha256, entry(i)))
const hashesOf = (leaves: readonly Uint8Array[], ranges: readonly Range[]): readonly Uint8Array[] =>
  ranges.map((r) =>
    joined(
      sha256,
      fullNodes(r).map((n) =>
        treeRoot(sha256, leaves.slice(n.index * 2 ** n.level, (n.index + 1) * 2 ** n.level)),
      ),
    ),
  )
const flipped = (b: Uint8Array, bit: number): Uint8Array =>
  b.map((x, i) => (i === bit >> 3 ? x ^ (1 << (bit & 7)) : x))

/** The eight inputs and eight roots of Certificate Transparency's own tests. */
const inputs = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(bytes)
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

test('[T1] nothing has the hash of nothing; an empty leaf, and the published roots of one to eight leaves', () => {
  expect(hex(emptyRoot(sha256))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(hex(treeRoot(sha256, []))).toBe(hex(emptyRoot(sha256)))
  expect(hex(leafHash(sha256, new Uint8Array(0)))).toBe(roots[0])
  const leaves = inputs.map((e) => leafHash(sha256, e))
  expect(leaves.map((_, i) => hex(treeRoot(sha256, leaves.slice(0, i + 1))))).toEqual(roots)
  expect(hex(nodeHash(sha256, leaves[0]!, leaves[1]!))).toBe(roots[1])
})

test.each([
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
])('[T2] the published audit path of leaf %i of %i', (index, size, path) => {
  const leaves = inputs.slice(0, size).map((e) => leafHash(sha256, e))
  expect(hashesOf(leaves, inclusionRanges(index, size)).map(hex)).toEqual(path)
  expect(
    isIncluded(sha256, { index, size, path: path.map(bytes) }, leaves[index]!, bytes(roots[size - 1]!)),
  ).toBe(true)
})

test.each([
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
])('[T3] the published proof that %i leaves begin %i', (first, second, path) => {
  const leaves = inputs.map((e) => leafHash(sha256, e))
  expect(hashesOf(leaves, consistencyRanges(first, second)).map(hex)).toEqual(path)
  expect(
    isConsistent(
      sha256,
      { first, second, path: path.map(bytes) },
      bytes(roots[first - 1]!),
      bytes(roots[second - 1]!),
    ),
  ).toBe(true)
})

const sizes = fc.integer({ min: 1, max: 200 })
const inTree = sizes.chain((size) =>
  fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }) }),
)

test('[T1] [T2] [T3] another library gives the same roots and the same proofs, for every size to 200', async () => {
  for (let size = 1; size <= 200; size++)
    expect(hex(treeRoot(sha256, leavesOf(size)))).toBe(
      hex(await RFC9162.treeHead(Array.from({ length: size }, (_, i) => entry(i)))),
    )
  await fc.assert(
    fc.asyncProperty(inTree, async ({ size, index }) => {
      const entries = Array.from({ length: size }, (_, i) => entry(i))
      const leaves = leavesOf(size)
      expect(hashesOf(leaves, inclusionRanges(index, size)).map(hex)).toEqual(
        (await RFC9162.PATH(index, entries)).map(hex),
      )
      if (index === 0) return
      /** The library also sends the older root where §2.1.4.1 leaves it out, when that tree is a full subtree. */
      const theirs = (await RFC9162.PROOF(index, entries)).map(hex)
      expect(hashesOf(leaves, consistencyRanges(index, size)).map(hex)).toEqual(
        Number.isInteger(Math.log2(index)) ? theirs.slice(1) : theirs,
      )
    }),
    { numRuns: 60 },
  )
})

test('[T1] a tree that grows in pieces is the tree that was made at once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 5 }), (pieces) => {
      const leaves = leavesOf(pieces.reduce((a, b) => a + b, 0))
      let at = 0
      const f = pieces.reduce((was, n) => grown(sha256, was, leaves.slice(at, (at += n))), noLeaves)
      expect(f.size).toBe(leaves.length)
      expect(hex(rootOf(sha256, f))).toBe(hex(treeRoot(sha256, leaves)))
    }),
  )
})

test('[T2] an honest proof passes; a flipped bit, another index, a missing or a spare step do not', () => {
  fc.assert(
    fc.property(inTree, fc.nat(), fc.nat(), ({ size, index }, any, bit) => {
      const leaves = leavesOf(size)
      const root = treeRoot(sha256, leaves)
      const path = hashesOf(leaves, inclusionRanges(index, size))
      const leaf = leaves[index]!
      const passes = (
        changed: Partial<{ index: number; size: number; path: readonly Uint8Array[] }>,
        l = leaf,
        r = root,
      ) => isIncluded(sha256, { index, size, path, ...changed }, l, r)
      expect(passes({})).toBe(true)
      expect(passes({}, flipped(leaf, bit % 256))).toBe(false)
      expect(passes({}, leaf, flipped(root, bit % 256))).toBe(false)
      if (path.length > 0)
        expect(
          passes({ path: path.map((p, i) => (i === any % path.length ? flipped(p, bit % 256) : p)) }),
        ).toBe(false)
      if (size > 1) expect(passes({ index: (index + 1 + (any % (size - 1))) % size })).toBe(false)
      expect(passes({ path: [...path, root] })).toBe(false)
      expect(passes({ path: path.slice(1) })).toBe(size === 1)
      expect(passes({ path: path.map((p) => p.slice(0, 31)) })).toBe(size === 1)
      for (const wrong of [index - size, size, size + any, -1, 0.5, Number.NaN, 2 ** 60])
        expect(passes({ index: wrong })).toBe(false)
      for (const wrong of [0, -1, index, size * 2 ** 20, 2 ** 60, Number.NaN])
        expect(passes({ size: wrong })).toBe(false)
    }),
  )
})

/**
 * Which side each step of a path is on: two sizes with the same steps for a leaf have the same path, and only
 * the signature tells them apart.
 */
const steps = (index: number, size: number): string =>
  inclusionRanges(index, size)
    .map((r) => (r.to <= index ? 'L' : 'R'))
    .join('')

test('[T2] another size is refused whenever it gives the leaf another way up; else the head’s signature holds it', () => {
  fc.assert(
    fc.property(inTree, sizes, ({ size, index }, wrong) => {
      fc.pre(wrong > index)
      const leaves = leavesOf(size)
      const passed = isIncluded(
        sha256,
        { index, size: wrong, path: hashesOf(leaves, inclusionRanges(index, size)) },
        leaves[index]!,
        treeRoot(sha256, leaves),
      )
      expect(passed).toBe(steps(index, wrong) === steps(index, size))
    }),
  )
})

test('[T3] an older tree begins a newer one; another root, a flipped bit, sizes turned round do not', () => {
  fc.assert(
    fc.property(inTree, fc.nat(), fc.nat(), ({ size: second, index }, any, bit) => {
      const first = index + 1
      const leaves = leavesOf(second)
      const older = treeRoot(sha256, leaves.slice(0, first))
      const newer = treeRoot(sha256, leaves)
      const path = hashesOf(leaves, consistencyRanges(first, second))
      const passes = (
        changed: Partial<{ first: number; second: number; path: readonly Uint8Array[] }>,
        a = older,
        b = newer,
      ) => isConsistent(sha256, { first, second, path, ...changed }, a, b)
      expect(passes({})).toBe(true)
      expect(passes({}, flipped(older, bit % 256))).toBe(false)
      expect(passes({}, older, flipped(newer, bit % 256))).toBe(false)
      if (path.length > 0)
        expect(
          passes({ path: path.map((p, i) => (i === any % path.length ? flipped(p, bit % 256) : p)) }),
        ).toBe(false)
      expect(passes({ path: [...path, newer] })).toBe(false)
      if (first !== second) expect(passes({ first: second, second: first })).toBe(false)
      for (const wrong of [0, -1, 0.5, second + 1, 2 ** 60, Number.NaN])
        expect(passes({ first: wrong })).toBe(false)
      /** A history that differs in one entry before the older head is not its beginning. */
      const forked = leaves.map((l, i) => (i === any % first ? leafHash(sha256, entry(-1)) : l))
      expect(
        isConsistent(
          sha256,
          { first, second, path: hashesOf(forked, consistencyRanges(first, second)) },
          older,
          treeRoot(sha256, forked),
        ),
      ).toBe(false)
    }),
  )
})

test('[T4] base64 is one text for one value; a note is read as it was written and in no other way', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (b) => {
      expect(toBase64(b)).toBe(Buffer.from(b).toString('base64'))
      expect(toBase64Url(b)).toBe(Buffer.from(b).toString('base64url'))
      expect(hex(fromBase64(toBase64(b))!)).toBe(hex(b))
      expect(hex(fromBase64Url(toBase64Url(b))!)).toBe(hex(b))
    }),
  )
  for (const wrong of ['A', 'AB', 'AB==C', 'AB=', 'A===', 'AA=A', '+ /=', 'AB==\n', '/x=='])
    expect(fromBase64(wrong)).toBeNull()
  const text = checkpointText({ origin: 'yimen/430523', size: 7, root: bytes(roots[6]!) })
  expect(text).toBe(`yimen/430523\n7\n${Buffer.from(roots[6]!, 'hex').toString('base64')}\n`)
  const note = signedNote(text, [
    { name: 'yimen/430523', keyId: new Uint8Array([1, 2, 3, 4]), signature: new Uint8Array(64).fill(9) },
  ])
  expect(note.endsWith('=\n')).toBe(true)
  expect(readNote(note)).toMatchObject({
    text,
    checkpoint: { origin: 'yimen/430523', size: 7 },
    signatures: [{ name: 'yimen/430523' }],
  })
  for (const wrong of [
    note.slice(0, -1),
    `${note}x`,
    note.replace('\n7\n', '\n07\n'),
    note.replace('\n7\n', '\n-7\n'),
    note.replace('\u2014', '-'),
    text,
    '',
  ])
    expect(readNote(wrong)).toBeNull()
})

test('[S2] the chain worked out from bytes alone is the chain that the store keeps', () => {
  const first = chainHash(null, '{"说明":"第一条"}')
  expect(hex(chainEntry(sha256, null, new Uint8Array(Buffer.from('{"说明":"第一条"}'))))).toBe(hex(first))
  expect(hex(chainEntry(sha256, first, new Uint8Array(Buffer.from('{}'))))).toBe(hex(chainHash(first, '{}')))
})
