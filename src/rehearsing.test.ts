/** What a start says and refuses, row by row. */
import { expect, test } from 'vitest'
import { fillsRealms, rehearsalWarning, rootWarning, type Starting } from './rehearsing.ts'

const empty = null
const rehearsal = { rehearsal: true }
const real = { rehearsal: false }

test.each<
  [string, Starting['realms'], string | undefined, string | undefined, 'refused' | 'told' | 'nothing']
>([
  ['默认启动', [empty, empty], undefined, undefined, 'told'],
  ['默认启动，还要对外', [empty, empty], undefined, 'https://yimen.example', 'refused'],
  ['装过演练，要对外', [rehearsal], undefined, 'https://yimen.example', 'refused'],
  ['装过演练，后来关掉，要对外', [rehearsal], 'off', 'https://yimen.example', 'refused'],
  ['一个地区真办、一个还是演练，要对外', [real, rehearsal], 'off', 'https://yimen.example', 'refused'],
  ['空着启动，要对外', [empty], 'off', 'https://yimen.example', 'nothing'],
  ['真办，要对外', [real, empty], undefined, 'https://yimen.example', 'nothing'],
  ['真办', [real], undefined, undefined, 'nothing'],
  ['地址写成空的', [rehearsal], undefined, '', 'told'],
])('[RM10] %s', (_, realms, setting, publicUrl, outcome) => {
  const says = () => rehearsalWarning({ realms, rehearsal: setting, publicUrl })
  if (outcome === 'refused') expect(says).toThrow(/演练.*YIMEN_PUBLIC_URL.*rehearsal/)
  else if (outcome === 'told') expect(says()).toMatch(/演练.*密码都是公开的.*password is public/)
  else expect(says()).toBeNull()
})

test('[RM10] 空的地区装演练，除非关掉或者旁边有真办的', () => {
  expect(fillsRealms({ realms: [empty], rehearsal: undefined })).toBe(true)
  expect(fillsRealms({ realms: [empty], rehearsal: 'off' })).toBe(false)
  expect(fillsRealms({ realms: [empty, real], rehearsal: undefined })).toBe(false)
})

test('root 听到怎样换普通用户，别人什么也不听', () => {
  expect(rootWarning(0, '/data')).toMatch(/root.*普通用户.*\/data/)
  expect(rootWarning(1000, '/data')).toBeNull()
  expect(rootWarning(undefined, '/data')).toBeNull()
})
