import { resolve } from 'node:path'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import options from './remix.config.js'

const buildDirectory = process.env.BUILD_FOLDER || 'build'

/** Packages with binaries of their own, or seldom asked for; all others are bundled with the server, which so starts in half of the time. */
const APART = [
  '@ai-sdk/openai-compatible',
  '@aws-sdk/client-s3',
  '@node-rs/argon2',
  '@resvg/resvg-js',
  'ai',
  'better-sqlite3',
  'better-sqlite3-12',
  'pg-native',
  'sharp',
]

export default defineConfig(({ command }) => ({
  plugins: [remix({ ...options, buildDirectory })],
  resolve: { alias: { '~': resolve(import.meta.dirname, 'app') } },
  ...(command === 'build' && { ssr: { noExternal: true, external: APART } }),
  optimizeDeps: { exclude: ['@node-rs/argon2'] },
  define: {
    __CLOCK_SHIFTS__: JSON.stringify(process.env.BUILD_CLOCK === '1'),
    ...(command === 'build' && { __APART__: JSON.stringify(`${buildDirectory}/apart`) }),
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    rollupOptions: {
      // Routes without a page are empty where pages are for; what packages annotate is theirs.
      onwarn: (warning, warn) =>
        !['EMPTY_BUNDLE', 'INVALID_ANNOTATION'].includes(warning.code ?? '') && warn(warning),
      output: {
        // One file for what every page loads: a request costs a round trip.
        manualChunks: (id) =>
          /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run)\/|app\/ui\/|app\/i18n\/(messages|plural)|vite\/preload-helper/.test(
            id,
          )
            ? 'base'
            : undefined,
      },
    },
  },
}))
