/** [PG4] [PG5] Whose an answer is, and whether a log goes on from the head that was seen. */
import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  checkpointText,
  consistencyRanges,
  emptyRoot,
  leafHash,
  nodeHash,
  originOf,
  toBase64,
  type Hash,
} from '#tree'
import { answerText, continuationFault, signatureFault, type Means, type TellingHead } from './heads.ts'

const hash: Hash = (b) => new Uint8Array(createHash('sha256').update(b).digest())
const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const means: Means = {
  hash,
  verifies: (_, key, text, signature) =>
    Buffer.from(key).equals(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)) &&
    verify(null, Buffer.from(text), publicKey, signature),
}
const leavesOf = (n: number, fork = -1) =>
  Array.from({ length: n }, (_, i) => leafHash(hash, Buffer.from(i === fork ? `other ${i}` : `leaf ${i}`)))
/** The root of a range, split at the largest power of two below it. */
function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return emptyRoot(hash)
  if (leaves.length === 1) return leaves[0]!
  const left = 2 ** Math.floor(Math.log2(leaves.length - 1))
  return nodeHash(hash, rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)))
}
const seen = (n: number, fork?: number) => ({
  size: n,
  root: toBase64(rootOf(leavesOf(n, fork))),
  at: '2021-10-20T09:00:00+08:00',
  keyId: 'k',
})
const proof = (first: number, second: number, fork?: number) => ({
  path: consistencyRanges(first, second).map(({ from, to }) =>
    toBase64(rootOf(leavesOf(second, fork).slice(from, to))),
  ),
})

test.each([
  ['第一次见到', null, seen(5), null, null],
  ['没有长', seen(5), seen(5), null, null],
  ['接着长', seen(5), seen(9), proof(5, 9), null],
  ['短了', seen(9), seen(5), null, 'shorter'],
  ['同样长，另一个根', seen(5), seen(5, 2), null, 'forked'],
  ['长了而没有证明', seen(5), seen(9), null, 'forked'],
  ['证明是另一个日志的', seen(5), seen(9, 2), proof(5, 9, 2), 'forked'],
  ['证明里有不是编码的', seen(5), seen(9), { path: ['*'] }, 'forked'],
] as const)('[PG5] %s', (_, last, head, path, fault) => {
  expect(continuationFault(last, head, path, means)).toBe(fault)
})

const signed = (text: string): string => toBase64(new Uint8Array(sign(null, Buffer.from(text), privateKey)))
const head: TellingHead = {
  ...seen(5),
  origin: originOf('430300'),
  alg: 'ed25519',
  publicKey: toBase64(new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))),
  signature: signed(checkpointText({ origin: originOf('430300'), size: 5, root: rootOf(leavesOf(5)) })),
}
const answer = {
  asOf: '2021-10-20',
  hash: 'abc',
  signature: signed(answerText('430300', '2021-10-20', head, 'abc')),
}

test.each([
  ['自己的', '430300', head, answer, null],
  ['别的地区的日志', '430702', head, answer, 'other_log'],
  ['改了一个数', '430300', head, { ...answer, hash: 'abd' }, 'unsigned'],
  ['另一天的', '430300', head, { ...answer, asOf: '2021-10-21' }, 'unsigned'],
  ['另一个日志头下的', '430300', { ...head, ...seen(6) }, answer, 'unsigned'],
  ['没有签名', '430300', head, { ...answer, signature: '' }, 'unsigned'],
  ['别人的钥匙', '430300', { ...head, publicKey: toBase64(new Uint8Array(32)) }, answer, 'unsigned'],
] as const)('[PG4] %s', (_, realm, h, a, fault) => {
  expect(signatureFault(realm, h, a, means)).toBe(fault)
})
