import { describe, expect, it } from 'vitest'
import { readCourse, writeCourse } from '~/features/course/course-text'
import { renderModule } from '~/features/course/markdown.server'
import { minutesOf } from '~/features/course/minutes'
import { one, quiz, read, shelf, words } from './lesson-files'

describe('a lesson’s text', () => {
  it('packs whole sections into as few modules as can be, alike in length', () => {
    const section = (name: string) => `## ${name}\n\n${words(714)}`
    const body = ['A', 'B', 'C', 'D', 'E', 'F'].map(section).join('\n\n')
    const { course } = one(`# Long /quiz/1\n\n${body}`, quiz(1))
    expect(course.modules.map(({ body: text }) => text.match(/## ./g)?.join(''))).toEqual([
      '## A## B## C',
      '## D## E## F',
    ])
  })

  it('cuts a section that is too long between blocks, never inside code or lists', () => {
    const code = `\`\`\`js\n${'## x\n\n'.repeat(50)}\`\`\``
    const list = Array.from({ length: 10 }, () => `- ${words(40)}`).join('\n')
    const blocks = Array.from({ length: 6 }, () => [words(600), code, list]).flat()
    const { course } = one(`# Long /quiz/1\n\n## Only\n\n${blocks.join('\n\n')}`, quiz(1))
    expect(course.modules.length).toBeGreaterThan(2)
    expect(course.modules.map(({ body }) => body).join('\n\n')).toBe(
      `## Only\n\n${blocks.join('\n\n')}`,
    )
    for (const { body } of course.modules) expect(minutesOf(body)).toBeLessThanOrEqual(15)
  })

  it('has no module over 15 minutes, whatever it takes', () => {
    const list = Array.from({ length: 200 }, () => `- ${words(40)}`).join('\n')
    const code = `\`\`\`js\n${'x()\n'.repeat(400)}\`\`\``
    const long = `# L /quiz/1\n\n${`${words(30)} `.repeat(300).trim()}\n\n${list}\n\n${code}\n\n${'长句子。'.repeat(2000)}`
    const { course, dropped } = one(long, quiz(1))
    for (const { body } of course.modules) expect(minutesOf(body)).toBeLessThanOrEqual(15)
    expect(dropped).toMatchObject([{ what: expect.stringContaining('code') }])
    const all = course.modules.map(({ body }) => body).join('\n')
    expect(all.match(/end\./g)).toHaveLength(500)
    expect(all.match(/长句子/g)).toHaveLength(2000)
  })

  it('takes links to quizzes and their headings out of the text, and nothing else', () => {
    const readme = [
      '# Leaf',
      '## [Pre-lecture quiz](https://x.example/en/quiz/1/)',
      'Words stay.',
      '## Post-Lecture Quiz',
      '[Post-lecture quiz](../../quiz/2?loc=en)',
      'And these.',
      '## Start',
      'First this. Then take the [quiz](https://x.example/#/quiz/3). Then that.',
      '- [ ] [Quiz](/quiz/4)\n- stays',
      '## 课后测验\n\n[课后测验](https://x.example/quiz/5)',
      '## Review\n\nRead on. <!-- https://x.example/quiz/6 -->',
    ].join('\n\n')
    const { course } = one(readme, ...[1, 2, 3, 4, 5, 6].map((number) => quiz(number)))
    expect(course.modules[0]?.body).toBe(
      'Words stay.\n\nAnd these.\n\n## Start\n\nFirst this. Then that.\n\n- stays\n\n## Review\n\nRead on.',
    )
    expect(course.modules[0]?.pool).toHaveLength(15)
  })

  it('turns links to other files into text and writes references out', () => {
    const readme = `# Leaf /quiz/1

See [the **data**](../3-data/README.md), [this](https://a.example/x), [that][ref], [up](#more).

[ref]: https://b.example/y
[file]: ./x.md

And [file].`
    expect(one(readme, quiz(1)).course.modules[0]?.body).toBe(
      'See the **data**, [this](https://a.example/x), [that](https://b.example/y), [up](#more).\n\nAnd file.',
    )
  })

  it('drops images that are not there and names them', () => {
    const readme = `# L /quiz/1

![a](images/a.png) ![b](https://x.example/b.png) ![](https://x.example/c.png)

[![d](d.png)](https://x.example/d) <img src="e.png" alt="e"> ![f](../pic/f.png)`
    const files = { '1-leaf/README.md': readme, 'pic/f.png': '', 'q.json': shelf(quiz(1)) }
    const pictureAt = (path: string) => ({ src: `/media/${path}` })
    const { course, dropped } = read(files, 'en', { name: 'tea', pictureAt })
    expect(course.modules[0]?.body.replace(/\s+/g, ' ')).toBe(
      '![b](https://x.example/b.png) [d](https://x.example/d) ![f](/media/pic/f.png)',
    )
    expect(dropped.map(({ what }) => what)).toEqual([
      '1-leaf/README.md: image images/a.png',
      '1-leaf/README.md: image https://x.example/c.png',
      '1-leaf/README.md: image d.png',
      '1-leaf/README.md: image e.png',
    ])
  })

  it('makes texts that the course format takes, whatever they hold', async () => {
    const nasty = [
      '# L /quiz/1',
      '# Another first',
      'Setext\n===',
      '```card\n- id: x\n```',
      '<pre>\n# no heading\n</pre>',
      '- ```sh\n  # comment\n  ```',
      '<!-- gone\n\n# gone -->',
      '<div>',
      'text',
      '$$\nx^2',
      '',
      '```js\nnever closed',
    ].join('\n\n')
    const { course } = one(nasty, quiz(1))
    const back = readCourse(writeCourse(course))
    expect(back).toEqual({ kind: 'course', course })
    expect(
      await renderModule(course.modules[0]?.body ?? '', { milliseconds: 5_000 }),
    ).toMatchObject({
      kind: 'rendered',
    })
  })
})
