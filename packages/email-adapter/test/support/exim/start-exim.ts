import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'
import type { Account, Exim } from './find-exim.js'

/** A mail server that runs, and the mailboxes that it delivers to. */
export interface RunningExim {
  readonly port: number
  /** The mails that lie in somebody's Maildir. */
  readonly mailbox: (localPart: string) => Promise<readonly ParsedMail[]>
  /** What the server wrote down, for whoever looks for a fault. */
  readonly log: () => string
  readonly close: () => Promise<void>
}

const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const configuration = (folder: string, port: number, binary: string): string => `
primary_hostname = mail.borealis.example
exim_path = ${binary}
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%slog
pid_file_path = ${folder}/exim.pid
daemon_smtp_ports = ${port}
local_interfaces = 127.0.0.1
tls_advertise_hosts =
host_lookup =
rfc1413_hosts =
deliver_drop_privilege = true
keep_environment = LD_PRELOAD : LD_LIBRARY_PATH : NSS_WRAPPER_PASSWD : NSS_WRAPPER_GROUP
qualify_domain = borealis.example
domainlist local_domains = borealis.example
acl_smtp_rcpt = recipients
acl_smtp_data = content

begin acl
recipients:
  deny message = relay not permitted
       domains = ! +local_domains
  deny message = no such mailbox
       local_parts = ! bela : ! ada
  accept
content:
  deny message = 5.6.0 this is no proper mail
       ! verify = header_syntax
  accept

begin routers
inbox:
  driver = accept
  domains = +local_domains
  local_parts = bela : ada
  transport = maildir

begin transports
maildir:
  driver = appendfile
  directory = ${folder}/mail/$local_part_data
  maildir_format
  envelope_to_add
  return_path_add
  delivery_date_add
`

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => {
      socket.end('QUIT\r\n')
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

const environment = ({ libraries, nssWrapper, user }: Exim, folder: string): NodeJS.ProcessEnv => {
  if (nssWrapper === undefined) return {}
  const { uid, gid } = user
  const [passwd, group] = [join(folder, 'passwd'), join(folder, 'group')]
  // Only its own user may start it as a server.
  writeFileSync(passwd, `root:x:0:0:root:/root:/bin/sh\nDebian-exim:x:${uid}:${gid}::/nonexistent:/bin/false\n`)
  writeFileSync(group, `root:x:0:\nDebian-exim:x:${gid}:\n`)
  return {
    LD_LIBRARY_PATH: libraries.join(':'),
    LD_PRELOAD: nssWrapper,
    NSS_WRAPPER_PASSWD: passwd,
    NSS_WRAPPER_GROUP: group,
  }
}

const isRoot = process.getuid?.() === 0

const handOver = (folder: string, { uid, gid }: Account): void => {
  for (const name of ['', 'spool', 'log', 'mail']) {
    const place = join(folder, name)
    mkdirSync(place, { recursive: true })
    chmodSync(place, 0o755)
    if (isRoot) chownSync(place, uid, gid)
  }
}

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []

/** Starts Debian's Exim as an ordinary user on a free port of this machine, with a configuration of its own. */
export const startExim = async (exim: Exim): Promise<RunningExim> => {
  const folder = mkdtempSync(join(tmpdir(), 'community-handshake-exim-'))
  const port = await freePort()
  handOver(folder, exim.user)
  const file = join(folder, 'exim.conf')
  writeFileSync(file, configuration(folder, port, exim.binary), { mode: 0o644 })
  const env = environment(exim, folder)
  const daemon = spawn(exim.binary, ['-C', file, '-bdf', '-q1m'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: folder,
    ...(isRoot ? exim.user : {}),
  })
  const ended = once(daemon, 'exit')
  let errors = ''
  daemon.stderr.on('data', (text: Buffer) => {
    errors += text.toString()
  })
  const log = (): string =>
    [errors, ...filesIn(join(folder, 'log')).map((name) => readFileSync(name, 'utf8'))].join('\n')
  const close = async (): Promise<void> => {
    if (daemon.exitCode === null && daemon.signalCode === null) daemon.kill()
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  while (!(await isListening(port))) {
    if (daemon.exitCode === null) continue
    const said = log()
    await close()
    throw new Error(`exim ended with ${daemon.exitCode}: ${said}`)
  }
  return {
    port,
    mailbox: (localPart) =>
      Promise.all(filesIn(join(folder, 'mail', localPart, 'new')).map((name) => simpleParser(readFileSync(name)))),
    log,
    close,
  }
}
