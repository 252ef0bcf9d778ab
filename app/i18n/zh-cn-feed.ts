export const feed = {
  title: '我的 Fifteen',
  about: '我的课程的三分钟音频、我自己做的音频，以及每天早上三个值得记住的知识点。',
  morning: (date: string, titles: string) => `${date}：${titles}`,
}

export const feedPage = {
  title: '你的播客',
  lede: '用你平时的播客应用来听：你学过的课程的三分钟音频、你自己做的音频，以及每天早上一期短音频，讲讲快要淡忘的内容。',
  secret: '它的地址是私密的。谁有这个地址，谁就能听，所以只显示一次；你随时可以停用它。',
  make: '生成我的播客',
  made: '你的播客已经准备好了',
  once: '请现在复制地址，之后不会再显示。在播客应用里选择“通过网址（URL）添加播客”。',
  address: '播客地址',
  qr: '地址的二维码',
  since: (day: string) => `生成于 ${day}`,
  used: (moment: string) => `上次使用：${moment}`,
  unused: '还没有用过',
  morning: '今天早上',
  mornings: {
    later: '今天的一期在早上五点以后出来。',
    making: '今天的一期正在准备，需要一两分钟。',
    nothing: '今天没有内容在淡忘。',
    failed: '今天的一期没能做出来。明天还会有新的一期。',
    resting: '没有人听的时候，早间音频会先停一停。播客应用再来取你的播客时，它就会恢复。',
  },
  renew: '换一个新地址',
  renewText: '新地址会取代现在的地址，旧地址随即失效。',
  end: '停用这个播客',
}
