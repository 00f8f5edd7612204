/** A rehearsal with its history, which is made when somebody asks for it: who asks who and where does not wait for a year. */
export function withHistory<Registered extends object, Line>(
  registered: Registered,
  make: () => readonly (readonly Line[])[],
): Registered & { readonly waves: readonly (readonly Line[])[] } {
  let made: readonly (readonly Line[])[] | undefined
  return {
    ...registered,
    get waves() {
      return (made ??= make())
    },
  }
}
