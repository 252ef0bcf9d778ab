export const page = {
  loading: '页面正在加载',
  skip: '跳到正文',
  home: 'Fifteen 首页',
  navigation: '主导航',
  courses: '课程',
  graph: '图谱',
  digests: '三分钟音频',
  rewards: '奖励',
  mentorQuestions: '答疑',
  account: '账号',
  studio: '工作室',
  invited: '有邀请待回复',
  editInStudio: '在工作室中编辑',
  signIn: '登录',
  sprint: '冲刺',
  ofThree: (count: number) => `${count}/3`,
  rewardWaits: '有奖励待选',
  foot: '由 Fifteen 自托管。你的回答只留在本站。',
  otherLanguage: { code: 'en', name: 'English' },
  copy: '复制链接',
  copied: '已复制',
  share: '分享',
  title: (title: string) => `${title} · Fifteen`,
}

export const refused = {
  id: '反馈问题时请附上这个编号：',
  allCourses: '全部课程',
  'not-found': {
    title: '这里没有页面',
    text: '课程可能已经移走，或者你要找的内容属于别人。',
  },
  forbidden: {
    title: '这个页面供讲师使用',
    text: '你的账号可以在这里学习。本站管理员可以为它开通更多权限。',
  },
  'sign-in-needed': {
    title: '登录后才能查看',
    text: '这个页面属于某个账号。你以访客身份做过的一切都会一起带来。',
  },
  'bad-input': {
    title: '无法读取这次提交',
    text: '表单内容与页面发出的不一致。请返回、刷新后再试一次。',
  },
  'too-large': {
    title: '内容太长',
    text: '文字超出了本站的上限。返回后内容还在，可以删短。',
  },
  'too-many-tries': {
    title: '尝试次数太多',
    text: '请等一刻钟再试。',
  },
  'cross-site': {
    title: '这次提交不是从本站发出的',
    text: '来自其他网址的表单已被拒绝。请在本站打开页面后再提交。',
  },
  'disk-full': {
    title: '本站的存储空间已满',
    text: '刚才提交的内容没有保存，也没有留下半份。之前保存的内容都还在。请告诉站点管理者，稍后再提交一次。',
  },
  'already-chosen': {
    title: '这份奖励已经选过了',
    text: '每个学习冲刺解锁一份奖励，你的那份已经在奖励页里。',
  },
  'mentor-full': {
    title: '导师目前不再接新的问题',
    text: '奖励会留着。可以以后再选，也可以改选徽章。',
  },
  'share-ended': {
    title: '这段音频的分享已经结束',
    text: '分享的人选定了最后一天，那一天已经过去。',
  },
  unreached: {
    title: '页面没有送达',
    text: '网络断了，或者站点暂时没有响应。已保存的内容都还在，请稍后再试。',
  },
  again: '再试一次',
  failed: {
    title: '页面出错了',
    text: '这是我们的问题，已经记录下来。你已保存的内容都还在。',
  },
}

export const display = {
  title: '字号与主题',
  theme: '主题',
  themes: { system: '跟随设备', light: '浅色', dark: '深色' },
  size: '字号',
  sizes: { small: '小', medium: '中', large: '大', larger: '特大' },
  apply: '应用',
}
