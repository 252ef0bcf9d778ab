/** HTML that was sanitised when its course was published. */
export function Markup({ html, language }: { html: string; language?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when published
  return <span lang={language} dangerouslySetInnerHTML={{ __html: html }} />
}
