// Renders one Markdown text at a time, in a thread of its own so that a text that stalls the
// parser can be given up. Plain JavaScript, for it runs as it stands: see markdown.server.ts.
import { parentPort } from 'node:worker_threads'
import rehypeHighlight from 'rehype-highlight'
import rehypeKatex from 'rehype-katex'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { factsOf } from './markdown-facts.mjs'
import { shapeHast } from './markdown-hast.mjs'
import { shapeMdast, tooDeep } from './markdown-mdast.mjs'

const DEEPEST = 60 // levels of the parsed tree, where a list item is two and inline marks count

const SCHEMA = {
  tagNames: [
    'a',
    'blockquote',
    'br',
    'code',
    'del',
    'em',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'img',
    'input',
    'li',
    'ol',
    'p',
    'pre',
    'section',
    'strong',
    'sup',
    'table',
    'tbody',
    'td',
    'th',
    'thead',
    'tr',
    'ul',
  ],
  attributes: {
    a: ['href', 'title', 'id', 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaLabel'],
    code: [['className', /^language-[\w+#.-]{1,40}$/, 'math-inline', 'math-display']],
    h2: ['id'],
    img: ['src', 'alt', 'title'],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    li: [['className', 'task-list-item'], 'id'],
    ol: ['start'],
    section: ['dataFootnotes'],
    td: ['align'],
    th: ['align'],
    ul: [['className', 'contains-task-list']],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['https'] },
  clobber: [],
  strip: ['script', 'style'],
}

const FORMULA = { output: 'mathml', throwOnError: false, trust: false, maxExpand: 200, maxSize: 20 }

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath)
const toHast = unified()
  .use(remarkRehype, { clobberPrefix: 'note-', footnoteBackLabel: (note) => `↩ ${note + 1}` })
  .use(rehypeSanitize, SCHEMA)
const trusted = unified().use(rehypeKatex, FORMULA).use(rehypeHighlight, { detect: false })
const writer = unified().use(rehypeStringify)

/**
 * Renders a text; `starts` are the lines, from 0, at which ideas begin. With `facts` it tells instead
 * what stands in the text.
 */
async function render({ markdown, starts, inline, facts }) {
  const mdast = parser.parse(markdown)
  if (tooDeep(mdast, DEEPEST)) return { refused: 'nested too deep' }
  if (facts) return factsOf(mdast, markdown, inline)
  shapeMdast(mdast, markdown, inline)
  const hast = await toHast.run(mdast)
  const { groups, blocks } = shapeHast(hast, starts, inline)
  const ideas = []
  for (const group of groups) {
    const root = await trusted.run({ type: 'root', children: group.children })
    dropStyles(root)
    ideas.push({ at: group.at, html: writer.stringify(root).trim(), heading: group.heading })
  }
  return { ideas, blocks }
}

/** KaTeX writes style attributes, which the content security policy forbids. */
function dropStyles(node) {
  if (node.properties) delete node.properties.style
  for (const child of node.children ?? []) dropStyles(child)
}

async function answer(task) {
  try {
    return { id: task.id, ...(await render(task)) }
  } catch {
    return { id: task.id, refused: 'can’t be rendered' }
  }
}

const WARM_UP = `# A\n\n- [x] **b** [c](https://example.org) $x^2$\n\n> d[^1]\n\n| e | f |\n|---|---|
| 1 | 2 |\n\n\`\`\`js\nconst a = () => 'b' // c\n\`\`\`\n\n$$\n\\frac{1}{2}\n$$\n\n[^1]: g\n`

for (let round = 0; round < 20; round += 1) {
  await render({ markdown: WARM_UP.repeat(3), starts: [0], inline: false })
}
parentPort.on('message', async (task) => parentPort.postMessage(await answer(task)))
parentPort.postMessage({ ready: true })
