/** [HK5] Why a receiver did not take what was sent, as people read it. */
import type { HookView } from '../../../server/contract/hooks.ts'
import type { Text } from '../../../kernel/text.ts'

type Trouble = NonNullable<HookView['sendings'][number]['trouble']>

const troubles: Readonly<Record<string, Text>> = {
  hook_unreachable: { zh: '连不上', en: 'It cannot be reached' },
  hook_slow: { zh: '超时没有答复', en: 'It did not answer in time' },
  hook_certificate: { zh: '证书无效', en: 'Its certificate is not valid' },
  hook_private_address: {
    zh: '域名指向本机或内网，没有发送',
    en: 'Its name is one of our own network: nothing was sent',
  },
  hook_redirected: { zh: '要求转到别处，没有跟随', en: 'It leads elsewhere, which is not followed' },
  hook_account_closed: { zh: '读取账户已停用', en: 'The account that is read as was switched off' },
}

export const troubleText = ({ code, status }: Trouble): Text =>
  code === 'hook_answered'
    ? { zh: `答复 ${status}`, en: `It answered ${status}` }
    : (troubles[code] ?? { zh: code, en: code })

export const offText: Readonly<Record<NonNullable<HookView['off']>, Text>> = {
  gone: {
    zh: '对方答复不再接收（410），已停止推送',
    en: 'It said that it takes nothing more (410): nothing is sent',
  },
  stopped: { zh: '已由管理员停用', en: 'Switched off by an administrator' },
}
