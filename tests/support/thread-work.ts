/** Never ends. */
export function stall(): never {
  for (;;);
}

/** Takes memory until there is none. */
export function devour(): number {
  const held: number[][] = []
  for (;;) held.push(Array.from({ length: 100_000 }, (_, at) => at))
}

/** The names of what the environment sets. */
export const settings = (): string[] => Object.keys(process.env)
