/** A bar that needs no package: for what runs before any is installed. */

export function progressBar(total) {
  let done = 0
  let tenth = 0
  const draw = () => {
    const share = total ? Math.min(1, done / total) : 1
    const filled = Math.round(share * 30)
    const line = `${'█'.repeat(filled)}${'░'.repeat(30 - filled)} ${Math.round(share * 100)}% ${Math.min(done, total)}/${total}`
    if (process.stderr.isTTY) process.stderr.write(`\r${line}`)
    else if (Math.floor(share * 10) > tenth) {
      tenth = Math.floor(share * 10)
      process.stderr.write(`${line}\n`)
    }
  }
  return {
    step() {
      done++
      draw()
    },
    end() {
      done = total
      draw()
      if (process.stderr.isTTY) process.stderr.write('\n')
    },
  }
}
