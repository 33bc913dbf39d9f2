import { isDatabaseAway } from './db/database.ts'

interface Waiting<Item, Answer> {
  readonly item: Item
  answer(answer: Answer): void
  fail(fault: unknown): void
}

/**
 * Does together what is asked for at the same time. What comes while others are under way waits for the next turn, so a lone
 * caller never waits and a crowd shares one round trip. When a turn fails each is done alone, so that one that cannot be done
 * does not hold back those it came with; not when the database is away, which would fail each of them again.
 * @param most in one turn
 * @param atOnce turns under way
 */
export function gather<Item, Answer>(
  work: (items: readonly Item[]) => Promise<readonly Answer[]>,
  { most, atOnce }: { most: number; atOnce: number },
): (item: Item) => Promise<Answer> {
  const waiting: Waiting<Item, Answer>[] = []
  let underWay = 0
  const alone = async ({ item, answer, fail }: Waiting<Item, Answer>): Promise<void> => {
    try {
      const [only] = await work([item])
      answer(only as Answer)
    } catch (fault) {
      fail(fault)
    }
  }
  const next = async (): Promise<void> => {
    underWay += 1
    const turn = waiting.splice(0, most)
    if (waiting.length > 0 && underWay < atOnce) void next()
    try {
      const answers = await work(turn.map(({ item }) => item))
      turn.forEach((one, place) => {
        one.answer(answers[place] as Answer)
      })
    } catch (fault) {
      if (turn.length === 1 || isDatabaseAway(fault)) for (const one of turn) one.fail(fault)
      else for (const one of turn) await alone(one)
    }
    underWay -= 1
    if (waiting.length > 0) void next()
  }
  return (item) =>
    new Promise((answer, fail) => {
      waiting.push({ item, answer, fail })
      // At the end of this turn of the event loop: whoever comes with it comes along.
      if (underWay < atOnce && waiting.length === 1)
        setImmediate(() => waiting.length > 0 && underWay < atOnce && void next())
    })
}
