/** What an administrator writes into the environment, and what is said when it is only half of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { oidcSettings } from './oidc-settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'yimen-oidc-'))
const file = join(folder, 'secret')
writeFileSync(file, 'from-a-file\n')
afterAll(() => rmSync(folder, { recursive: true }))

const issuer = { YIMEN_OIDC_ISSUER: 'https://id.example.gov.cn' }
const whole = { ...issuer, YIMEN_OIDC_CLIENT_ID: 'yimen', YIMEN_OIDC_CLIENT_SECRET: 'secret' }
const read = { issuer: 'https://id.example.gov.cn', clientId: 'yimen', clientSecret: 'secret' }

test.each([
  ['nothing', {}, undefined],
  ['no issuer', { YIMEN_OIDC_CLIENT_ID: 'yimen', YIMEN_PUBLIC_URL: 'https://yimen.example.gov.cn' }, undefined],
  ['what is needed', whole, read],
  ['a secret in a file', { ...issuer, YIMEN_OIDC_CLIENT_ID: 'yimen', YIMEN_OIDC_CLIENT_SECRET_FILE: file }, { ...read, clientSecret: 'from-a-file' }],
  ['a name in both languages, and where browsers reach us', { ...whole, YIMEN_OIDC_NAME: '湘政通 | Hunan Pass', YIMEN_PUBLIC_URL: 'https://yimen.example.gov.cn' }, { ...read, name: { zh: '湘政通', en: 'Hunan Pass' }, publicUrl: 'https://yimen.example.gov.cn' }],
  ['one name for both', { ...whole, YIMEN_OIDC_NAME: '湘政通' }, { ...read, name: { zh: '湘政通', en: '湘政通' } }],
])('[O6] %s', (_, env, settings) => {
  expect(oidcSettings(env)).toEqual(settings)
})

test.each([
  ['no client', issuer, 'YIMEN_OIDC_CLIENT_ID'],
  ['no secret', { ...issuer, YIMEN_OIDC_CLIENT_ID: 'yimen' }, 'YIMEN_OIDC_CLIENT_SECRET'],
  ['two secrets', { ...whole, YIMEN_OIDC_CLIENT_SECRET_FILE: file }, 'YIMEN_OIDC_CLIENT_SECRET_FILE'],
  ['a file that is not there', { ...issuer, YIMEN_OIDC_CLIENT_ID: 'yimen', YIMEN_OIDC_CLIENT_SECRET_FILE: join(folder, 'none') }, 'YIMEN_OIDC_CLIENT_SECRET_FILE'],
])('[O6] %s stops the start', (_, env, named) => {
  expect(() => oidcSettings(env)).toThrow(named)
})
