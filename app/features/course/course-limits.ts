/** How much a course may hold: characters for texts, counts for the rest. */
export const LIMITS = {
  course: 5_000_000,
  id: 100,
  title: 200,
  summary: 1_000,
  source: 2_000,
  sources: 100,
  /** A stem, choice or reason. */
  text: 4_000,
  body: 200_000,
  modules: 200,
  concepts: 50,
  pool: 500,
  choices: { least: 2, most: 8 },
  /** Lines of a digest, and characters of one. */
  lines: 80,
  said: 500,
  /** What a learner types, and so each form that is accepted. */
  typed: 200,
  unit: 40,
  /** Of a module. */
  minutes: 15,
} as const
