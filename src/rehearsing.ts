/** What a start says, or refuses, before it serves: a rehearsal with public passwords is not for the public, and root is not for serving. */

export type Starting = {
  /** `YIMEN_PUBLIC_URL`. */ readonly publicUrl: string | undefined
  /** `YIMEN_REHEARSAL`. */ readonly rehearsal: string | undefined
  /** What of each realm stands in the database: null where nothing does yet. */
  readonly realms: readonly ({ readonly rehearsal: boolean } | null)[]
}

/** Whether a realm that is empty is filled with the rehearsal: not beside a real one, and not where it is switched off. */
export const fillsRealms = ({ rehearsal, realms }: Omit<Starting, 'publicUrl'>): boolean =>
  rehearsal !== 'off' && !realms.some((r) => r !== null && !r.rehearsal)

const isRehearsal = (s: Starting): boolean =>
  s.realms.some((r) => r?.rehearsal === true) || (fillsRealms(s) && s.realms.includes(null))

/** [RM10] Throws where a rehearsal would be served to the public; else what the log says of one, or null. */
export function rehearsalWarning(s: Starting): string | null {
  if (!isRehearsal(s)) return null
  if (s.publicUrl !== undefined && s.publicUrl !== '')
    throw new Error(
      '这是演练：所有账号的密码都是公开的，不能用 YIMEN_PUBLIC_URL 对外提供服务，没有启动。正式使用请设置 YIMEN_REHEARSAL=off，并换一个新的 YIMEN_HOME ' +
        '或数据库；只是演练，请去掉 YIMEN_PUBLIC_URL · This is a rehearsal whose passwords are public, so nothing was started ' +
        'with YIMEN_PUBLIC_URL. For real work set YIMEN_REHEARSAL=off with a new YIMEN_HOME or database; for a ' +
        'rehearsal unset YIMEN_PUBLIC_URL',
    )
  return '注意：这是演练，所有账号的密码都是公开的，请勿录入真实信息；正式使用请设置 YIMEN_REHEARSAL=off · Warning: this is a rehearsal, and every account’s password is public: enter nothing real. For real work set YIMEN_REHEARSAL=off'
}

/** What root is told: how to be somebody else. */
export const rootWarning = (uid: number | undefined, home: string): string | null =>
  uid === 0
    ? `注意：正以 root 身份运行。建议换成普通用户：useradd --system yimen，chown -R yimen ${home}，再用 sudo -u yimen npm start（systemd 用 User=yimen） · Warning: running as root. Better as a user of its own: useradd --system yimen, chown -R yimen ${home}, then sudo -u yimen npm start (with systemd: User=yimen)`
    : null
