/**
 * Remix's options; vite.config.ts hands them to the plugin. Single fetch and
 * lazy route discovery stay off: docs/decisions/0002-remix-after-its-end-of-life.md
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  ignoredRouteFiles: ['**/*'],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_routeConfig: true,
    v3_singleFetch: false,
    v3_lazyRouteDiscovery: false,
  },
}
