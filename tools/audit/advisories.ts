/** What the registry tells of known vulnerabilities; that it told nothing is not that there are none. */

/** [E10] High and critical ones; null when the answer is not one, as when the registry cannot be reached. */
export function advisoryFaults(answer: unknown): readonly string[] | null {
  if (
    typeof answer !== 'object' ||
    answer === null ||
    !('vulnerabilities' in answer) ||
    !('metadata' in answer)
  )
    return null
  const { vulnerabilities } = answer as {
    readonly vulnerabilities: Readonly<
      Record<string, { readonly severity?: string; readonly range?: string }>
    >
  }
  return Object.entries(vulnerabilities)
    .filter(([, v]) => v.severity === 'high' || v.severity === 'critical')
    .map(
      ([name, v]) =>
        `${name} ${v.range ?? ''} ${v.severity === 'critical' ? '严重' : '高危'} · ${v.severity}`,
    )
}
