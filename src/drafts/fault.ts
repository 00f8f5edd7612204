/** Why a file is no draft that we read, in words that say what to do about it. */
import type { Text } from '#kernel/text'
import type { SheetFaultCode } from '#sheets'

export type DraftFaultCode =
  | 'not_a_draft'
  | 'old_format'
  | 'encrypted'
  | 'too_large'
  | 'bomb'
  | 'too_long'
  | 'empty'
  | 'broken'
  | 'too_slow'
  | 'too_much_memory'

export type DraftLimits = {
  /** Of the file and of all that is unpacked from it. */
  readonly bytes: number
  readonly ratio: number
  readonly bombBytes: number
  /** Of the text, in UTF-16 units. */
  readonly characters: number
  /** Of the thread's work. */
  readonly milliseconds: number
  readonly memoryMiB: number
}

/** A hundred thousand characters are two hundred printed pages. */
export const draftLimits: DraftLimits = {
  bytes: 48 * 1024 * 1024,
  ratio: 200,
  bombBytes: 8 * 1024 * 1024,
  characters: 100_000,
  milliseconds: 20_000,
  memoryMiB: 128,
}

const words: Readonly<Record<DraftFaultCode, (l: DraftLimits) => Text>> = {
  not_a_draft: () => ({
    zh: '这不是可以核对的文稿，请另存为 .docx 或者 .txt，或者把文字粘贴到文本框里',
    en: 'This is no draft that can be checked: save it as .docx or .txt, or paste its text',
  }),
  old_format: () => ({
    zh: '这是旧版 .doc（或 WPS、网页格式）的文件，请打开后另存为 .docx 再核对',
    en: 'This file is in an old .doc or another format: open it, save it as .docx and try again',
  }),
  encrypted: () => ({
    zh: '文件设有打开密码或已加密，请取消密码后再核对',
    en: 'The file is encrypted or has a password: take the password off and try again',
  }),
  too_large: () => ({
    zh: '文件过大，请去掉图片后再核对，或者只粘贴正文',
    en: 'The file is too large: take the pictures out, or paste the text alone',
  }),
  bomb: () => ({
    zh: '文件压缩异常，展开后大小与压缩前不相称，不予读取，请把正文粘贴到文本框里',
    en: 'The file unpacks to far more than it should: paste its text instead',
  }),
  too_long: (l) => ({
    zh: `文稿超过${l.characters}字，请分成几份核对`,
    en: `The draft is longer than ${l.characters} characters: check it in parts`,
  }),
  empty: () => ({ zh: '没有文字可以核对', en: 'There is no text to check' }),
  broken: () => ({
    zh: '文件不完整或内容有误，请打开核对后另存为 .docx 再试',
    en: 'The file is damaged or not whole: open it, save it as .docx and try again',
  }),
  too_slow: (l) => ({
    zh: `核对用时超过${Math.ceil(l.milliseconds / 1000)}秒，已停止，请分成几份核对`,
    en: `Checking took more than ${Math.ceil(l.milliseconds / 1000)} seconds and was stopped: check it in parts`,
  }),
  too_much_memory: () => ({
    zh: '文件内容过多，核对所需内存超出上限，已停止，请分成几份核对',
    en: 'Checking needs more memory than it may have and was stopped: check it in parts',
  }),
}

/** [DR2] The one error for a file's fault: a code for programs, words for the person, nothing of the content. */
export class DraftFault extends Error {
  readonly code: DraftFaultCode
  readonly detail: Text
  constructor(code: DraftFaultCode, limits: DraftLimits = draftLimits) {
    super(code)
    this.name = 'DraftFault'
    this.code = code
    this.detail = words[code](limits)
  }
}

/** What the guards of packed files say, said of a draft. */
export function fromPacked(code: SheetFaultCode): DraftFaultCode {
  switch (code) {
    case 'not_a_sheet':
    case 'has_macros':
      return 'not_a_draft'
    case 'too_many_rows':
    case 'too_many_columns':
    case 'cell_too_long':
      return 'too_long'
    default:
      return code
  }
}
