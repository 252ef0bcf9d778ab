import { describe, expect, it } from 'vitest'
import { blocksOfMarkdown } from '~/features/course/material-markdown'
import { PACE } from '~/features/course/minutes'
import { unitsOf } from '~/features/course/split-units'
import { cutViews } from '~/features/studio/text-view'

describe('cutViews', () => {
  it('has headings apart from the sentence that they stay with, and the title once', () => {
    const blocks = blocksOfMarkdown(
      '## Tea\n\n### The *leaf*\n\nIt is green. It is cut.\n\n## Water\n\n- hot\n- soft\n\n## End',
    )
    const units = unitsOf({ blocks }, { language: 'en', pace: PACE, most: 14, dropped: [] })
    const [module] = cutViews({ name: '', language: 'en', units }, [])
    expect(module?.paras.flatMap((para) => para.units)).toEqual([
      { at: 0, headings: ['The leaf'], text: 'It is green.' },
      { at: 1, headings: [], text: 'It is cut.' },
      { at: 2, headings: ['Water'], text: 'hot soft' },
      { at: 3, headings: [], text: 'End' },
    ])
  })
})
