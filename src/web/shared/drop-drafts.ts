/** [DF1] Who signs out takes their drafts along: nothing that anybody wrote stays in the browser, in whatever tab it was written. */

export function dropDrafts(): void {
  for (const storage of [() => sessionStorage, () => localStorage])
    try {
      const drafts = storage()
      for (const name of Object.keys(drafts)) if (name.startsWith('yimen-draft-')) drafts.removeItem(name)
    } catch {
      /* There were none. */
    }
}
