const minutes = (count: number) => `${count} 分钟`

export const catalogue = {
  title: '课程',
  today: '今天',
  hello: (name: string) => `${name}，又见面了`,
  helloGuest: '又见面了',
  headline: '用一刻钟，学会一件完整的事',
  lede: '短小的模块，每个模块末尾三道题，让你如实看到自己掌握了什么。不需要账号；以后注册，现在做过的都会保留。',
  startWith: '从《',
  startWithEnd: '》开始',
  quarter: '一刻钟，分成三段',
  steps: ['一次读一个要点', '回答三道题', '看看自己掌握了什么'],
  sprintDial: (count: number) => `学习冲刺：已完成 ${count} 课，共 3 课`,
  nextIn: '接下来学',
  open: (time: number) => `继续，${minutes(time)}`,
  toGo: (count: number) => `再完成 ${count} 课，这次学习冲刺就完成，并解锁一份奖励。`,
  toNext: '再完成三课，下一次学习冲刺就完成。',
  waiting: '有一课还没做完。这期间完成的课，等它做完后一并计入。',
  all: '全部',
  language: '语言',
  yours: '你的课程',
  every: '课程目录',
  size: (count: number, time: number) => `${count} 个模块，${minutes(time)}`,
  begun: (done: number, count: number, time: number) =>
    done === count
      ? `${count} 个模块全部完成`
      : `已完成 ${done}/${count} 个模块，还需 ${minutes(time)}`,
  none: '这里还没有课程',
  noneText: '本站的讲师用一条命令就能导入课程。',
  noneIn: '还没有这种语言的课程',
  rewardWaits: '有一份奖励等你领取',
  choose: '去选择',
}

export const course = {
  size: (count: number, time: number, sprints: number) =>
    `${count} 个模块 · ${minutes(time)} · ${sprints} 次学习冲刺`,
  by: (name: string) => `作者：${name}。`,
  licence: (name: string) => `许可：${name}。`,
  openIt: '打开课程',
  podcast: '当作播客来听',
  ownPodcast: '你自己的播客',
  alsoIn: '另有',
  start: (time: number) => `开始，${minutes(time)}`,
  resume: (time: number) => `继续，${minutes(time)}`,
  titleEnd: '。',
  sprint: (number: number) => `第 ${number} 次学习冲刺`,
  finishedOf: (count: number, of: number) => `${count}/${of}`,
  done: (right: number) => `已完成，3 题答对 ${right} 题`,
  hereOnCard: '你在这里：知识卡片',
  here: (idea: number, of: number) => `你在这里，第 ${idea}/${of} 个要点`,
  minutes,
  reward: '连续完成三课（任何课程都算）解锁一份奖励：一枚徽章，或一次导师答疑。',
  know: '你目前掌握的',
  knowEmpty: '图谱的开头部分。每回答一题，它就会填充一些。',
  wholeGraph: '完整图谱',
  sources: '参考来源',
}

export const module = {
  ideas: (now: number, of: number) => `第 ${now} 个要点，共 ${of} 个，之后是知识卡片`,
  back: '上一页',
  next: '下一页',
  toCard: '三道题',
  recording: (spans: string) => `录像的 ${spans}`,
  left: (time: number) => (time < 1 ? '剩余不到 1 分钟' : `剩余 ${minutes(Math.round(time))}`),
  idea: (number: number) => `要点 ${number}`,
  keys: '方向键和空格键可以翻页。',
}

export const graphPage = {
  empty: '还没有图谱',
  emptyText: '本站有了第一门课程，图谱就会出现。',
  choose: '课程',
  open: '去看看',
}
