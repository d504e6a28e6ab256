import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** An Exim that can be run, and what its environment must hold. */
export interface Exim {
  readonly binary: string
  /** Folders with shared libraries that the system has not; none where it is installed. */
  readonly libraries: readonly string[]
  /** Makes programs believe that users are there; left out where they are. */
  readonly nssWrapper?: string
  /** As whom it runs. */
  readonly user: Account
}

/** A user of the machine, by number. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

// It refuses to deliver as root; nobody and nogroup have this number on every Debian.
const nobody: Account = { uid: 65_534, gid: 65_534 }

const isRoot = process.getuid?.() === 0

const ordinary = (): Account =>
  isRoot ? nobody : { uid: process.getuid?.() ?? nobody.uid, gid: process.getgid?.() ?? nobody.gid }

/** The user that the package of the server makes where it is installed. */
const packageUser = (): Account | undefined => {
  const [, uid, gid] = /^Debian-exim:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? []
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}

const cache = fileURLToPath(new URL('../../../../../node_modules/.cache/community-handshake-exim', import.meta.url))

const run = (command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe', env: { ...process.env, ...env } })

const download = (folder: string, packages: readonly string[]): void => {
  try {
    run('apt-get', ['download', ...packages], folder)
  } catch (error) {
    // A machine that never asked what packages there are asks now, where it may.
    if (!isRoot) throw error
    run('apt-get', ['update'], folder)
    run('apt-get', ['download', ...packages], folder)
  }
}

const unpack = (folder: string, packages: readonly string[]): void => {
  download(folder, packages)
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb'))) {
    run('dpkg-deb', ['-x', file, 'root'], folder)
    rmSync(join(folder, file))
  }
}

const librariesIn = (folder: string): readonly string[] =>
  ['usr/lib', 'lib']
    .map((place) => join(folder, 'root', place))
    .filter(existsSync)
    .flatMap((place) => [place, ...readdirSync(place).map((name) => join(place, name))])
    .filter((place) => /linux-gnu[^/]*$/.test(place))

const missingIn = (folder: string, binary: string): readonly string[] => {
  const env = { LD_LIBRARY_PATH: librariesIn(folder).join(':') }
  const found = run('ldd', [binary], folder, env).matchAll(/(\S+)\.so\.([\d.]+) => not found/g)
  // Debian policy 8.1: the package is named after the library, with a hyphen where the name ends in a digit.
  return [...found].map(([, name = '', version = '']) => `${name}${/\d$/.test(name) ? '-' : ''}${version}`)
}

// Unpacked beside the dependencies and not installed: nothing on the machine is changed, and nobody need be root.
const fetchExim = (): Exim => {
  const folder = `${cache}-${process.pid}`
  mkdirSync(folder, { recursive: true })
  try {
    unpack(folder, ['exim4-daemon-light', 'libnss-wrapper'])
    const installed = join(folder, 'root/usr/sbin/exim4')
    const binary = join(folder, 'exim')
    // A program that runs as another user is not told where libraries are, so its copy runs as whoever starts it.
    copyFileSync(installed, binary)
    chmodSync(binary, 0o755)
    const missing = missingIn(folder, binary)
    if (missing.length > 0) unpack(folder, missing)
    renameSync(folder, cache)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return fetched()
}

const fetched = (): Exim => {
  const libraries = librariesIn(cache)
  const nssWrapper = libraries.map((folder) => join(folder, 'libnss_wrapper.so')).find(existsSync)
  if (nssWrapper === undefined) throw new Error(`${cache} is not complete. Remove it.`)
  return { binary: join(cache, 'exim'), libraries, nssWrapper, user: ordinary() }
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 200)

/** Finds Debian's Exim on this machine, or fetches it; else says in a word why there is none. */
export const findExim = (): Exim | string => {
  const installed = ['/usr/sbin/exim4', '/usr/sbin/exim'].find(existsSync)
  const user = isRoot && installed !== undefined ? packageUser() : undefined
  if (installed !== undefined && user !== undefined) return { binary: installed, libraries: [], user }
  if (existsSync(cache)) return fetched()
  try {
    return fetchExim()
  } catch (error) {
    return `exim4 is not here for this user and could not be fetched: ${reasonOf(error)}`
  }
}
