/** Reading ahead: the database works on what comes next while what it gave is looked at. */

/**
 * What a source gives, with the next of it on its way already. Until the source has ended, nothing else may be asked on its
 * connection; when whoever asks goes on, it is free.
 */
export async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  for (let coming = source.next(); ;) {
    const { done, value } = await coming
    if (done === true) return
    coming = source.next()
    /** One that fails is told of when it is asked for, or nobody asks for it any more. */
    coming.catch(() => undefined)
    try {
      yield value
    } finally {
      await coming.catch(() => undefined)
    }
  }
}
