import type { publish as english } from './en-publish'
import type { Shape } from './language'

export const publish: Shape<typeof english> = {
  passOn: '转给别人',
  address: '课程的网址',
  qr: '二维码',
  qrOf: (title) => `《${title}》网址的二维码`,
  embed: '嵌入其他网页的代码',
  copyCode: '复制代码',
  licence: (name) => `许可：${name}。`,
  noLicence: '没有写明许可，别人不能在别处使用。',
  change: '修改',
  proposedAnew: (count) => `${count} 份三分钟音频的讲稿会重新拟出：你写好之后，正文又改过了`,
  wordsKept: '你写的还留着。打开讲稿可以换回你写的，也可以按拟好的来说。',
  standing: '谁能找到，回答多少提问',
  whoFinds: '谁能找到',
  found: {
    catalogue: '所有人：列在课程目录里。',
    link: '有链接的人：不列在任何目录里，并请搜索引擎不要收录。',
  },
  mentored: '同时接受的导师答疑数',
  mentoredText: '留空表示不限，0 表示不接。学习者完成学习冲刺时，会看到你是否还接新的提问。',
  noNumber: '请写 0 到 999 的整数，或留空。',
  save: '保存',
  saved: '已保存。',
}
