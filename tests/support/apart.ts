import { buildApart } from '#/cli/prepare.mjs'

/** What runs apart is tested as it runs in the product. */
export default () => buildApart('.cache/test-build/apart')
