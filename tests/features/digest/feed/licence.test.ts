import { expect, it } from 'vitest'
import { licenceId } from '~/features/digest/feed/licence'

it.each([
  ['CC BY 4.0', 'cc-by-4.0'],
  ['CC BY-NC-SA 4.0', 'cc-by-nc-sa-4.0'],
  ['CC BY-ND 4.0', 'cc-by-nd-4.0'],
  ['CC0 1.0', 'cc0-1.0'],
  ['CC BY 3.0', null],
  ['MIT', null],
  ['', null],
])('a licence written %j is called %j', (written, called) => {
  expect(licenceId(written)).toBe(called)
})
