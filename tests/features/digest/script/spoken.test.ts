import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCourse } from '~/features/course/course-text'
import { moduleSentences } from '~/features/course/sentences'
import { spokenForm } from '~/features/digest/script/spoken'

const EN: [written: string, heard: string][] = [
  ['35% of 1,234 people', 'thirty-five percent of one thousand two hundred and thirty-four people'],
  [
    'In 1999, 2008 and 1905.',
    'In nineteen ninety-nine, two thousand and eight and nineteen oh five.',
  ],
  ['1500 people came.', 'one thousand five hundred people came.'],
  ['the 1990s and 21st', 'the nineteen nineties and twenty-first'],
  ['5–10 minutes', 'five to ten minutes'],
  ['1914–1918', 'nineteen fourteen to nineteen eighteen'],
  ['on 2026-11-27 at 14:02', 'on November twenty-seventh, twenty twenty-six at fourteen oh two'],
  ['$5.50, €1 and $5 million', 'five dollars fifty, one euro and five million dollars'],
  [
    '20 °C, 5 km, 1 kg, 16px',
    'twenty degrees Celsius, five kilometers, one kilogram, sixteen pixels',
  ],
  ['3/4 of 1/2', 'three quarters of one half'],
  [
    'She practised, emphasised and analysed 40 per cent; organisations need modelling.',
    'She practiced, emphasized and analyzed forty percent; organizations need modeling.',
  ],
  ['Randomised behaviour, a metre from sceptics', 'Randomized behavior, a meter from skeptics'],
  [
    'Advise, exercise, promise and comprise no surprise, otherwise crises and analyses arise.',
    'Advise, exercise, promise and comprise no surprise, otherwise crises and analyses arise.',
  ],
  [
    'Raising, advertising and supervising precise improvisation; paradise and disease.',
    'Raising, advertising and supervising precise improvisation; paradise and disease.',
  ],
  ['e.g. this, i.e. that, etc.', 'for example, this, that is, that, and so on.'],
  ['Dr. J. R. Smith', 'Doctor J R Smith'],
  ['HTML, URLs and NASA', "H T M L, U R L's and Nasa"],
  ['This is NOT it', 'This is not it'],
  ['call `getElementById()`', 'call get Element By I D'],
  ['snake_case_name', 'snake case name'],
  ['index.html in v2.17.5', 'index dot H T M L in version two point seventeen point five'],
  ['x² + y = 10 → z × 2', 'x squared plus y equals ten to z times two'],
  ['7 ± 2, A & B', 'seven plus or minus two, A and B'],
  ['use a <button> or </div>', 'use a button tag or closing div tag'],
  ['see https://example.org/a?b=1.', 'see link.'],
  ['write to a.b@example.org', 'write to link'],
  ['it holds [3] (Bjork, 1994).', 'it holds.'],
  ['well 🎉 done — now', 'well done, now'],
  ['“Here,” he said: it’s André', "Here, he said: it's Andre"],
  ['a well-known, user-friendly site', 'a well-known, user-friendly site'],
  ['minus −5 or -5', 'minus minus five or minus five'],
  ['0.5 and 007', 'zero point five and zero zero seven'],
]

const ZH: [written: string, heard: string][] = [
  ['35% 的人', '百分之三十五的人'],
  ['2026年', '二零二六年'],
  ['1999 年，20 世纪 90 年代', '一九九九年，二十世纪九零年代'],
  ['1.5 小时', '一点五小时'],
  ['5–10 分钟', '五到十分钟'],
  ['10%–20%', '百分之十到百分之二十'],
  ['2 个，第 2 个，12 月 2 日', '两个，第二个，十二月二日'],
  ['10203 人，20000 人，110 人', '一万零二百零三人，两万人，一百一十人'],
  ['3/4', '四分之三'],
  ['-5 °C', '负五摄氏度'],
  ['$1,200', '一千二百美元'],
  ['西蒙斯（Simons & Chabris）的短片', '西蒙斯的短片'],
  ['HTML5 和 <a> 标签', 'H T M L 五和 a 标签'],
  ['Node.js 与 index.html', 'Node dot J S 与 index dot H T M L'],
  ['14:05', '十四点零五分'],
  ['“试试”——好！🎉', '试试，好！'],
  ['见 https://a.example/c。', '见链接。'],
  ['x² + y = 3', 'x的平方加y等于三'],
]

/** What a voice can be given, written by hand. */
const SAYABLE = {
  en: /^[A-Za-z' .,;:?!-]*$/,
  'zh-CN': /^[\p{Script=Han}A-Za-z' ，。！？；：、]*$/u,
}

describe('spokenForm', () => {
  it.each(EN)('says %s', (written, heard) => {
    expect(spokenForm(written, 'en')).toBe(heard)
  })

  it.each(ZH)('says %s', (written, heard) => {
    expect(spokenForm(written, 'zh-CN')).toBe(heard)
  })

  it('leaves no digit and no symbol of any text', () => {
    const any = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.string({
        unit: fc.constantFrom(...'a1 2.,-–%$°/:()[]<>=+#年月个第x²½①㎏…'),
        maxLength: 40,
      }),
    )
    fc.assert(
      fc.property(any, (text) => {
        expect(spokenForm(text, 'en')).toMatch(SAYABLE.en)
        expect(spokenForm(text, 'zh-CN')).toMatch(SAYABLE['zh-CN'])
      }),
      { numRuns: 500 },
    )
  })

  it.each(['en', 'zh-CN'] as const)('says every sentence of the demo course in %s', (language) => {
    const read = readCourse(
      readFileSync(`drizzle/seed/courses/how-memory-works.${language}.md`, 'utf8'),
    )
    const modules = read.kind === 'course' ? read.course.modules : []
    const sentences = modules.flatMap(({ body }) => moduleSentences(body, language))
    expect(sentences.length).toBeGreaterThan(200)
    for (const { text } of sentences) {
      const heard = spokenForm(text, language)
      expect(heard).toMatch(SAYABLE[language])
      expect(heard.length).toBeGreaterThan(text.length / 3)
    }
  })
})

const folder = join(process.env.FIFTEEN_DATA ?? '', 'courses/web-dev-for-beginners')

describe.skipIf(!process.env.FIFTEEN_DATA || !existsSync(folder))('on a real course', () => {
  it('says every sentence of its lessons', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    for (const file of files.filter((path) => /README(?:\.zh-cn)?\.md$/.test(path))) {
      const language = file.includes('zh-cn') ? 'zh-CN' : 'en'
      for (const { text } of moduleSentences(readFileSync(join(folder, file), 'utf8'), language)) {
        expect(spokenForm(text, language)).toMatch(SAYABLE[language])
      }
    }
  })
})
