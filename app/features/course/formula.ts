const NAMES: Record<string, string> = {
  times: '×',
  cdot: '×',
  div: '÷',
  pm: '±',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  ne: '≠',
  neq: '≠',
  approx: '≈',
  to: '→',
  rightarrow: '→',
  infty: '∞',
  pi: 'π',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  theta: 'θ',
  lambda: 'λ',
  mu: 'μ',
  sigma: 'σ',
  Delta: 'Δ',
  Sigma: 'Σ',
  ldots: '…',
  dots: '…',
  '%': '%',
  $: '$',
  ',': ' ',
  ' ': ' ',
  quad: ' ',
  log: 'log ',
  ln: 'ln ',
  sin: 'sin ',
  cos: 'cos ',
}

/**
 * A small TeX formula as it is written in a line of text, `\frac{a}{b}` as `a / b`; null for one
 * that can't be said in a breath.
 */
export function formulaText(tex: string): string | null {
  const text = tex
    .replace(/\\(?:text|mathrm|mathit|operatorname)\{([^{}]{1,40})\}/g, '$1')
    .replace(/\\[dt]?frac\{([^{}]{1,20})\}\{([^{}]{1,20})\}/g, '$1 / $2')
    .replace(/\\([a-zA-Z]+|[%$, ])/g, (whole, name: string) => NAMES[name] ?? whole)
    .replace(/\^\{?2\}?/g, '²')
    .replace(/\^\{?3\}?/g, '³')
    .replace(/[_^]\{?(\w{1,3})\}?/g, ' $1')
    .replace(/\s+/g, ' ')
    .trim()
  return text.length > 40 || /[\\{}_^&]/.test(text) ? null : text
}
