/** `npm start`: install what is missing, build what changed, then be the server. */
import { ensure, stop } from './ensure.mjs'
import { run } from './programs.mjs'
import { buildWeb } from './web.mjs'

await ensure()
const web = buildWeb()
if (web === undefined) stop('网页构建失败，见上。', 'The web app did not build, see above.')
process.env.YIMEN_WEB = web
await run('main')
