/** How many modules of a text are shown whole at a time. */
export const SHOWN = 12
