/** Where the master keys of an installation are: in the environment, in a file that it names, or in the file of its home. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writePrivate } from '#embedded'
import { shortestMasterBytes } from './masters.ts'

export type MasterSource = { readonly kind: 'setting' | 'named' | 'home'; readonly where: string }

type Env = Readonly<Record<string, string | undefined>>

export function masterSource(env: Env, homeDir: string): MasterSource {
  if (env.YIMEN_MASTER !== undefined) return { kind: 'setting', where: 'YIMEN_MASTER' }
  if (env.YIMEN_MASTER_FILE !== undefined) return { kind: 'named', where: env.YIMEN_MASTER_FILE }
  return { kind: 'home', where: join(homeDir, 'master') }
}

/** [E6] The keys, newest first; null when there is no such file. Throws, in both languages, at one that is none. */
export function readMasters(env: Env, homeDir: string): readonly Buffer[] | null {
  const { kind, where } = masterSource(env, homeDir)
  if (kind !== 'setting' && !existsSync(where)) return null
  return parseMasters(kind === 'setting' ? env.YIMEN_MASTER! : readFileSync(where, 'utf8'), where)
}

function parseMasters(text: string, where: string): readonly Buffer[] {
  const lines = text
    .split(/[\n,]/)
    .map((l) => l.trim())
    .filter((l) => l !== '')
  if (lines.length === 0) throw new Error(`${where} 里没有主密钥 · There is no master key in ${where}`)
  return lines.map((line, i) => {
    const say = (zh: string, en: string) =>
      new Error(
        `${where} 的第${i + 1}个主密钥${zh}。请改用 openssl rand -base64 48 生成的密钥；已有数据时，须用原来的密钥 · Master key ${i + 1} of ${where} ${en}. Use one made by "openssl rand -base64 48"; where there is data already, the key that sealed it`,
      )
    if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(line)) throw say('不是 base64 文本', 'is not base64')
    const key = Buffer.from(line, 'base64url')
    if (key.length < shortestMasterBytes)
      throw say(
        `只有${key.length}个字节，至少要有${shortestMasterBytes}个`,
        `has ${key.length} bytes and needs at least ${shortestMasterBytes}`,
      )
    if (key.every((b) => b === key[0])) throw say('只是同一个字节的重复', 'is one byte repeated')
    return key
  })
}

/** A new key before the others, readable by its owner only; the first one makes the file. */
export function addMaster(homeDir: string): void {
  const path = join(homeDir, 'master')
  const older = existsSync(path) ? readFileSync(path, 'utf8').trim() : ''
  writePrivate(
    homeDir,
    'master',
    `${randomBytes(48).toString('base64url')}${older === '' ? '' : `\n${older}`}\n`,
  )
}
