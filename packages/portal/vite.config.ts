import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

const compressible = /\.(?:js|css|svg)$/

// Compressed once and as small as can be, not for each answer; only what is much smaller is kept.
const compressed = (): Plugin => {
  let folder = 'dist'
  return {
    name: 'compressed-copies',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir)
    },
    closeBundle: () => {
      for (const name of readdirSync(folder, { recursive: true }).map(String)) {
        if (!compressible.test(name)) continue
        const content = readFileSync(join(folder, name))
        const packed = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
        if (packed.length < content.length * 0.9) writeFileSync(join(folder, `${name}.br`), packed)
      }
    },
  }
}

export default defineConfig({
  // Served from wherever a host likes: nothing in the pages names an absolute address.
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    target: ['chrome111', 'firefox114', 'safari16.4'],
    // Pictures stay files: small ones in the style sheet would be data addresses, and the policy is for this server.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  plugins: [compressed()],
})
