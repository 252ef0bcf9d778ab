import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

const renderer = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(() => withoutBoxes)
  .use(rehypeStringify, {
    closeSelfClosing: true,
    characterReferences: { useNamedReferences: false },
  })

type Tree = { type: string; tagName?: string; children?: Tree[] }

/** Check boxes have attributes without values, which XML does not know. */
function withoutBoxes(tree: Tree): void {
  tree.children = tree.children?.filter(({ tagName }) => tagName !== 'input')
  for (const child of tree.children ?? []) withoutBoxes(child)
}

/** Markdown as XHTML; raw HTML in it is left out. */
export const toXhtml = (markdown: string): string => String(renderer.processSync(markdown))
