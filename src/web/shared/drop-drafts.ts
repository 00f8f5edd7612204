/** [DF1] Who signs out takes their drafts along: nothing that anybody wrote stays in the browser, in whatever tab it was written. */

export function dropDrafts(): void {
  for (const storage of [() => sessionStorage, () => localStorage])
    try {
      const kept = storage()
      for (const name of Object.keys(kept)) if (name.startsWith('yimen-draft-')) kept.removeItem(name)
    } catch {
      /* There were none. */
    }
}
