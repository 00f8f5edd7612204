/** The settings of sign-in at an identity provider, from the environment: all of them, or none. */
import { readFileSync } from 'node:fs'
import type { OidcSettings } from '#server'

type Environment = Readonly<Record<string, string | undefined>>

/** Undefined without `YIMEN_OIDC_ISSUER`. Throws, in both languages, at what is half said; whether it is right `startServer` looks at. */
export function oidcSettings(env: Environment): OidcSettings | undefined {
  const { YIMEN_OIDC_ISSUER: issuer, YIMEN_OIDC_CLIENT_ID: clientId, YIMEN_OIDC_NAME: name, YIMEN_PUBLIC_URL: publicUrl } = env
  if (!issuer) return undefined
  const clientSecret = secretOf(env)
  if (!clientId || !clientSecret) throw new Error('设置了 YIMEN_OIDC_ISSUER，还需要 YIMEN_OIDC_CLIENT_ID 和 YIMEN_OIDC_CLIENT_SECRET（或 YIMEN_OIDC_CLIENT_SECRET_FILE）· YIMEN_OIDC_ISSUER also needs YIMEN_OIDC_CLIENT_ID and YIMEN_OIDC_CLIENT_SECRET (or YIMEN_OIDC_CLIENT_SECRET_FILE)')
  return { issuer, clientId, clientSecret, ...(name ? { name: bothOf(name) } : {}), ...(publicUrl ? { publicUrl } : {}) }
}

function secretOf({ YIMEN_OIDC_CLIENT_SECRET: given, YIMEN_OIDC_CLIENT_SECRET_FILE: file }: Environment): string | undefined {
  if (given && file) throw new Error('YIMEN_OIDC_CLIENT_SECRET 和 YIMEN_OIDC_CLIENT_SECRET_FILE 只能设置一个 · Set only one of YIMEN_OIDC_CLIENT_SECRET and YIMEN_OIDC_CLIENT_SECRET_FILE')
  if (!file) return given
  try {
    /** An editor ends the file with a line feed that is no part of the secret. */
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new Error(`读不出 YIMEN_OIDC_CLIENT_SECRET_FILE 指定的文件 ${file} · The file of YIMEN_OIDC_CLIENT_SECRET_FILE cannot be read: ${file}`)
  }
}

/** `中文|English`; one name serves both. */
function bothOf(name: string): { readonly zh: string; readonly en: string } {
  const [zh, en] = name.split('|').map((part) => part.trim())
  return { zh: zh!, en: en || zh! }
}
