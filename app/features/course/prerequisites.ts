/** A concept and the ids of those needed before it. */
type Needing = { id: string; needs: { id: string }[] }

/**
 * The way through a course's concepts. `order` names each after all that it needs, else in the
 * order given; `steps` is how many concepts, one upon the other, stand below a concept: 0 for
 * one that needs none.
 */
export type Way =
  | { kind: 'way'; order: string[]; steps: Map<string, number> }
  | { kind: 'circle'; circle: string[] }

/**
 * Orders concepts by what they need. Needs that aren't among the concepts are left out of
 * account. Concepts that need each other come back as the `circle`, each needing the next and
 * the last the first.
 */
export function wayThrough(concepts: Needing[]): Way {
  const known = new Map(concepts.map((concept) => [concept.id, concept]))
  const needsOf = (id: string) =>
    (known.get(id)?.needs ?? []).map((need) => need.id).filter((need) => known.has(need))
  const steps = new Map<string, number>()
  const order: string[] = []
  const open = new Set<string>()
  for (const { id: first } of concepts) {
    const path = [first]
    while (path.length > 0) {
      const id = path.at(-1) as string
      const waiting = steps.has(id) ? undefined : needsOf(id).find((need) => !steps.has(need))
      if (waiting === undefined) {
        if (!steps.has(id)) {
          steps.set(id, Math.max(0, ...needsOf(id).map((need) => (steps.get(need) ?? 0) + 1)))
          order.push(id)
        }
        open.delete(id)
        path.pop()
      } else {
        open.add(id)
        if (open.has(waiting)) return { kind: 'circle', circle: path.slice(path.indexOf(waiting)) }
        path.push(waiting)
      }
    }
  }
  return { kind: 'way', order, steps }
}
