import type { Language } from '~/features/course/outline'

/**
 * The phrases of a script that come from no sentence of a module. `…` stands for what does.
 * Everything else in a line traces.
 */
export const FRAMES: Record<Language, Record<FrameName, string>> = {
  en: {
    opening: 'Here is the gist of this module: …',
    firstRecall: 'Now recall, without looking back. First: …',
    secondRecall: 'Second: …',
    thirdRecall: 'Third: …',
    nextRecall: 'Next: …',
    trueOrNot: '… True or not, and why?',
    finish: '… How does it go on?',
    sayTo: '… What do you say to this?',
    tell: 'what do you remember about …?',
    name: 'can you name …?',
    whatIs: 'what is …',
    whatFollows: 'what follows …',
    explain: '… How do you explain it?',
    wrongAtFirst: 'What I had wrong at first: …',
    knownAlready: 'What I knew already: …',
    morning: 'Good morning. This is worth keeping in mind: ….',
    morningEnd: 'That is all for today. The answers are in …, whenever you like.',
  },
  'zh-CN': {
    opening: '下面是这个模块的要点：…',
    firstRecall: '现在先不看，回想一下。第一个问题：…',
    secondRecall: '第二个问题：…',
    thirdRecall: '第三个问题：…',
    nextRecall: '下一个问题：…',
    trueOrNot: '…这句话对不对，为什么？',
    finish: '…这句话怎么接下去？',
    sayTo: '…这句话，你怎么看？',
    tell: '关于…，你还记得什么？',
    name: '你能说出…吗？',
    whatIs: '什么是…',
    whatFollows: '可以得出什么：…',
    explain: '…这该怎么解释？',
    wrongAtFirst: '我一开始答得不对的：…',
    knownAlready: '我本来就知道的：…',
    morning: '早上好。这些值得记住：…。',
    morningEnd: '今天就到这里。答案都在“…”里，随时可以去看。',
  },
}

export type FrameName =
  | 'opening'
  | 'firstRecall'
  | 'secondRecall'
  | 'thirdRecall'
  | 'nextRecall'
  | 'trueOrNot'
  | 'finish'
  | 'sayTo'
  | 'tell'
  | 'name'
  | 'whatIs'
  | 'whatFollows'
  | 'explain'
  | 'wrongAtFirst'
  | 'knownAlready'
  | 'morning'
  | 'morningEnd'

/** A phrase with what comes from the module in its place. */
export const framed = (language: Language, name: FrameName, text: string): string =>
  FRAMES[language][name].replace('…', () => text)
