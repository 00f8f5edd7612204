/**
 * Drawings of ours become pictures in a process of their own: the server's sharp refuses SVG from anybody, and that holds for a whole
 * process. A JSON list of SVG comes in, a JSON list of PNG in base64 goes out.
 */
import sharp from 'sharp'

const parts = []
for await (const part of process.stdin) parts.push(part)
const drawings = JSON.parse(Buffer.concat(parts).toString('utf8'))
const pictures = []
for (const svg of drawings) {
  const image = sharp(Buffer.from(svg), { density: 240 }).flatten({ background: '#ffffff' })
  pictures.push((await image.png({ palette: true }).toBuffer()).toString('base64'))
}
process.stdout.write(JSON.stringify(pictures))
