/** Headings of what is to be done and teaches nothing itself. */
const ASIDE =
  /^[^\p{L}]*(?:challenge|assignment|review (?:&|and) self|self.?study|quiz|(?:pre|post).?lecture|exercises?$|your turn|credits|pre-?requisites?|further reading|resources$|references|homework|acknowledge?ments|挑战|作业|复习|自学|测验|课前|课后|练习$|参考|延伸阅读|致谢|准备工作|先决条件)/iu

/** Whether what stands under a heading is the reader's work or points elsewhere, and teaches nothing itself. */
export const isAside = (heading: string): boolean => ASIDE.test(heading)
