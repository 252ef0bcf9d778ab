import { contentWords } from '~/features/course/words'
import type { Hearing, Known } from './hearing'

/** In Han characters: shorter ones say little, longer ones are lost by the ear. */
const LENGTH = { least: 7, good: 80, most: 110 }

/** What points at something that is only seen or at the lesson itself, and exercises. */
const SEEN =
  /下面|上面的|以上|如下|以下|下列|下图|上图|如图|图中|图片所示|截图|所示|上述|上文|前文|代码片段|代码块|代码所|段代码|示例|例子|[上本此]例|视频|链接来|了解更多|更多信息|更多内容|更多关于|参考指南|参阅|查阅|官方文档|的文档中|课前|课后|测验|测试一下|作业|挑战|练习题|试一试|试试|试着|尝试一下|看一看|看看|读一读|想一想|想想|回想一下|亲手|在心里回答|这里(?:是|有|列)|提示：|注意：|注：|维基百科|恭喜|Fifteen 会|上方|下方|上面[一二三四五几两]|个模块|模块(?:结尾|里|中|开头|从)|“.{1,12}”部分|(?:这|本|下|上|该|前|后|之后的|之前的|后面的)(?:一|几)?个?(?:节课|节|章|模块|课|讲|步|篇|教程|课程|单元|部分)|(?:之前|之后|后面)的(?:部分|内容|课)/

/** What is about the reader's work and the author's, not about what is taught. */
const WORK =
  /点击|单击|控制台[里中]|你还需要|你需要先|就好$|注册一个|去 \w+\.\w+|让我们|我们来|我们(?:将|会|要|需要|可以|先|已经|现在|刚|看|有)|你(?:将|会看|可能会|已经|现在|应该能|需要|可能已|可以看到|可以在|刚|应该已)|您(?:将|会|已经|现在|需要|可以看到|可以在)|(?:^|，)请|最近走进|(?<![自本其忘])我(?!们)|大家|欢迎|恭喜|接下来/

const EXERCISE =
  /^(?:现在|然后|接着|首先|最后|再|先)?(?:试|请你?想|阅读|观看|查看|看|读|想象|假设|思考|找|列出|写下|完成|研究|探索|回顾|记得|注意到|合上|不妨|说出|拿|趁|把.{1,16}说|画|列|挑|数一|闭|盯|准备|回到|写个|比较一些|随便|上网|用.{1,20}写一个)/

/** Orders that need a screen. */
const STEP =
  /^(?:现在|然后|接着|首先|最后|再|先)?(?:请|打开|点|按|输入|运行|安装|下载|复制|粘贴|修改|新建|创建一个|添加|对比|去|访问|前往|确保你已)/

/** What the author is doing. */
const AUTHOR =
  /^我们|，我们|你(?:还|也)?(?:需要|可以|能)(?:先|在|用|通过)?(?:创建|打开|添加|选择|输入|使用)|^(?:在|将|把|使用|通过)[^，。]{2,40}(?:中|里|上)?(?:，)?(?:创建|添加|打开|输入|选择|修改|编写|放到|设置为)/

const CONNECTIVE =
  /^(?:(?:所以|因此|因而|于是|但是|但(?!凡)|可是|不过(?!是)|然而|而且|并且|可见|而)，?|(?:同样|另外|此外|当然|其实|事实上|总之|显然|幸运的是|不幸的是|也就是说|换句话说|换言之|最后|首先|其次|同时|更重要的是|一般来说|通常来说|现在)，)+/

const HANGS =
  /^(?:这|那|它|他|她|其(?!实)|此|该|前者|后者|另一|另外|两者|二者|两种|三者|如此|当时|中途|例如|比如|譬如|反之|相反|否则|然后|接着|之后|随后|一旦|与此|除此|对此|为此|因为这|同样地|也|还|又|再|便|就|结果|答案|原因|上述|前面|另一方面|第二|第三|其他|其它|除了这|为了这|在这|在那|有了|由此|从此|于此|通过这|基于此|正因)/

const PEOPLE =
  /人|者|师|员|手|生|孩|友|家|户|组|(?:^|[，、和])[\p{Script=Han}]{2,4}(?:和|与|（|在)/u

/** @see hearingOf */
export function hearChinese(text: string, known: Known): Hearing | null {
  const length = text.match(/\p{Script=Han}/gu)?.length ?? 0
  if (length < LENGTH.least || length > LENGTH.most) return null
  if (SEEN.test(text) || EXERCISE.test(text)) return null
  const alone = text.replace(CONNECTIVE, '').trim()
  if (EXERCISE.test(alone)) return null
  const hangs = HANGS.test(alone) || lacksSubject(alone, known)
  return {
    alone: hangs ? text : alone,
    joined: text,
    hangs,
    weight: length < 12 ? 0.8 : 1,
    reserve:
      WORK.test(alone) || STEP.test(alone) ? 2 : AUTHOR.test(alone) || length > LENGTH.good ? 1 : 0,
  }
}

/** Whether a pronoun comes before anything that it could mean. */
function lacksSubject(text: string, known: Known): boolean {
  const person = /(?<![其])[他她]们?/.exec(text)
  if (person && !PEOPLE.test(text.slice(0, person.index))) return true
  const thing = /它们?|这(?=[是些种样个两三几])|那(?=[是些种样个])/.exec(text)
  return thing !== null && !contentWords(text.slice(0, thing.index), 'zh-CN').some(known)
}
