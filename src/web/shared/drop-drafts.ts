/** [DF1] Who signs out takes their drafts along: nothing that anybody wrote stays in the browser. */

export function dropDrafts(): void {
  try {
    for (const name of Object.keys(sessionStorage))
      if (name.startsWith('yimen-draft-')) sessionStorage.removeItem(name)
  } catch {
    /* There were none. */
  }
}
