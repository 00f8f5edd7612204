/** [XC16] Why the last try went wrong, in words: what we found ourselves, and the codes by which a partner says no. */
import type { Text } from '../../../kernel/text.ts'

const troubles: Readonly<Record<string, Text>> = {
  exchange_unreachable: { zh: '连不上对方服务器', en: 'Their server cannot be reached' },
  exchange_unreadable: { zh: '对方的答复无法识别', en: 'Their answer cannot be read' },
  exchange_erased: {
    zh: '待发内容的当事人资料已依法删除，无法发出',
    en: 'The data of whom it concerns was erased: it cannot be sent',
  },
  exchange_stranger: { zh: '对方没有登记我方', en: 'They have not written us down' },
  exchange_forged: { zh: '对方不认可我方签名', en: 'They do not believe our signature' },
  exchange_old_key: { zh: '对方只认可新密钥的签名', en: 'They believe our newer key alone' },
  exchange_malformed: { zh: '对方认为消息格式不合约定', en: 'To them it is no message of the agreed form' },
  exchange_cut: { zh: '对方收到的内容与签名不符', en: 'What reached them is not what was signed' },
  exchange_gap: { zh: '对方缺少前面的消息', en: 'They miss messages that came before' },
  exchange_broken_chain: {
    zh: '对方手中的前一条消息与我方的不同',
    en: 'The message before is another one with them',
  },
  exchange_fork: {
    zh: '对方已收过同一序号的另一条消息',
    en: 'They took another message under the same number',
  },
  exchange_stopped: { zh: '交换已停止，需人工核对', en: 'Exchange stopped: somebody has to look' },
  exchange_other_receipt: { zh: '收到的回执与消息不符', en: 'A receipt is of another message' },
  exchange_forged_receipt: { zh: '回执不是对方签名', en: 'A receipt is not signed by them' },
  exchange_two_receipts: {
    zh: '对方对同一条消息给了两种回执',
    en: 'They gave two different receipts for one message',
  },
  fault: { zh: '本系统发送时出错，已记入运行日志', en: 'Sending failed here, as the log of the server says' },
}

/** A partner may answer whatever it likes: its letters are not shown as if they were ours. */
export const troubleOf = (code: string): Text =>
  Object.hasOwn(troubles, code)
    ? troubles[code]!
    : { zh: '对方服务器没有受理', en: 'Their server did not take it' }
