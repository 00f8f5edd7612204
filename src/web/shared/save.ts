/** A file that was answered to a question, kept by the browser under the name that the server gave it. */
export async function save(response: Response, otherwise: string): Promise<void> {
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = name === undefined ? otherwise : decodeURIComponent(name)
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
