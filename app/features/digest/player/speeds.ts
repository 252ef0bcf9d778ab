/** How fast a digest can be heard; 1 is as it was made. */
export const SPEEDS: readonly number[] = [0.75, 1, 1.25, 1.5, 1.75, 2]
