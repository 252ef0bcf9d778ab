import { buildChildren } from '#/cli/prepare.mjs'

/** What runs in child processes is tested as it runs in the product. */
export default () => buildChildren('.cache/test-build/children')
