import { loadSite } from './prepare.mjs'

const site = await loadSite()
await site.entry.module.serve(site)
