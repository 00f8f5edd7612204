/** Why somebody comes back from another house's sign-in without being signed in, in words; and whether there is such a house. */
import type { Text } from '../../kernel/text.ts'
import { useLoad } from './use-load.ts'

const words: Readonly<Record<string, Text>> = {
  expired: {
    zh: '登录用时太久或已经用过，请再点一次统一身份认证',
    en: 'That took too long or was used already: try once more',
  },
  refused: {
    zh: '认证方没有确认您的身份，请再试一次',
    en: 'The other house did not confirm who you are: try once more',
  },
  unknown: {
    zh: '您的身份已确认，但这里没有登记您的账号，请联系本单位管理员登记',
    en: 'You are known there but not here: ask your administrator to register you',
  },
  unreachable: {
    zh: '暂时连不上统一身份认证，请稍后再试，或用用户名和密码登录',
    en: 'The other house does not answer: try later, or use name and password',
  },
}

export const whyBack = (address: string): Text | null =>
  words[new URLSearchParams(address.split('?')[1] ?? '').get('oidc') ?? ''] ?? null

/** The name on the button, or null where there is none. */
export const useOidc = (): Text | null =>
  useLoad<{ readonly name: Text | null }>('/api/oidc').data?.name ?? null
