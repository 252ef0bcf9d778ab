import type { say as english } from './en-say'
import type { Shape } from './language'

export const say: Shape<typeof english> = {
  title: '三分钟音频',
  text: '每个模块都可以用三分钟听完。发布前先看看会说些什么；没有改动的部分按拟好的讲稿来说。',
  none: '还没有模块。有了模块，这里就会拟出它的三分钟讲稿。',
  of: (title) => `三分钟音频：${title}`,
  about: '可以修改，也可以试听。发布之前，别人听不到。',
  words: {
    proposed: '根据正文拟出',
    own: '按你写的',
    earlier: '模块改过了，讲稿已重新拟出',
  },
  length: (clock) => `约 ${clock}，上限 3:00`,
  unfit: '需要修改',
  hear: '试听',
  unheard: '按“试听”，几秒之后就能听到学习者将听到的语音。',
  making: '正在朗读',
  leave: '可以继续写，也可以离开本页。',
  look: '看看进展',
  earlier: '你写好之后，模块又改过了',
  earlierText: '所以讲稿已重新拟出。你写的还留着：',
  takeBack: '换回我写的',
  proposeAnew: '恢复拟出的讲稿',
  voice: '用你自己的声音',
  voiceLater: '课程发布后，可以自己把它读出来：发布页上每份音频旁都有“自己录”。',
  voiceNow: '自己读出来，以你的名义分享。',
  next: (title) => `下一个：${title}`,
  toPublication: '去发布',
}
