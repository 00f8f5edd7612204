/** Makes sure that what the lock file names is installed, and says so when it cannot. Only Node's own modules here. */
import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { progressBar } from './progress.mjs'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

export async function ensure() {
  checkNode()
  if (isInstalled()) return
  if (!canWrite(root)) {
    stop(
      `依赖未装全，而 ${root} 不可写，请由它的主人先运行一次 npm start。`,
      `Packages are missing and ${root} is read-only: let its owner run npm start once.`,
    )
  }
  const unlock = lock()
  await install()
  unlock()
}

export function stop(zh, en) {
  console.error(`\n${zh}\n${en}\n`)
  process.exit(1)
}

/** Vite and Vitest need 20.19; an older 20 may still serve, so it is only told. */
function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20)
    stop(
      `一门需要 Node.js 20 或更新版本，当前是 ${process.version}：https://nodejs.org`,
      `Yimen needs Node.js 20 or newer; this is ${process.version}.`,
    )
  if (major === 20 && minor < 19)
    console.error(`建议 Node.js 20.19 以上，当前 ${process.version} / Node.js 20.19 or newer is advised.`)
}

/** npm writes its own list last of all, so an interrupted installation has none. */
function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([path, { version, optional, peer }]) => {
    if (path === '') return true
    const installed = present[path]
    return installed
      ? installed.version === version && existsSync(join(root, path))
      : Boolean(optional || peer)
  })
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * No install script is run, whatever npm's version or settings allow: the same tree everywhere.
 * Nothing here needs one; PostgreSQL's links are made where it is started.
 */
async function install() {
  console.error('正在安装依赖，首次需要一两分钟 / Installing packages, a minute or two the first time')
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=http',
  ]
  const [command, first] = npm()
  const child = spawn(command, [...first, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: command.endsWith('.cmd'),
  })
  const bar = progressBar(countFetches())
  let said = ''
  const hear = (part) => {
    for (const line of String(part).split('\n')) {
      if (/npm http (fetch|cache)/.test(line)) bar.step()
      else if (line.trim()) said += `${line}\n`
    }
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const code = await new Promise((done) => {
    child.on('error', (error) => done(error.message))
    child.on('close', done)
  })
  bar.end()
  if (code !== 0) {
    console.error(said)
    stop(
      '依赖安装失败。没有网络时，可从装好的机器复制 node_modules，或先运行 npm config set registry <镜像地址>。',
      'Installing failed. Offline, copy node_modules from a machine that has it; behind a mirror, npm config set registry <url>.',
    )
  }
}

/** `npm start` says which npm it is; prefer that one to the first in the path. */
function npm() {
  const own = process.env.npm_execpath
  if (own && basename(own) === 'npm-cli.js' && existsSync(own)) return [process.execPath, [own]]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
}

/** Packages for other systems are not fetched. */
function countFetches() {
  const packages = Object.entries(readPackages(join(root, 'package-lock.json')) ?? {})
  const fits = (list, value) => !list || list.includes(value)
  return packages.filter(([path, p]) => path && fits(p.os, process.platform) && fits(p.cpu, process.arch))
    .length
}

/** Two at once would pull the tree from under each other. */
function lock() {
  const dir = join(root, '.yimen')
  const path = join(dir, 'install.lock')
  mkdirSync(dir, { recursive: true, mode: 0o711 })
  const holder = Number(existsSync(path) && readFileSync(path, 'utf8'))
  if (holder && isAlive(holder))
    stop(
      `另一个进程 ${holder} 正在安装依赖，请稍候再试。`,
      `Process ${holder} is installing packages: try again in a moment.`,
    )
  writeFileSync(path, String(process.pid))
  const unlock = () => rmSync(path, { force: true })
  process.once('exit', unlock)
  return unlock
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

export function canWrite(path) {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
