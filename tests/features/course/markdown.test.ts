import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { computed } from '#/tests/support/cpu'
import { renderEach, renderInline, renderModule } from '~/features/course/markdown.server'

const ample = { milliseconds: 5_000 }

async function html(body: string): Promise<string> {
  const rendered = await renderModule(body, ample)
  if (rendered.kind === 'refused') throw new Error(rendered.what)
  return rendered.ideas.map((idea) => idea.html).join('\n')
}

describe('renderModule', () => {
  it('cuts into ideas, each with its heading, minutes and blocks', async () => {
    const rendered = await renderModule(
      `Intro.\n\n## One\n\nText.\n\n- a\n- b\n\n---\n\nLast.`,
      ample,
    )
    if (rendered.kind === 'refused') throw new Error(rendered.what)
    expect(rendered.ideas.map(({ heading }) => heading)).toEqual([null, 'One', null])
    expect(rendered.blocks).toEqual([
      { id: 'p1', idea: 0, text: 'Intro.' },
      { id: 'p2', idea: 1, text: 'Text.' },
      { id: 'p3', idea: 1, text: 'a' },
      { id: 'p4', idea: 1, text: 'b' },
      { id: 'p5', idea: 2, text: 'Last.' },
    ])
    const sum = rendered.ideas.reduce((all, { minutes }) => all + minutes, 0)
    expect(rendered.minutes).toBeCloseTo(sum, 12)
    expect(rendered.minutes).toBeCloseTo(6 / 238, 12)
  })

  it('gives every block one id, which stands in its idea’s HTML', async () => {
    const body =
      '> a\n\n1. b\n\n   c\n2. d\n   - e\n\n|f|\n|-|\n|g|\n\n```\nh\n```\n\n$$\ni\n$$\n\nj[^1]\n\n[^1]: k'
    const rendered = await renderModule(body, ample)
    if (rendered.kind === 'refused') throw new Error(rendered.what)
    expect(rendered.blocks.map(({ id }) => id)).toEqual(
      rendered.blocks.map((_, at) => `p${at + 1}`),
    )
    for (const { id, idea } of rendered.blocks) {
      expect(rendered.ideas[idea]?.html.split(` id="${id}"`), id).toHaveLength(2)
    }
  })

  it('begins headings at the second level and skips none', async () => {
    const shown = await html('# A\n\n### B\n\n##### C\n\n### D\n\n# E')
    expect([...shown.matchAll(/<h(\d)/g)].map(([, level]) => level).join('')).toBe('23432')
  })

  it('highlights code on the server, without styles in the tags', async () => {
    const shown = await html('```js\nconst a = 1\n```\n\n```nolanguage\nx\n```')
    expect(shown).toContain('<span class="hljs-keyword">const</span>')
    expect(shown).toMatch(/<pre tabindex="0" id="p1">/)
    expect(shown).not.toContain('style=')
  })

  it('renders formulas as MathML, and a broken one without failing', async () => {
    const shown = await html('$x^2$ and $\\color{red}{y}$\n\n$$\n\\frac{a}{b}\n$$\n\n$$\\nope{$$')
    expect(shown).toContain('<msup>')
    expect(shown).toContain('<mfrac>')
    expect(shown).toContain('katex-error')
    expect(shown).not.toContain('style=')
  })

  it('takes prices for prices', async () => {
    expect(await html('It costs $5 and then $10, not $x$.')).toContain('costs $5 and then $10, not')
  })

  it('lets tables scroll and labels tasks', async () => {
    expect(await html('| a |\n|---|\n| b |')).toMatch(
      /^<div class="scroll" id="p1" tabindex="0" role="group"><table>/,
    )
    expect(await html('- [x] **done**\n- [ ] open')).toMatch(
      /<label><input type="checkbox" disabled checked> <strong>done<\/strong><\/label>/,
    )
  })

  it('drops tags and comments and keeps the words between them', async () => {
    const shown = await html(
      'a <b>bold</b> H<sub>2</sub>O <!-- no -->\n\n<div>block <i>x</i></div>\n\n<script>bad()</script>',
    )
    expect(shown).toContain('a bold H2O')
    expect(shown).toContain('block x')
    expect(shown).not.toMatch(/bad|no/)
  })

  it('lets only safe links and images through', async () => {
    const shown = await html(
      [
        '[a](javascript:alert(1)) [b](JaVaScRiPt:x) [c](data:text/html,x) [d](vbscript:x)',
        '[e](//evil.example) [f](\\\\\\\\evil.example) [g](https://example.org) [h](/courses) [i](mailto:a@b.c)',
        '![j](https://example.org/j.png) ![k](http://example.org/k.png) ![l](/media/l.png)',
        '![m](/media/../m.png) ![](https://example.org/n.png) ![o](data:image/png;base64,x)',
      ].join('\n\n'),
    )
    expect(shown.match(/<a href="[^"]*"/g)).toEqual([
      '<a href="//evil.example"',
      '<a href="%5C%5Cevil.example"',
      '<a href="https://example.org"',
      '<a href="/courses"',
      '<a href="mailto:a@b.c"',
      '<a href="https://example.org/j.png"',
    ])
    expect(shown).toContain('href="https://example.org" rel="noopener noreferrer nofollow"')
    expect(shown).toContain('href="//evil.example" rel="noopener noreferrer nofollow"')
    expect(shown.match(/<img [^>]*>/g)).toEqual(['<img src="/media/l.png" alt="l" loading="lazy">'])
  })

  it('links within the module where the heading is there, and nowhere else', async () => {
    const shown = await html('[a](#the-end) [b](#nowhere)\n\n## The end\n\nx')
    expect(shown).toContain('<a href="#h-the-end">a</a> b')
    expect(shown).toContain('<h2 id="h-the-end">')
  })

  it.each([
    ['5 KB of quote marks', '>'.repeat(5_000)],
    ['deep lists', Array.from({ length: 200 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n')],
    ['deep brackets', '['.repeat(5_000)],
    ['too much text', 'a'.repeat(200_001)],
  ])('refuses %s before parsing', async (_, body) => {
    const began = computed()
    expect(await renderModule(body)).toMatchObject({ kind: 'refused' })
    expect(computed() - began).toBeLessThan(250)
  })

  it('gives up a text that takes too long, and renders the next', async () => {
    const slow = Array.from({ length: 600 }, (_, at) => '`'.repeat(at)).join(' ')
    expect(await renderModule(slow, { milliseconds: 30 })).toEqual({
      kind: 'refused',
      what: 'took longer than 30 ms to render',
    })
    expect(await html('next')).toBe('<p id="p1">next</p>')
  })

  it('renders many at a time, each its own', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, (_, at) => html(`text ${at}`)))
    expect(all).toEqual(all.map((_, at) => `<p id="p1">text ${at}</p>`))
  })

  it('renders nothing to nothing', async () => {
    expect(await renderModule('', ample)).toEqual({
      kind: 'rendered',
      ideas: [],
      minutes: 0,
      blocks: [],
    })
  })

  it('runs as it stands under tsx, from any folder', () => {
    const script = `import('${resolve('app/features/course/markdown.server.ts')}')
      .then(({ renderInline }) => renderInline('**a**', { milliseconds: 5000 }))
      .then((rendered) => console.log(JSON.stringify(rendered)))`
    const tsx = resolve('node_modules/tsx/dist/cli.mjs')
    const printed = execFileSync(process.execPath, [tsx, '-e', script], {
      cwd: '/',
      encoding: 'utf8',
      env: { ...process.env, TSX_TSCONFIG_PATH: resolve('tsconfig.json') },
    })
    expect(JSON.parse(printed)).toEqual({ kind: 'rendered', html: '<strong>a</strong>' })
  })
})

describe('renderInline', () => {
  it('gives one paragraph without its tag, and blocks with theirs', async () => {
    const shown = async (text: string) => {
      const rendered = await renderInline(text, ample)
      return rendered.kind === 'rendered' ? rendered.html : rendered.what
    }
    expect(await shown('What is `a < b`?')).toBe('What is <code>a &#x3C; b</code>?')
    expect(await shown('See:\n\n```\nx\n```')).toBe(
      '<p>See:</p><pre tabindex="0"><code>x\n</code></pre>',
    )
    expect(await shown('# Big')).toBe('<strong>Big</strong>')
    expect(await shown('a[^1]\n\n[^1]: note')).not.toContain('id=')
    expect(await shown('x'.repeat(20_001))).toContain('longer than')
  })
})

describe('many short texts', () => {
  it('are rendered as each by itself, in their order', async () => {
    const texts = Array.from({ length: 90 }, (_, n) =>
      n % 3 === 0
        ? `Text ${n} has $x^{${n}}$ and\na second line.`
        : n % 3 === 1
          ? `- entry ${n}`
          : `## Head ${n}`,
    )
    const alone = await Promise.all(
      texts.map(async (text) => {
        const done = await renderInline(text)
        return done.kind === 'rendered' ? done.html : null
      }),
    )
    expect(await renderEach(texts)).toEqual(alone)
    expect(alone[0]).toContain('<math')
  })

  it('are null where one is nested too deep, and none is nothing', async () => {
    const deep = '> '.repeat(400)
    expect(await renderEach(['One $y$.', `${deep}a`])).toEqual([null, null])
    expect(await renderEach([])).toEqual([])
  })
})
