import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lint } from '~/features/card/lint'
import { readCourse } from '~/features/course/course-text'
import { bareText } from '~/features/course/plain-text'
import { proposeConcepts } from '~/features/course/propose-concepts'
import { numbersIn } from '~/features/studio/draft-numbers'
import { draftQuestions, draftsOf } from '~/features/studio/draft-questions'
import { reasonOther } from '~/features/studio/draft-reasons'
import { slugOf } from '~/features/studio/formats/slug'

describe.each(['en', 'zh-CN'] as const)(
  'the questions drafted for the demo course in %s',
  (language) => {
    const read = readCourse(
      readFileSync(`drizzle/seed/courses/how-memory-works.${language}.md`, 'utf8'),
    )
    if (read.kind === 'refused') throw new Error(read.what)
    const { modules } = read.course
    const concepts = proposeConcepts(modules, language).map((each) => ({
      ...each,
      id: slugOf(each.title),
    }))
    const drafted = modules.map((module) => ({
      module,
      drafts: draftQuestions(module, { language, concepts }),
    }))

    it('are three a module', () => {
      expect(drafted.map(({ drafts }) => drafts.length)).toEqual(modules.map(() => 3))
    })

    it('have no flag of the linter, beside each other neither', () => {
      for (const { module, drafts } of drafted) {
        const siblings = drafts.map(({ question }) => question)
        for (const question of siblings) {
          expect(lint(question, { language, text: module.body, siblings })).toEqual([])
        }
      }
    })

    it('rest on a sentence of the module, word for word, and each on its own', () => {
      for (const { module, drafts } of drafted) {
        const body = bareText(module.body)
        const passages = drafts.map(({ question }) => bareText(question.passage ?? ''))
        for (const passage of passages) expect(passage !== '' && body.includes(passage)).toBe(true)
        expect(new Set(passages).size).toBe(passages.length)
      }
    })

    it('give a reason for every choice, and one right choice to pick', () => {
      for (const { question } of drafted.flatMap(({ drafts }) => drafts)) {
        expect(question.choices.every(({ reason }) => reason !== null && reason.length > 10)).toBe(
          true,
        )
        const rights = question.choices.filter(({ right }) => right).length
        expect(rights).toBe(question.kind === 'order' ? question.choices.length : 1)
        expect(question.concept).not.toBe('')
      }
    })

    it('have wrong choices that the sentence does not speak of', () => {
      for (const { question } of drafted.flatMap(({ drafts }) => drafts)) {
        if (question.kind !== 'one') continue
        const said = bareText(question.passage ?? '')
        for (const { text, right } of question.choices) {
          if (!right) expect(said).not.toContain(bareText(text))
        }
      }
    })

    it('are the same each time', () => {
      const again = modules.map((module) => draftQuestions(module, { language, concepts }))
      expect(again).toEqual(drafted.map(({ drafts }) => drafts))
    })
  },
)

describe('a draft', () => {
  const body =
    'A **loop** is a block of code that runs again and again. A **counter** is a number that grows by one each time. A **list** is a row of values in an order. A **map** is a set of values with names.'
  const module = { id: 'loops', title: 'Loops', body }
  const concepts = proposeConcepts([module], 'en').map((each) => ({
    ...each,
    id: slugOf(each.title),
  }))

  it('asks for what a sentence defines', () => {
    const [draft] = draftQuestions(module, { language: 'en', concepts, wanted: 1 })
    expect(draft?.from).toBe('which')
    const { ask, choices, passage } = draft?.question ?? { ask: '', choices: [], passage: '' }
    const right = choices.find((choice) => choice.right)
    expect(passage?.replace(/^An? /, '').toLowerCase()).toBe(
      `${right?.text.toLowerCase()} ${ask.replace('Which of these ', '').replace('?', '.')}`,
    )
  })

  const TIDES = `A spring tide is a tide that happens when sun and moon are in line. A neap tide is a tide that
    happens when they stand at right angles. The difference between high and low water is called the tidal range. In
    one bay the tidal range is sixteen metres. A lighthouse is a tower that sends light.`

  const draftedOf = (body: string, language: 'en' | 'zh-CN' = 'en') => {
    const module = { id: 'a', title: 'A', body: body.replace(/\s+/g, ' ') }
    const known = proposeConcepts([module], language).map((each) => ({
      ...each,
      id: slugOf(each.title),
    }))
    return draftQuestions(module, { language, concepts: known, wanted: 4 })
  }

  it('takes wrong choices of the kind of the right one before others, and says what they are', () => {
    const draft = draftedOf(TIDES).find(({ question }) =>
      question.choices.some(({ text, right }) => right && text === 'Spring tide'),
    )
    const wrong = draft?.question.choices.filter(({ right }) => !right) ?? []
    expect(wrong.find(({ text }) => text === 'Neap tide')?.reason).toBe(
      'That is something else: “A neap tide is a tide that happens when they stand at right angles.”',
    )
    expect(wrong.length).toBeGreaterThanOrEqual(2)
  })

  it('says that a wrong choice comes up elsewhere where no sentence says what it is', () => {
    const other = { id: 'b', title: 'Harbour', moduleId: 'a' }
    expect(reasonOther({ ...other, sentence: 'Ships leave the harbour at noon.' }, 'en')).toBe(
      'It comes up elsewhere: “Ships leave the harbour at noon.”',
    )
    expect(reasonOther({ ...other, title: '潮差', sentence: '水位之差叫做潮差。' }, 'zh-CN')).toBe(
      '它是另一回事：“水位之差叫做潮差。”',
    )
  })

  it('asks for a number that the sentence tells', () => {
    const numbers = (drafts: ReturnType<typeof draftedOf>) =>
      drafts.flatMap(({ question }) => (question.kind === 'number' ? question : []))
    const [english] = numbers(draftedOf(TIDES))
    expect(english?.ask).toContain('the tidal range is ____ metres')
    expect(english?.choices.map(({ text }) => text)).toEqual(['16'])
    const [chinese] = numbers(draftedOf('潮差是水位之差。芬迪湾的潮差可达十六米。', 'zh-CN'))
    expect(chinese?.choices.map(({ text }) => text)).toEqual(['16'])
  })

  it.each([
    [
      'en',
      'Oolong is a tea that is half oxidised. Some people say that oolong is a medicine. The ones that fail are killed by heat, on the oolong. Thank you for listening to oolong.',
    ],
    [
      'zh-CN',
      '白茶只经过萎凋和干燥两道工序。有人说白茶一年茶三年药七年宝。谢谢王老师讲白茶，我们下期再见。',
    ],
  ] as const)('rests on no hearsay and on no small talk (%s)', (language, body) => {
    const passages = draftedOf(body, language).map(({ question }) => question.passage)
    expect(passages).toEqual([body.split(/(?<=[.。])/)[0]])
  })

  it('leaves others to choose another one from, that go with what the card asks', () => {
    const [first] = draftQuestions(module, { language: 'en', concepts, wanted: 1 })
    const beside = first ? [first.question] : []
    const { drafts, spares } = draftsOf(module, {
      language: 'en',
      concepts,
      wanted: 1,
      spare: 2,
      beside,
    })
    const all = [first, ...drafts, ...spares].map((draft) => draft?.question.passage)
    expect(all.length).toBeGreaterThan(2)
    expect(new Set(all).size).toBe(all.length)
  })

  it.each([
    [
      'en',
      `so today we look at how a hash table keeps its values and what the load factor has to do with it
      and when the table is full we have to copy everything over into a larger one which is why people
      speak of the hash table as fast on average and then there is the linked list that each bucket holds
      because two keys can fall into the same bucket and we call that a collision and every collision makes
      the linked list longer and so the load factor tells you when it is time to grow and people like the
      binary tree for that because a binary tree keeps its keys in order and when you look up a value in a
      binary tree you go left or right at every step until you find what you were looking for`,
    ],
    [
      'zh-CN',
      `今天我们来看哈希表怎样存放数据以及负载因子和它有什么关系当桶里放不下的时候我们需要把所有内容复制到更大的哈希表里面去
      所以大家会说哈希表平均来看很快然后每个桶里面有一条链表因为两个键可能落到同一个桶里我们把它叫作冲突每发生一次冲突链表
      就会变长所以负载因子会告诉你什么时候需要扩容另外还有二叉树因为二叉树会让键保持顺序你在二叉树里面查找的时候每一步向左
      或者向右直到找到你想要的内容为止那么链表的好处就是插入的时候不需要移动别的内容`.replace(
        /\s+/g,
        '',
      ),
    ],
  ] as const)('is made of talk without a full stop, too (%s)', (language, talk) => {
    const titles =
      language === 'en'
        ? ['Hash table', 'Load factor', 'Linked list', 'Collision', 'Binary tree']
        : ['哈希表', '负载因子', '链表', '冲突', '二叉树']
    const body = talk.replace(/\s+/g, ' ')
    const known = titles.map((title, n) => ({
      ...{ id: `c${n}`, title, moduleId: 'talk' },
      sentence: body.slice(Math.max(0, body.indexOf(title) - 20)).slice(0, 60),
    }))
    const talked = { id: 'talk', title: 'Talk', body }
    const drafts = draftQuestions(talked, { language, concepts: known })
    expect(drafts.map(({ from }) => from)).toEqual(['spoken', 'spoken', 'spoken'])
    for (const { question } of drafts) {
      expect(bareText(body)).toContain(bareText(question.passage ?? ''))
      const right = question.choices.find((choice) => choice.right)?.text.toLowerCase() ?? 'none'
      expect(question.passage?.toLowerCase()).toContain(right)
      expect(question.ask.toLowerCase()).not.toContain(right)
    }
  })

  it('is not made of nothing', () => {
    expect(
      draftQuestions({ id: 'a', title: 'A', body: '' }, { language: 'en', concepts: [] }),
    ).toEqual([])
    expect(
      draftQuestions({ id: 'a', title: 'A', body: 'Hello.' }, { language: 'zh-CN', concepts }),
    ).toEqual([])
  })
})

describe('the numbers of a sentence', () => {
  const said = (text: string, language: 'en' | 'zh-CN' = 'en') =>
    numbersIn(text, language).map(({ from, to, value }) => [text.slice(from, to), value])

  it('are told in digits or words', () => {
    expect(said('It has twenty-five legs, 1,450 teeth and two hundred and six bones.')).toEqual([
      ['twenty-five', 25],
      ['1,450', 1450],
      ['two hundred and six', 206],
    ])
    expect(said('A hundred thousand people walked 3.5 km.')).toEqual([
      ['A hundred thousand', 100_000],
      ['3.5', 3.5],
    ])
    expect(said('山高三百五十米，住着一万二千人，走了25公里。', 'zh-CN')).toEqual([
      ['三百五十', 350],
      ['一万二千', 12_000],
      ['25', 25],
    ])
  })

  it('are none where they are part of a name, a time, a version or a formula', () => {
    expect(
      said('See Chapter 12 and Figure 3 at 10:30 in v2.1.3 with H2O, x^2 and the two of us.'),
    ).toEqual([])
    expect(said('第十二章和第3节说的是一个人、两件事。', 'zh-CN')).toEqual([])
    expect(said('twenty thirty')).toEqual([])
  })
})
