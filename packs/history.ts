/** A rehearsal with its history, which is made when somebody asks for it: who asks who and where does not wait for a year. */
export function withHistory<Told extends object, Line>(
  told: Told,
  make: () => readonly (readonly Line[])[],
): Told & { readonly waves: readonly (readonly Line[])[] } {
  let made: readonly (readonly Line[])[] | undefined
  return {
    ...told,
    get waves() {
      return (made ??= make())
    },
  }
}
