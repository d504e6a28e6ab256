import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Where browsers stand that the tests of the portal can use. */
const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** @returns {boolean} */
const isThere = () => [process.env.CHROMIUM_PATH ?? '', ...usualPlaces].some((path) => path !== '' && existsSync(path))

/** @param {readonly string[]} args */
const apt = (args) =>
  spawnSync('apt-get', ['-qq', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0

/**
 * Fetches Chromium where the portal's tests would miss it and where that is allowed and usual: as root on Debian and its
 * kin. Elsewhere these tests are counted as skipped.
 */
export const fetchChromium = () => {
  if (isThere()) return
  const isAllowed = process.getuid?.() === 0 && existsSync('/etc/debian_version')
  if (isAllowed) console.error('Fetching Chromium for the tests of the portal …')
  if (isAllowed && apt(['update']) && apt(['install', '-y', '--no-install-recommends', 'chromium']) && isThere()) return
  console.error('There is no Chromium here, so tests in a browser are skipped. CHROMIUM_PATH names one elsewhere.')
}
