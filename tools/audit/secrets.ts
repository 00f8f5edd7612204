/** [E11] What must never be committed: keys, tokens, passwords in addresses. Finds what looks like one, and says where. */

const kinds: readonly (readonly [what: string, looks: RegExp])[] = [
  ['私钥 · a private key', /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/],
  [
    '云服务密钥 · a cloud key',
    /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bLTAI[A-Za-z0-9]{16,20}\b|\bAKID[A-Za-z0-9]{32}\b/,
  ],
  [
    '代码平台令牌 · a forge’s token',
    /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{40,}|glpat-[\w-]{20,}|npm_[A-Za-z0-9]{36})\b/,
  ],
  ['聊天平台令牌 · a chat’s token', /\bxox[abprs]-[\w-]{10,}/],
  ['签名令牌 · a signed token', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/],
  [
    '地址里的密码 · a password in an address',
    /\b[a-z][a-z0-9+]*:\/\/[^\s/:@'"`$<>{}]+:[^\s/:@'"`$<>{}]+@[\w.-]+/i,
  ],
  [
    '写死的密钥 · a key written down',
    /(?:master|secret|token|passw(?:or)?d|api[_-]?key|private[_-]?key)\w*['"]?\s*[:=]\s*['"`](?=[^'"`]*\d)(?=[^'"`]*[A-Za-z])[A-Za-z0-9+/_=-]{32,}['"`]/i,
  ],
]

/** Files of bytes, and the lock file, whose hashes are meant to be there. */
const passed = /(^|\/)package-lock\.json$|\.(png|jpe?g|gif|ico|woff2?|pdf|docx|gz)$/

export function secretFaults(file: string, text: string): readonly string[] {
  if (passed.test(file)) return []
  return text
    .split('\n')
    .flatMap((line, i) =>
      kinds.filter(([, looks]) => looks.test(line)).map(([what]) => `${file}:${i + 1} ${what}`),
    )
}
