/** Passwords: how they are kept, and which are too easy to guess. */
import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** Argon2id with 19 MiB and two passes (OWASP's first choice for servers). */
export const hashPassword = (password: string): Promise<string> =>
  hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })

/** A stand-in that costs the same to check, so that an unknown name answers as slowly as a wrong password. */
const nobody = hashPassword(randomBytes(16).toString('hex'))

/** [I1] Whether the password fits; null stands for a name that nobody has, and costs the same. */
export async function fits(storedHash: string | null, password: string): Promise<boolean> {
  const right = await verify(storedHash ?? (await nobody), password).catch(() => false)
  return right && storedHash !== null
}

const shortest = 10
/** What people type first; anything that is one sign over and over, or in keyboard order, falls out by `isEasy`. */
const common = [
  '1234567890',
  'password123',
  'qwertyuiop',
  'admin123456',
  'woaini1314',
  'zxcvbnm123',
  'a123456789',
  '1q2w3e4r5t',
  'yimen12345',
  'abc1234567',
]

/** [I6] Why a new password will not do, or null: length before tricks (NIST SP 800-63B). */
export function weakness(
  password: string,
  login: string,
): { readonly zh: string; readonly en: string } | null {
  if ([...password].length < shortest)
    return {
      zh: `密码至少${shortest}位，可以用一句好记的话`,
      en: `At least ${shortest} characters; a sentence that you remember will do`,
    }
  if (isEasy(password.toLowerCase(), login.toLowerCase()))
    return { zh: '这个密码太容易猜到，请换一个', en: 'This password is too easy to guess: choose another' }
  return null
}

const isEasy = (password: string, login: string): boolean =>
  password.includes(login) ||
  common.includes(password) ||
  new Set(password).size < 4 ||
  '0123456789012345678901234567890'.includes(password) ||
  '9876543210987654321098765432109'.includes(password)
