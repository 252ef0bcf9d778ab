/** The part of Howler that plays; without its sound in space. */
declare module 'howler/dist/howler.core.min.js' {
  export const Howl: typeof import('howler').Howl
  export const Howler: typeof import('howler').Howler
}
