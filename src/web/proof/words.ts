/** What the file says, in both languages. */
import type { Text } from '../../kernel/text.ts'
import type { StepName } from './check.ts'

export const steps: Readonly<
  Record<StepName, { readonly title: Text; readonly what: Text; readonly wrong: Text }>
> = {
  head: {
    title: { zh: '日志头的签名', en: 'The signature of the log’s head' },
    what: {
      zh: '日志头写明日志共有多少条、总摘要是多少，由本机关的密钥签名。',
      en: 'The head says how many entries the log has and what their root is, and is signed with the office’s key.',
    },
    wrong: {
      zh: '签名不是这把密钥作出的，或者日志头被改动过。',
      en: 'The signature is not by this key, or the head was changed.',
    },
  },
  chain: {
    title: { zh: '办理记录前后相连', en: 'Each record follows from the one before' },
    what: {
      zh: '每条记录的原始字节连同上一条的摘要重新计算，结果应与登记的摘要一致；少一条、改一个字都会对不上。',
      en: 'The bytes of each record, with the hash before it, give the hash that was registered: one record less, or one letter changed, does not.',
    },
    wrong: { zh: '原始字节被改动过，或者缺了一条。', en: 'The bytes were changed, or a record is missing.' },
  },
  tree: {
    title: { zh: '每条记录都在日志中', en: 'Each record is in the log' },
    what: {
      zh: '按照路径（RFC 9162）逐层计算，应得到日志头中的总摘要。',
      en: 'Hashing along its path (RFC 9162) gives the root in the head.',
    },
    wrong: {
      zh: '按路径算不出总摘要：这一条不在已签名的日志里。',
      en: 'Its path does not lead to the root: it is not in the signed log.',
    },
  },
  shown: {
    title: { zh: '显示内容与原始字节一致', en: 'What is shown is what the bytes say' },
    what: {
      zh: '下面显示的时间和内容逐项与原始字节核对，并由本机关签名；已加密的敏感信息只能核对签名。',
      en: 'Times and values below are compared with the bytes one by one and signed by the office; of sealed values only the signature can be checked.',
    },
    wrong: {
      zh: '显示的内容被改动过，与原始字节或签名不符。',
      en: 'What is shown was changed: it does not agree with the bytes or with the signature.',
    },
  },
}

export const say = {
  kind: { zh: '办件离线凭证', en: 'Offline proof of a case' },
  checking: { zh: '正在核验…', en: 'Checking…' },
  pass: { zh: '核验通过', en: 'Verified' },
  passed: {
    zh: '以下办理记录完整、未被改动，且在本机关已签名的日志之中。',
    en: 'The records below are complete and unchanged, and are in the log that the office has signed.',
  },
  fail: { zh: '核验不通过', en: 'Not verified' },
  failed: {
    zh: '这份文件与已签名的日志不符，不能作为凭证。',
    en: 'This file does not agree with the signed log and proves nothing.',
  },
  broken: { zh: '文件已损坏，无法读取其中的数据。', en: 'The file is damaged: its data cannot be read.' },
  at: (seq: number, title?: Text): Text => ({
    zh: `第${seq}条记录${title ? `（${title.zh}）` : ''}不符`,
    en: `Record ${seq}${title ? ` (${title.en})` : ''} does not hold`,
  }),
  rehearsal: { zh: '演练环境：人物和数据均为虚构', en: 'Rehearsal: all people and data are fictional' },
  steps: { zh: '核验了什么', en: 'What was checked' },
  timeline: { zh: '办理经过', en: 'What happened' },
  sealed: { zh: '（原文加密保存）', en: '(kept sealed)' },
  bytes: { zh: '原始字节和摘要', en: 'Bytes and hash' },
  known: { zh: '怎样算可信', en: 'When to trust this' },
  knownText: {
    zh: '核验全部在这个文件里进行，不联网。它能证明：这些记录在签名之时已在日志中，此后一个字都没有改过。它不能证明：记录的内容当初就属实，也不能证明此后没有新的办理。请把下面的公钥指纹与本机关公布的核对；要查最新情况，请到本机关网站或窗口。',
    en:
      'Everything is checked inside this file, without a network. It proves that these records were in the log ' +
      'when it was signed and have not changed since. It does not prove that they were true when written, nor ' +
      'that nothing was done afterwards. Compare the key’s fingerprint below with the one that the office ' +
      'publishes; for the latest state ask the office.',
  },
} as const

export const labels = {
  case: { zh: '办件编号', en: 'Case' },
  title: { zh: '事项', en: 'Service' },
  area: { zh: '所在地', en: 'Place' },
  step: { zh: '当时的环节', en: 'Step at that time' },
  madeAt: { zh: '凭证生成时间', en: 'Made at' },
  size: { zh: '日志条数', en: 'Entries in the log' },
  root: { zh: '总摘要', en: 'Root' },
  headAt: { zh: '日志头时间', en: 'Head of' },
  key: { zh: '公钥指纹', en: 'Key fingerprint' },
} as const
