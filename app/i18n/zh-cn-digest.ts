const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, '0')}`

const spoken = (seconds: number) =>
  seconds < 60 ? `${seconds} 秒` : `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`

export const digest = {
  chapters: { opening: '内容简介', point: '要点', recall: '三个问题' },

  player: '播放器',
  play: '播放',
  pause: '暂停',
  position: '位置',
  positionText: (at: number, of: number) => `${spoken(at)}，共 ${spoken(of)}`,
  back: (seconds: number) => `后退 ${seconds} 秒`,
  forward: (seconds: number) => `前进 ${seconds} 秒`,
  speed: '语速',
  mute: '静音',
  unreached: '声音没有传到这台设备。播放位置已保留，再按一次播放即可继续。',
  transcript: '文字稿',

  listen: (seconds: number) => `收听 ${clock(seconds)}`,
  listenTo: '收听：',
  listenUnmade: '三分钟听完',
  listNone: '还没有可以听的内容',
  listNoneText:
    '每个模块都可以用三分钟听完。你开始学的模块，还有你自己制作的音频，都会出现在这里。',
  toCourses: '选择课程',
  thisMorning: '今早',
  yours: '你制作的',
  states: {
    draft: '草稿',
    making: '正在制作',
    failed: '尚未做成',
  },
  kinds: { assembled: '自己编排', recorded: '自己录制' },

  pageTitle: (title: string) => `三分钟音频：${title} · Fifteen`,
  ofModule: '三分钟音频，课程：',
  spokenBy: '由电脑语音朗读，句子都出自本模块。',
  spokenAsWritten: '由电脑语音朗读，讲稿由讲师写定。',
  readModule: (time: number) => `阅读模块，${time} 分钟`,
  rests: '每句话的出处',
  restsText: '列出每一句话，以及它在模块中所依据的原句。',
  fromTitle: '模块的标题',
  fromQuestion: '知识卡片上的一道题',
  fromInstructor: '讲师自己的话',
  seeInModule: '在模块中查看',

  none: '这个模块可以用三分钟听完',
  noneText: '还没有制作。制作大约需要一分钟，谁先需要就由谁开始。',
  make: '开始制作',
  making: '正在制作三分钟音频',
  makingText: '你可以离开这一页，制作会继续；回来时就能听到。',
  steps: {
    waiting: '排在下一个',
    writing: '正在写脚本',
    speaking: '正在逐句朗读',
    mixing: '正在合成并测量时长',
    voice: '语音服务没有回应，改用另一个语音',
    again: '这次没有成功，正在重试',
  },
  unheard: '现在可以读，还不能听',
  problems: {
    'no-voice': '本站没有安装这门课程所用语言的语音。要说的内容写在下面。',
    unsaid: '本站的语音读不出这段文字。要说的内容写在下面。',
    'too-long': '即使读得快一些，也会超过三分钟。',
    broken: '制作声音时中断了，可以再试一次。',
  },
  again: '再试一次',
}
