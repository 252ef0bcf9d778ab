export const bank = {
  intro: (count: number) => `共 ${count} 道练习题。本模块的正文尚待编写。`,
}
