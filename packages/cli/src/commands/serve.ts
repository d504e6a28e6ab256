import closeWithGrace from 'close-with-grace'
import { Command } from 'commander'
import { compose } from '../composition/compose.js'
import { type ServeOptions, type ServeSettings, serveSettings } from '../configuration/serve-settings.js'
import { exitCode } from './exit-codes.js'
import { greeting } from './greeting.js'
import { serveOptions } from './serve-options.js'

const fail = (message: string, code: number): void => {
  process.stderr.write(`error: ${message}\n`)
  process.exitCode = code
}

const serve = async (settings: ServeSettings, json: boolean): Promise<void> => {
  const started = await compose(settings)
  if (started.isErr()) return fail(started.error.message, exitCode.failed)
  const { url, close } = started.value
  process.stdout.write(json ? `${JSON.stringify({ status: 'listening', url })}\n` : greeting(settings, url))
  closeWithGrace({ delay: 10_000 }, async ({ signal, err }) => {
    if (err !== undefined) process.stderr.write(`error: ${err.message}\n`)
    await close()
    if (signal !== undefined && !json) process.stdout.write('Stopped. Everything is stored; start again to go on.\n')
  })
}

/** `community-handshake serve`: runs the product until it is told to stop. */
export const serveCommand = (): Command => {
  const command = new Command('serve').description('Serve the portal and the API, store the history, send the mails.')
  for (const option of serveOptions()) command.addOption(option)
  return command.action(async (options: ServeOptions) => {
    const settings = serveSettings(options)
    if (settings.isErr()) return fail(settings.error.message, exitCode.usage)
    await serve(settings.value, options.json === true)
  })
}
